"""Discord's activity log: one event a line, gigabytes of them, of which a few kinds tell what a person did.

    bytes ─► blocks of whole lines ─┬► lines that name a wanted event ─► decoded ─► Event
                                    ├► all other lines: counted, never decoded
                                    └► torn lines ─► Unread

    {"event_type": "voice_disconnect", "event_id", "timestamp": "\\"2025-05-01T02:00:30.123Z\\"", "guild_id"?,
     "channel_id"?, "duration_connected_ms"?, "duration"?, "context"?, ...}

`Activity/{analytics,reporting,modeling,tns}/events-*.json` hold the same kinds of events for four purposes; which
folder has most depends on the person's settings: https://github.com/aamiaa/Data-Package-Tool (DataPackage.cs,
DAnalyticsEvent.cs). Numbers may come as text, and a time in two pairs of quotes; a shared screen reports its own end
inside the call that carries it: https://github.com/ellypaws/unpackage (the importer's activity events).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hearten.sources.dates import times
from hearten.sources.formats.jsontext import decode
from hearten.sources.members import Stream
from hearten.sources.trace import Precision, Unread

APP_OPENED, CHANNEL_OPENED, REACTION = "app_opened", "channel_opened", "add_reaction"
VOICE_JOINED, VOICE_LEFT, VOICE_ENDED = "join_voice_channel", "leave_voice_channel", "voice_disconnect"
KINDS = (APP_OPENED, CHANNEL_OPENED, REACTION, VOICE_JOINED, VOICE_LEFT, VOICE_ENDED)
"""The kinds that are read, of several hundred: https://github.com/Androz2091/discord-data-package-explorer
(events.json) lists them."""

_CHUNK = 1 << 20
_LONGEST = 8 << 20
"""Bytes of the longest line that is kept; a true one has a few thousand."""
_WANTED = re.compile(rb'"event_type"\s*:\s*"(?:' + "|".join(KINDS).encode() + rb')"')
_BLANK = b" \t\r\n\0\xef\xbb\xbf"
"""No event begins or ends with any of these, which include the mark of UTF-8."""
_LONGEST_CALL = 86_400_000
"""Milliseconds. What is longer than a day is a program that never said that it left."""


class Event(NamedTuple):
    """One event of a wanted kind."""

    kind: str
    at: int
    precision: Precision
    guild: str
    channel: str
    message: str
    emoji: str
    length: int
    """Microseconds that a stay in voice had lasted at `at`; 0 where the event does not say."""


class EventLog:
    """One file of events: iterate to read it. `others` is how many events of other kinds there were."""

    def __init__(self, stream: Stream, now: int) -> None:
        self._stream = stream
        self._now = now
        self.others = 0

    def __iter__(self) -> Iterator[Event | Unread]:
        left_over = 0
        for block in _blocks(self._stream):
            if isinstance(block, Unread):
                yield block
            elif block.endswith(b"\n") or not block.strip(_BLANK) or decode(block)[1]:
                yield from self._events(block)
            else:
                left_over = len(block)
        if left_over or self._stream.lost:
            yield Unread("cut_off", "end of file", left_over + max(self._stream.lost, 0))

    def _events(self, block: bytes) -> Iterator[Event | Unread]:
        """What whole lines tell. Where all of them begin and end like events, only the wanted ones are looked at."""
        count = _sound_lines(block)
        lines = list(_wanted_lines(block) if count else _filled_lines(block))
        self.others += max(count - len(lines), 0)
        for line in lines:
            found = self._event(line.strip(_BLANK))
            if found is None:
                self.others += 1
            else:
                yield found

    def _event(self, line: bytes) -> Event | Unread | None:
        """What one line tells; None for an event of another kind."""
        if not line.startswith(b"{") or not line.endswith(b"}"):
            return Unread("not_understood", "a line", len(line))
        if not _WANTED.search(line):
            return None
        value, good = decode(line)
        if not good:
            return Unread("not_understood", "a line", len(line))
        kind = value.get("event_type")
        if kind not in KINDS or value.get("context") == "stream":
            return None
        when = _time(value.get("timestamp")) or _time(value.get("client_track_timestamp"))
        if when is None or not times.plausible(when[0], self._now):
            return Unread("bad_time", f"{kind}: timestamp")
        return Event(
            kind,
            *when,
            _number(value.get("guild_id")),
            _number(value.get("channel_id")) or _number(value.get("channel")),
            _number(value.get("message_id")),
            _text(value.get("emoji_name")),
            _length(value),
        )


def _blocks(stream: Stream) -> Iterator[bytes | Unread]:
    """The file in pieces that end with a line; the last one may not."""
    rest = b""
    dropped = 0
    while chunk := stream.read(_CHUNK):
        end = chunk.rfind(b"\n") + 1
        block, rest = rest + chunk[:end], chunk[end:]
        if not end:
            rest = block + rest
            if dropped or len(rest) > _LONGEST:
                dropped, rest = dropped + len(rest), b""
            continue
        if dropped:
            line, _, block = block.partition(b"\n")
            yield Unread("too_large", "a line", dropped + len(line))
            dropped = 0
        if block:
            yield block
    if dropped:
        yield Unread("too_large", "a line", dropped)
    elif rest:
        yield rest


def _sound_lines(block: bytes) -> int:
    """How many lines there are if each begins and ends as an event does, else 0."""
    count = block.count(b"\n")
    joints = block.count(b"}\n{") or block.count(b"}\r\n{")
    ends = block.startswith(b"{") and block.endswith((b"}\n", b"}\r\n"))
    return count if ends and joints == count - 1 else 0


def _filled_lines(block: bytes) -> Iterator[bytes]:
    return filter(None, (line.strip(_BLANK) for line in block.split(b"\n")))


def _wanted_lines(block: bytes) -> Iterator[bytes]:
    end = 0
    for found in _WANTED.finditer(block):
        if found.start() >= end:
            start = block.rfind(b"\n", 0, found.start()) + 1
            end = block.find(b"\n", found.end())
            yield block[start:end]


def _time(value: object) -> tuple[int, Precision] | None:
    if type(value) is not str:
        return None
    text = value.strip('"')
    return times.iso(text) or times.plain(text)


def _number(value: object) -> str:
    """A number of Discord, which may come as one."""
    return str(value) if type(value) is int else value if type(value) is str and value.isdecimal() else ""


def _text(value: object) -> str:
    return value if type(value) is str else ""


def _length(event: dict[str, Any]) -> int:
    """How long a call was: connected time where the program measured it, else its whole duration; in milliseconds."""
    for name in ("duration_connected_ms", "duration"):
        value = event.get(name)
        try:
            length = int(float(value)) if type(value) in (int, float, str) else 0  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            continue
        if 0 < length <= _LONGEST_CALL:
            return length * 1000
    return 0
