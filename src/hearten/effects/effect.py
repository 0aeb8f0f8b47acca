"""The nouns of this room: a unit of online life, what goes with it, and the whole answer."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, NamedTuple

from hearten.ground.clock import Microseconds, iso

Level = Literal["platform", "space", "voice", "hour", "act"]
LEVELS: tuple[Level, ...] = ("platform", "space", "voice")
"""Where something was seen. Parts of the day and kinds of act cut the same time another way: see `parts`."""

Call = Literal["lifts", "weighs", "mixed", "practically_nothing", "cannot_tell_yet"]

Reason = Literal[
    "clear",  # the direction is as sure as we ask for
    "small",  # whatever it is, it is smaller than a person would notice
    "pulls_both_ways",  # what is in it lifts and weighs
    "no_check_ins",
    "few_check_ins",
    "few_days",
    "same_mood",  # the answers hardly ever differ
    "no_times",  # the traces do not say when
    "never_together",  # traces and check-ins are of different times
    "early_days",  # numbers, but no calls before 30 days
    "seldom",  # too few check-ins came soon after it
    "always_there",  # it is never absent at the hours at which it is there
    "mood_came_first",  # what comes after a mood goes with it just as well
    "nothing_sure",  # it is not clear yet that anything online matters to this person
    "wide",  # the range still holds both directions
]


class Unit(NamedTuple):
    """A platform, a space in it, or a voice in either; or a part of the day or an act, wherever it was."""

    level: Level
    platform: str
    """Empty for a part of the day or an act."""
    space: str | None = None
    voice: str | None = None
    part: str | None = None
    """Which part of the day, or which act."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What goes with a unit, in points of mood out of 100: after the usual dose, and an hour of it."""

    estimate: float
    low: float
    high: float
    """A range that holds the truth in 95 of 100 such cases."""
    p_false_sign: float
    """How likely it is that the direction is the other one."""
    p_small: float
    """How likely it is that it is less than a point either way."""
    per_hour: float
    """For each hour felt: what a first minute does, times sixty."""
    per_hour_low: float
    per_hour_high: float
    hidden_needed: float
    """The E-value: how strongly something unseen would have to go with both it and mood to explain all of this."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What goes with one unit, after as much of it as is usual for this person."""

    unit: Unit
    dose: float
    """Seconds: what is usual on a day with it."""
    call: Call
    reason: Reason
    figures: Figures | None = None
    """All numbers, or none where they would mean nothing."""
    windows: int = 0
    """Check-ins that came soon enough after it to learn from."""
    strict: bool = False
    """Whether a direction is named that hardly anybody without any effects would hear."""
    sentence: str = ""
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        """One of the `items` that `hearten effects --json` prints: figures stand beside the rest, null where none."""
        rest = {name: getattr(self, name) for name in ("dose", "call", "reason", "why", "sentence")}
        more = {"windows": self.windows, "strict": self.strict}
        figures = {field.name: getattr(self.figures, field.name, None) for field in fields(Figures)}
        where = {**self.unit._asdict(), "platform": self.unit.platform or None}
        return {**where, **rest, **figures, **more}


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything that can be said about one person."""

    as_of: Microseconds
    check_ins: int
    days: int
    items: tuple[Effect, ...] = ()
    reason: Reason | None = None
    """Why nothing can be told about anything, if so."""
    why: str = ""
    sentence: str = ""
    notes: tuple[str, ...] = ()
    """What was left out, and why."""
    p_any: float | None = None
    """How likely it is that anything online matters to this person's mood."""
    fading_hours: float | None = None
    """How long what is felt lasts: hours until about a third of it is left."""
    left_out: dict[str, int] = field(default_factory=dict)
    """Check-ins that were not used, by reason."""
    moved: tuple[tuple[int, int], ...] = ()
    """On which days (since 1970) waking and sleeping moved, and by how many hours."""

    def strictly(self) -> Effects:
        """The same, in which only directions are named that hardly anybody without any effects would hear."""
        items = (
            replace(item, call="cannot_tell_yet", reason="nothing_sure")
            if item.call in ("lifts", "weighs") and not item.strict
            else item
            for item in self.items
        )
        return replace(self, items=tuple(items))

    def at_level(self, level: str | None) -> Effects:
        """Only the items of one level, or all of them."""
        return replace(self, items=tuple(item for item in self.items if level in (None, item.unit.level)))

    def as_json(self) -> dict[str, Any]:
        """The shape that `hearten effects --json` prints."""
        rest = {name: getattr(self, name) for name in ("check_ins", "days", "reason", "why", "sentence", "p_any")}
        more = {"fading_hours": self.fading_hours, "notes": list(self.notes), "left_out": self.left_out}
        return {"as_of": iso(self.as_of), **rest, **more, "items": [item.as_json() for item in self.items]}
