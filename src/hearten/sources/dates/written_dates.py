"""Dates written for people, in any language: `Jun 1, 2026, 11:45:01 AM UTC`, `4 сент. 2026 г., 21:45:27`, `03.04.26`.

samples --clock_style--> where the time stands --Vocabulary--> which language --settle--> day or month first
a text --> its time of day, and a frame for all the rest, which the many texts of one day share
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Literal

from hearten.ground.ids import HOUR, MINUTE, SECOND
from hearten.sources.dates.clock_styles import clock_styles
from hearten.sources.dates.frames import Frame, Habits, Split, on_wall_clock, split
from hearten.sources.dates.languages import Vocabulary
from hearten.sources.dates.order import Numeric, Order, Parts, by_custom, midnight, most_sorted, settle
from hearten.sources.dates.times import plausible
from hearten.sources.dates.words import Language, Reading, hour_of_day
from hearten.sources.trace import Basis, Precision

DateOrder = Literal["day_first", "month_first"]

_ORDER_OF: dict[DateOrder, Order] = {"day_first": "dmy", "month_first": "mdy"}
_MOST_FRAMES = 100_000
_LONGEST_TEXT = 200
_NO_FRAME = Frame(0, {}, "none", on_wall=False)


class WrittenDates:
    """Reads the dates of one file, after a look at a few hundred of them."""

    def __init__(self, style: re.Pattern[str] | None, habits: Habits, *, open_question: bool) -> None:
        self._style = style
        self._habits = habits
        self._frames: dict[str, Frame] = {}
        self.open_question = open_question
        """Day and month cannot be told apart; then `parse` gives None for what could be two different days."""

    @classmethod
    def learn(
        cls,
        samples: Sequence[str],
        zone: tzinfo,
        now: int,
        order: DateOrder | None = None,
        newest_first: bool | None = None,
    ) -> WrittenDates:
        """Settle language, clock, and the order of day and month from `samples` of one file, in the file's sequence.

        `order` is the person's answer for a file that leaves it open; `newest_first` says how the file is sorted.
        """
        texts = [text for text in samples if 0 < len(text) <= _LONGEST_TEXT]
        styles: list[re.Pattern[str] | None] = [*clock_styles(texts)]
        lessons = [
            _Lesson(style, [split(text, style) for text in texts], Habits(zone, now), newest_first)
            for style in styles or [None]
        ]
        lesson = max(lessons, key=_Lesson.understood)
        orders = lesson.orders()
        ambiguous = len(orders) > 1 and lesson.ambiguous(orders)
        if ambiguous and order and _ORDER_OF[order] in orders:
            orders, ambiguous = (_ORDER_OF[order],), False
        return cls(lesson.style, replace(lesson.habits, orders=orders), open_question=ambiguous)

    def parse(self, text: str) -> tuple[int, Precision, Basis] | None:
        """The instant in microseconds, how finely it is told, and whether its zone was named or assumed."""
        if len(text) > _LONGEST_TEXT:
            return None
        found = self._style.search(text) if self._style else None
        if not found:
            return self._parse_day(text)
        hour, minute, second = found.groups()
        start, end = found.span()
        key = f"{text[:start]}\0{text[end:]}"
        frame = self._frames.get(key) or self._new_frame(key, text)
        in_day = frame.hours.get(int(hour))
        minutes = int(minute)
        seconds = int(second) if second else 0
        if in_day is None or minutes > 59 or seconds > 59:
            return None
        at = frame.start + in_day + minutes * MINUTE + seconds * SECOND
        if frame.on_wall:
            at = on_wall_clock(at, self._habits.zone)
        return at, "s" if second else "min", frame.basis

    def _parse_day(self, text: str) -> tuple[int, Precision, Basis] | None:
        frame = self._frames.get(text) or self._new_frame(text, text)
        if not frame.hours:
            return None
        at = on_wall_clock(frame.start, self._habits.zone) if frame.on_wall else frame.start
        return at, "day", frame.basis

    def _new_frame(self, key: str, text: str) -> Frame:
        if len(self._frames) > _MOST_FRAMES:
            self._frames.clear()
        frame = self._frames[key] = self._habits.frame(split(text, self._style)) or _NO_FRAME
        return frame


class _Lesson:
    """What the samples of one file teach, each question building on the answers before."""

    def __init__(
        self, style: re.Pattern[str] | None, splits: list[Split], start: Habits, newest_first: bool | None
    ) -> None:
        self.style = style
        self._splits = splits
        self._newest_first = newest_first
        vocabulary = Vocabulary(split.piece for split in splits)
        self.habits = replace(start, vocabulary=vocabulary)
        self._settle_language(vocabulary)
        read = ((split, vocabulary.read(split.piece)) for split in splits)
        self._read = [(split, readings[0]) for split, readings in read if readings]
        self.habits = replace(
            self.habits,
            full_day=any(not reading.hours and not 0 < split.hour <= 12 for split, reading in self._read),
            half_days=any(reading.hours for _, reading in self._read),
            short_year_first=self._short_year_first(),
        )

    def understood(self) -> int:
        """How many of the samples are dates."""
        return len(self._read)

    def orders(self) -> tuple[Order, ...]:
        """What three numbers can mean in this file."""
        numeric = [(split, reading) for split, reading in self._read if reading.month is None]
        samples = [Numeric(_parts(reading), self._time_of_day(split, reading)) for split, reading in numeric]
        possible = settle(samples, self.habits.now, self._newest_first)
        if len(possible) > 1:
            mark, vocabulary = numeric[0][0].separator, self.habits.vocabulary
            possible = by_custom(possible, vocabulary.customs(mark), year_first=vocabulary.year_first(mark))
        return possible

    def ambiguous(self, orders: Sequence[Order]) -> bool:
        """Some sample is a different day in each of the orders."""
        numeric = (_parts(reading) for _, reading in self._read if reading.month is None)
        return any(len({midnight(parts, order, self.habits.now) for order in orders}) > 1 for parts in numeric)

    def _settle_language(self, vocabulary: Vocabulary) -> None:
        """Where languages name different months: the one that puts the file in sequence, and nothing in the future.

        If that says nothing, the official language: "Kas" is November in Turkish, and not May in Taita.
        """
        rivals = vocabulary.rivals()
        if len(rivals) < 2:
            return
        sequences = [(group, self._sequence(group[0])) for group in rivals]
        possible = [(group, ats) for group, ats in sequences if all(plausible(at, self.habits.now) for at in ats)]
        best = most_sorted([ats for _, ats in possible], self._newest_first) if len(possible) > 1 else None
        left = [possible[best][0]] if best is not None else [group for group, _ in possible]
        official = [group for group in left if any(language.official for language in group)]
        for group in (left, official):
            if len(group) == 1:
                vocabulary.settle_on(group[0])

    def _sequence(self, language: Language) -> list[int]:
        readings = ((split, language.read(split.piece)) for split in self._splits)
        days = ((split, reading, self.habits.day([reading])) for split, reading in readings if reading)
        return [day + self._time_of_day(split, reading) for split, reading, day in days if day is not None]

    def _time_of_day(self, split: Split, reading: Reading) -> int:
        hour = hour_of_day(split.hour, reading.hours)
        return (split.hour if hour is None else hour) * HOUR + split.rest

    def _short_year_first(self) -> bool:
        """Of two numbers beside a month word, neither longer than two digits, some first one can be no day."""
        pairs = [reading.numbers for _, reading in self._read if reading.month is not None]
        return any(len(first) <= 2 and len(second) <= 2 and int(first) > 31 for first, second in pairs)


def _parts(reading: Reading) -> Parts:
    return reading.numbers[0], reading.numbers[1], reading.numbers[2]
