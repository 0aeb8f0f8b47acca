"""Hearten's own plain table: whatever else a person can write down or convert, one row a trace.

    seen_at,seconds,platform,space,voice,act
    2026-05-14 21:03,90,radio,Night Waves,Ada Made-Up,listened

A header is required; columns come in any order, and more of them do no harm. `seen_at` and `platform` are needed. A
time without a zone is in the person's own. Without `act`, a row with seconds is time spent and one without is a view.
A `key` as `hearten export` writes it is kept, so that what was taken out is known again when it comes back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import UTC

from hearten.ground.ids import DAY, trace_key
from hearten.sources.dates import times
from hearten.sources.dates.when import When, told
from hearten.sources.formats.csvrows import rows
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import ACTS, Act, Trace, Unread, UnreadReason

COLUMNS = ("seen_at", "seconds", "platform", "space", "voice", "act")
KEY = "key"
NEEDED = frozenset(("seen_at", "platform"))

_PLATFORM = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
_ZONED = re.compile(r".*(?:[Zz]|UTC|GMT|:\d\d(?:[.,]\d+)? ?[+-]\d\d(?::?\d\d)?)", re.DOTALL)
_KEY = re.compile(r"[0-9a-f]{32}")
_ACTS: dict[str, Act] = {act: act for act in ACTS}


def _recognise(sample: Sample) -> float:
    header = sample.csv_rows[0] if sample.csv_rows else ()
    return CERTAIN if set(_places(header)) >= NEEDED else NO


def _places(header: tuple[str, ...] | list[str]) -> dict[str, int]:
    """Where each of our columns stands."""
    names = [name.strip().casefold() for name in header]
    return {name: names.index(name) for name in (*COLUMNS, KEY) if name in names}


def _read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    places: dict[str, int] | None = None
    count = 0
    stream = member.open()
    try:
        for row in rows(stream):
            if isinstance(row, Unread):
                yield row
            elif places is None:
                places = _places(row)
                if not set(places) >= NEEDED:
                    yield Unread("not_understood", "the header")
                    return
            else:
                count += 1
                fields = {name: row[place].strip() for name, place in places.items() if place < len(row)}
                found = _trace(fields, settings)
                yield found if isinstance(found, Trace) else Unread(found, f"row {count}")
    finally:
        stream.close()


def _trace(fields: dict[str, str], settings: Settings) -> Trace | UnreadReason:
    when = _when(fields.get("seen_at", ""), settings)
    if when is None or when.at is None:
        return "bad_time"
    seconds = _seconds(fields.get("seconds", ""))
    act = _ACTS.get(fields.get("act") or ("viewed" if seconds is None else "time_spent"))
    platform = fields.get("platform", "").casefold()
    if act is None or (seconds is not None and seconds < 0) or not _PLATFORM.fullmatch(platform):
        return "bad_value"
    space, voice = fields.get("space") or None, fields.get("voice") or None
    exported = _KEY.fullmatch(fields.get(KEY, ""))
    return Trace(
        bytes.fromhex(exported[0]) if exported else trace_key(platform, act, f"{space or ''}\0{voice or ''}", when.at),
        when.at, when.precision, when.basis, platform, act,
        space, voice, True, seconds, None if seconds is None else "measured",
    )  # fmt: skip


def _when(written: str, settings: Settings) -> When | None:
    """The time, in the zone it names or else in the person's own; a day without a time is that day's midnight in UTC,
    so that it stays the day that was written wherever it is counted."""
    when = told(written, settings.now, settings.zone)
    if when is not None and when.precision == "day":
        when = told(written, settings.now, UTC)
    if when is None or when.at is None or times.unix(written) or _ZONED.fullmatch(written):
        return when
    return when._replace(basis="local_assumed")


def _seconds(written: str) -> float | None:
    """A duration; none for an empty field, and -1 for what is not one."""
    if not written:
        return None
    try:
        seconds = float(written)
    except ValueError:
        return -1
    return seconds if math.isfinite(seconds) and 0 <= seconds <= 7 * DAY / 1_000_000 else -1


PLATFORM = Platform(
    "plain",
    "Hearten's plain table",
    ACTS,
    ("space", "voice", "seconds"),
    (Reader("traces.csv", _recognise, _read),),
)
