"""Dates of a chat: a few that teach how all are written, and then all of them, quickly."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import NamedTuple

from hearten.ground.ids import DAY, HOUR, MINUTE, SECOND
from hearten.sources.dates.frames import on_wall_clock
from hearten.sources.dates.times import plausible
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.trace import Precision

_FIRST = 200
"""So many dates show how the time of day is written."""
_MOST = 400
_MOST_HOURS = 50_000
_DAY = re.compile(r"\D*(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})")
"""The first three numbers: the day, unless the time comes first; then more dates are kept than need be."""


class DateSamples:
    """Dates of a file, in its order, that tell as much of day and month as all of them. Takes the same memory always.

    What cannot be a month shows in the largest number of each place, and those dates are all kept; what puts the file
    in sequence shows in a few hundred that are spread over it.
    """

    def __init__(self) -> None:
        self._first: list[str] = []
        self._spread: list[tuple[int, str]] = []
        self._largest: list[tuple[int, str]] = []
        self._maxima = [0, 0, 0]
        self._day = "\n"
        self._last = ""
        self._count = 0
        self._every = 1

    def add(self, stamp: str) -> None:
        """The next date of the file."""
        if stamp.startswith(self._day):
            return
        if len(self._first) < _FIRST:
            self._first.append(stamp)
        elif day := _DAY.match(stamp):
            self._day, self._last = day[0], stamp
            self._keep(stamp, [int(number) for number in day.groups()])

    def all(self) -> list[str]:
        """The dates to learn from."""
        kept = {*self._spread, *self._largest, (self._count + 1, self._last)}
        return [*self._first, *(stamp for _, stamp in sorted(kept) if stamp)]

    def _keep(self, stamp: str, numbers: list[int]) -> None:
        self._count += 1
        if any(number > largest for number, largest in zip(numbers, self._maxima, strict=True)):
            self._maxima = list(map(max, numbers, self._maxima))
            self._largest.append((self._count, stamp))
        if self._count % self._every == 0:
            self._spread.append((self._count, stamp))
        if len(self._spread) > _MOST:
            self._spread = self._spread[::2]
            self._every *= 2


class Moment(NamedTuple):
    """When a message was written."""

    on_clock: int
    """What the phone's clock showed, in microseconds since 1970 as if in UTC: the same wherever the person is today."""
    at: int
    precision: Precision


class ChatClock:
    """Reads the dates of one chat's messages. Those of one hour are worked out once."""

    def __init__(self, dates: WrittenDates, zone: tzinfo, now: int) -> None:
        """`dates` have been learnt as if in UTC; `zone` is the one that they are taken to be in."""
        self._dates = dates
        self._zone = zone
        self._now = now
        self._hours: dict[str, Moment] = {}
        self._shifts: dict[int, int | None] = {}
        """How far the clock is from UTC on each day; None where that changes on the day."""

    def read(self, stamp: str) -> Moment | None:
        """When; None for what is no date, or cannot be right."""
        last = stamp.rfind(":")
        first = last - 3 if stamp[last - 3] == ":" else last
        hour = self._hours.get(stamp[:first] + stamp[last + 3 :])
        if hour is None:
            return self._work_out(stamp, first, last)
        passed = _clock_part(stamp, first, last)
        if passed is None:
            return None
        on_clock, at, precision = hour
        return _new(Moment, (on_clock + passed, at + passed, precision))

    def _work_out(self, stamp: str, first: int, last: int) -> Moment | None:
        found = self._dates.parse(stamp)
        if found is None:
            return None
        on_clock, precision, _ = found
        at = self._instant(on_clock)
        if not plausible(at, self._now):
            return None
        passed = _clock_part(stamp, first, last) if first > 0 else None
        # Only if what was cut off the date are indeed minutes and seconds, a full hour is left.
        if passed is not None and (on_clock - passed) % HOUR == 0 and plausible(at + HOUR, self._now):
            if len(self._hours) > _MOST_HOURS:
                self._hours.clear()
            hour = on_clock - passed
            self._hours[stamp[:first] + stamp[last + 3 :]] = Moment(hour, self._instant(hour), precision)
        return Moment(on_clock, at, precision)

    def _instant(self, on_clock: int) -> int:
        day = on_clock // DAY
        if day not in self._shifts:
            start, end = (on_wall_clock(at, self._zone) for at in (day * DAY, (day + 1) * DAY - SECOND))
            steady = end - start == DAY - SECOND
            self._shifts[day] = start - day * DAY if steady else None
        shift = self._shifts[day]
        return on_wall_clock(on_clock, self._zone) if shift is None else on_clock + shift


_new = tuple.__new__
"""Makes a named tuple without its slower door."""


def _clock_part(stamp: str, first: int, last: int) -> int | None:
    """Minutes, and seconds if there are any, in microseconds; None where something else stands there."""
    try:
        minutes = int(stamp[first + 1 : first + 3])
        seconds = int(stamp[last + 1 : last + 3]) if first != last else 0
    except ValueError:
        return None
    return minutes * MINUTE + seconds * SECOND if minutes < 60 and seconds < 60 else None
