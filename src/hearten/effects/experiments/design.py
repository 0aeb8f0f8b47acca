"""What an experiment is: which change, for how long, in which order, and what is asked. Decided before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearten.effects.experiments.errors import DesignError, NotADesign, TooFewBlocks
from hearten.effects.experiments.variation import TYPICAL, Variation

Kind = Literal["day_pairs", "three_day_pairs", "week_pairs", "coin_days", "windows"]
Change = Literal["platform_off", "space_off", "voice_muted", "notifications_off", "feed_replaced", "own_change"]


class Shape(NamedTuple):
    """How a kind of experiment cuts time."""

    days: int
    """Days for which one draw of the coin, or one half of a pair, holds."""
    paired: bool
    """Two halves a coin: one with the change and one without, in random order."""


SHAPES: dict[Kind, Shape] = {
    "day_pairs": Shape(1, paired=True),
    "three_day_pairs": Shape(3, paired=True),
    "week_pairs": Shape(7, paired=True),
    "coin_days": Shape(1, paired=False),
    "windows": Shape(1, paired=False),
}

FEWEST_PAIRS = 6
"""With five pairs the smallest two-sided p that can come out is 2/2^5 = .06: such an experiment can find nothing."""
FEWEST_ROWS = 2 * FEWEST_PAIRS
"""With fewer days or windows that have an answer there is nothing to compare."""
LONGEST_DAYS = 180
FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Days outside these are a slip, and some calendars end there."""
WINDOW_HOURS = 2
WINDOW_STARTS: tuple[int, ...] = (10, 12, 14, 16, 18, 20)
"""When the two-hour windows of a day begin, in the person's own time."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is changed."""

    change: Change
    platform: str | None = None
    space: str | None = None
    voice: str | None = None
    words: str | None = None
    """The person's own change, as they would say it."""


class Row(NamedTuple):
    """One stretch of time with one outcome: a day, or a window of two hours."""

    day: date
    start_hour: int
    hours: int
    block: int
    """Which draw of the coin it hangs on."""
    half: int
    """0 or 1: the first or the second half of a pair; 0 where there are no pairs."""


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that is decided before the first day."""

    subject: Subject
    kind: Kind
    blocks: int
    """Pairs, or days, or windows: how many times the coin is drawn."""
    starts_on: date
    zone: str
    """The IANA name of the zone in whose days the person lives."""
    outcome: str = "valence"
    lower_is_better: bool = False
    """More of the outcome is harder, as with stress."""
    may_stop: bool = False
    """Looking while it runs is allowed, at the price of some power."""
    alpha: float = 0.05
    variation: Variation = TYPICAL
    """How this person's outcome varied before: what the bets and the weights rest on."""

    def __post_init__(self) -> None:
        paired = SHAPES[self.kind].paired
        fewest = FEWEST_PAIRS if paired else FEWEST_ROWS
        if self.blocks < fewest:
            raise TooFewBlocks(self.blocks, fewest, paired=paired)
        if self.days > LONGEST_DAYS:
            raise DesignError.too_long(self.days, LONGEST_DAYS)
        known = self.variation
        in_time = FIRST_YEAR <= self.starts_on.year < LAST_YEAR
        sound = in_time and known.sd > 0 and 0 <= known.rho < 1 and 0 < known.answered <= 1 and 0 < self.alpha < 0.5
        if not (sound and _is_zone(self.zone)):
            raise DesignError.unsound()

    @property
    def days(self) -> int:
        """How many days it takes."""
        if self.kind == "windows":
            return -(-self.blocks // len(WINDOW_STARTS))
        shape = SHAPES[self.kind]
        return self.blocks * shape.days * (2 if shape.paired else 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.starts_on + timedelta(days=self.days - 1)

    def rows(self) -> tuple[Row, ...]:
        """Every day, or every window, in order."""
        return tuple(self._windows() if self.kind == "windows" else self._days())

    def _days(self) -> Iterator[Row]:
        shape = SHAPES[self.kind]
        for number in range(self.days):
            unit = number // shape.days
            block, half = divmod(unit, 2) if shape.paired else (unit, 0)
            yield Row(self.starts_on + timedelta(days=number), 0, 24, block, half)

    def _windows(self) -> Iterator[Row]:
        for number in range(self.blocks):
            day, slot = divmod(number, len(WINDOW_STARTS))
            yield Row(self.starts_on + timedelta(days=day), WINDOW_STARTS[slot], WINDOW_HOURS, number, 0)

    def as_json(self) -> dict[str, Any]:
        """A document from which `from_json` makes the same design."""
        return {**asdict(self), "starts_on": self.starts_on.isoformat()}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Design:
        """The design in a document; `NotADesign` where it is none."""
        try:
            fields = dict(document)
            fields["subject"] = Subject(**fields["subject"])
            fields["variation"] = Variation(**fields["variation"])
            fields["starts_on"] = date.fromisoformat(fields["starts_on"])
            if fields["kind"] not in SHAPES:
                raise NotADesign
            return cls(**fields)
        except (DesignError, KeyError, TypeError, ValueError) as error:
            raise NotADesign from error


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def blocks_in(kind: Kind, days: int) -> int:
    """How many whole pairs, days or windows fit into so many days."""
    if kind == "windows":
        return days * len(WINDOW_STARTS)
    shape = SHAPES[kind]
    return days // (shape.days * (2 if shape.paired else 1))
