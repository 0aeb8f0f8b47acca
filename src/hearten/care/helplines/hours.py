"""When somebody answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Window:
    """A time of day on some days of the week, by the clocks of the line's own place."""

    days: tuple[int, ...]
    """Monday is 0."""
    opens: int
    """Minutes after midnight."""
    closes: int
    """Minutes after midnight; more than a day's where it closes after the next midnight."""
    by: str = ""
    """Only for this way to reach the line."""
    languages: tuple[str, ...] = ()
    """Only in these languages."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether somebody answers now."""

    open: bool | None
    """None where the hours are not known."""
    until: datetime | None = None
    """When an open line closes; None where it does not close within a week."""
    next: datetime | None = None
    """When a closed line opens again."""


NEVER_SAID = Opening(None)
ALWAYS = Opening(open=True)


def opening(windows: Iterable[Window], zone: str, at: datetime) -> Opening:
    """Whether one of the windows is open at the instant `at`."""
    spans = list(_joined(sorted(_spans(windows, ZoneInfo(zone), at))))
    if not spans:
        return NEVER_SAID
    for starts, ends in spans:
        if starts <= at < ends:
            return Opening(open=True, until=ends if ends - at < timedelta(days=7) else None)
    return Opening(open=False, next=next((starts for starts, _ in spans if starts > at), None))


def _spans(windows: Iterable[Window], zone: ZoneInfo, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The windows as instants, from yesterday (which may reach past midnight) to a week from now."""
    today = at.astimezone(zone).date()
    for window in windows:
        for ahead in range(-1, 9):
            day = today + timedelta(days=ahead)
            if day.weekday() in window.days:
                midnight = datetime.combine(day, time(), zone)
                ends = (midnight + timedelta(minutes=window.closes)).astimezone(at.tzinfo)
                yield (midnight + timedelta(minutes=window.opens)).astimezone(at.tzinfo), ends


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    """Spans that touch as one."""
    held: tuple[datetime, datetime] | None = None
    for starts, ends in spans:
        if held and starts <= held[1]:
            held = held[0], max(held[1], ends)
            continue
        if held:
            yield held
        held = starts, ends
    if held:
        yield held


def days(written: str) -> tuple[int, ...]:
    """`mon-fri` or `wed sat` as numbers; `sun-wed` goes over the end of the week."""
    found: list[int] = []
    for part in written.split():
        first, _, last = part.partition("-")
        start, length = DAYS.index(first), (DAYS.index(last or first) - DAYS.index(first)) % 7
        found += [(start + step) % 7 for step in range(length + 1)]
    return tuple(found)


def minutes(written: str) -> int:
    """`08:30` as minutes after midnight."""
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)
