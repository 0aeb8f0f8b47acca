"""All of a written date but its time of day: worked out once for the many texts that share it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from hearten.ground.clock import EPOCH
from hearten.ground.ids import DAY, HOUR, MINUTE, SECOND
from hearten.sources.dates.calendar_days import midnight_of
from hearten.sources.dates.cldr import all_languages
from hearten.sources.dates.languages import Vocabulary
from hearten.sources.dates.order import Order, Parts, midnight, orders_of
from hearten.sources.dates.times import plausible, wall_clock
from hearten.sources.dates.words import Piece, Reading, hour_of_day, separator, words
from hearten.sources.dates.zone_names import distance, take_offset
from hearten.sources.text import plain_spaces
from hearten.sources.trace import Basis

_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
"""What a zone unknown to us looks like."""
_NAIVE_EPOCH = EPOCH.replace(tzinfo=None)


class Split(NamedTuple):
    """A text taken apart, before anything is known of its language."""

    piece: Piece
    offset: int | None
    """Microseconds east of UTC, where the text says so in numbers."""
    separator: str
    """What stands between the first two numbers of the date."""
    hour: int
    rest: int
    """Microseconds since the full hour."""


class Frame(NamedTuple):
    """What the texts share that differ in nothing but the time of day."""

    start: int
    """Midnight in microseconds since 1970: of UTC's clock, or of the person's where `on_wall`."""
    hours: dict[int, int]
    """Microseconds since midnight, for each hour as it can be written there."""
    basis: Basis
    on_wall: bool
    """The person's clocks change on this day, so that each time has to be worked out by itself."""


def split(text: str, style: re.Pattern[str] | None) -> Split:
    """Take `text` apart at the time of day that `style` finds in it."""
    found = style.search(text) if style else None
    if not found:
        return Split(Piece(tuple(words(text)), ()), None, separator(text), 0, 0)
    hour, minute, second = found.groups()
    before = plain_spaces(text[: found.start()]).removesuffix("T")  # ISO 8601's joint
    head, tail, offset = take_offset(before, plain_spaces(text[found.end() :]))
    piece = Piece(tuple(words(head)), tuple(words(tail)))
    return Split(
        piece, offset, separator(head) or separator(tail), int(hour), int(minute) * MINUTE + int(second or 0) * SECOND
    )


@dataclass(frozen=True, slots=True)
class Habits:
    """How one file writes its dates."""

    zone: tzinfo
    now: int
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    full_day: bool = False
    """Hours run from 0 to 23, so that none needs a part of the day."""
    half_days: bool = False
    """Some dates name a part of the day, so that a bare hour says too little."""
    orders: tuple[Order, ...] = ()
    """What three numbers can mean: one order, or two where nothing tells them apart."""
    short_year_first: bool = False

    def frame(self, text: Split) -> Frame | None:
        """The frame of a text; None where it is not understood."""
        readings = self.vocabulary.read(text.piece)
        day = self.day(readings)
        if day is None:
            return None
        zone_word, named = self._named_distance(readings[0])
        offset = named if text.offset is None else text.offset
        hours = self._hours(readings, zone_word)
        if offset is not None:
            return Frame(day - offset, hours, "export_zone", on_wall=False)
        start, end = on_wall_clock(day, self.zone), on_wall_clock(day + DAY - SECOND, self.zone)
        steady = end - start == DAY - SECOND
        return Frame(start if steady else day, hours, "local_assumed", on_wall=not steady)

    def day(self, readings: Sequence[Reading]) -> int | None:
        """Midnight of the day that all readings mean, as if in UTC."""
        days = {self._day(reading) for reading in readings}
        return days.pop() if len(days) == 1 else None

    def _hours(self, readings: Sequence[Reading], zone_word: str) -> dict[int, int]:
        """What each hour as written comes to.

        A bare hour up to 12 is left open where it may lack its half: other dates have one, or a word is not known.
        """
        loose = (word for word in readings[0].loose if word != zone_word and not _ABBREVIATION.fullmatch(word))
        open_halves = not readings[0].hours and not self.full_day and (self.half_days or any(loose))
        return _hour_table(frozenset(reading.hours for reading in readings), open_halves)

    def _day(self, reading: Reading) -> int | None:
        if reading.month is None:
            return self._numeric_day((reading.numbers[0], reading.numbers[1], reading.numbers[2]))
        first, second = reading.numbers
        year_first = len(first) > 2 or (len(second) <= 2 and self.short_year_first)
        year, day = (first, second) if year_first else (second, first)
        return midnight_of(year, reading.month, int(day), self.now)

    def _numeric_day(self, parts: Parts) -> int | None:
        allowed = orders_of(parts)
        orders = [order for order in allowed if order in self.orders] or [order for order in allowed if order != "ydm"]
        if len(orders) == 1:
            return midnight(parts, orders[0], self.now)
        days = {midnight(parts, order, self.now) for order in orders}
        possible = [day for day in days if day is not None and plausible(day, self.now)]
        return possible[0] if len(possible) == 1 else None

    def _named_distance(self, reading: Reading) -> tuple[str, int | None]:
        """The first word that names a zone, and how far that is from UTC."""
        for word in reading.loose:
            known = distance(word, self.vocabulary.likely, self.zone, self.now)
            if known is None and _ABBREVIATION.fullmatch(word):
                known = distance(word, all_languages(), self.zone, self.now)
            if known is not None:
                return word, known
        return "", None


@lru_cache(maxsize=256)
def _hour_table(meanings: frozenset[frozenset[int]], open_halves: bool) -> dict[int, int]:
    table = {}
    for hour in range(24):
        meant = {hour_of_day(hour, allowed) for allowed in meanings}
        only = meant.pop()
        if only is not None and not meant and not (open_halves and 0 < hour <= 12):
            table[hour] = only * HOUR
    return table


def on_wall_clock(at: int, zone: tzinfo) -> int:
    """The instant at which clocks in `zone` show what UTC's show at `at`."""
    return wall_clock(_NAIVE_EPOCH + timedelta(microseconds=at), zone)
