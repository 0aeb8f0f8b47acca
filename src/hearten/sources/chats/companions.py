"""Talk with an AI companion, as the readers of its exports hand it on: one message, one trace.

What the person wrote is theirs. What the companion answered is counted, timed and kept too, as not theirs (`mine` is
False): a program has no privacy that keeping its words could hurt, and what it says to a young person matters at least
as much as what they say to it. The conversation is the space, the companion the voice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import items
from hearten.sources.formats.records import Json
from hearten.sources.members import Member
from hearten.sources.trace import Precision, Trace, Unread

_new = tuple.__new__


class Said(NamedTuple):
    """One message."""

    name: str | None
    """The message's own id, the same in every export."""
    at: object
    """The time as the export writes it."""
    mine: bool
    words: str | None


def read_conversations(member: Member, rows: Callable[[Json], Iterator[Trace | Unread]]) -> Iterator[Trace | Unread]:
    """Every conversation of a file through `rows`, one at a time."""
    stream = member.open()
    number = 0
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
                continue
            number += 1
            for row in rows(item[1]):
                yield row if isinstance(row, Trace) else row._replace(where=f"conversation {number}: {row.where}")
    finally:
        stream.close()


def trace_of(said: Said, platform: str, companion: str, conversation: str | None, now: int) -> Trace | Unread:
    """A message as a trace."""
    name, at, mine, words = said
    when = _time(at)
    if at is not None and (when is None or not times.plausible(when[0], now)):
        return Unread("bad_time", "a message")
    if when is None:
        seen_at, precision, basis = None, "none", "none"
    else:
        (seen_at, precision), basis = when, "event"
    key = trace_key(platform, "messaged", name, None) if name else _key_of_words(platform, words, mine, seen_at)
    fields = (
        key, seen_at, precision, basis, platform, "messaged", conversation, companion, mine,
        None, None, None, None, (), words, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _key_of_words(platform: str, words: str | None, mine: bool, seen_at: int | None) -> bytes:
    return trace_key(platform, "messaged", f"{mine}\0{normal_text(words or '')}", seen_at)


def _time(value: object) -> tuple[int, Precision] | None:
    if type(value) is str:
        return times.iso(value) or times.plain(value)
    return times.unix(value)
