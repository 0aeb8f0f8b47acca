"""When a direction is named. Pure rules over numbers; their figures are measured by `python -m bench effects`."""

from __future__ import annotations

from dataclasses import dataclass

from hearten.effects.effect import Call, Level, Reason

FALSE_SIGN: dict[Level, float] = {"platform": 0.075, "space": 0.05, "voice": 0.04}
"""A direction is named where the other one is less likely than this. Over all that is named far fewer are wrong, since
most are surer. The finer the level, the more candidates there are for a lucky find, so the surer we want to be."""
ANY_EFFECT = 0.5
"""... and where it is more likely than not that anything online matters to this person."""
STRICT = 0.9
"""The strict call wants that to be nearly certain."""
SMALL = 0.9
POINT = 1.0
"""Points of mood that a person would hardly notice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    level: Level
    estimate: float
    p_false_sign: float
    p_small: float
    p_any: float
    days: int
    mood_came_first: bool = False

    @property
    def one_way(self) -> bool:
        """Whether the direction is sure, if anything matters at all."""
        return self.p_false_sign < FALSE_SIGN[self.level]


def call(evidence: Evidence, call_days: int) -> tuple[Call, Reason]:
    """What is said, and why that."""
    if evidence.days < call_days:
        return "cannot_tell_yet", "early_days"
    if evidence.one_way and evidence.mood_came_first:
        return "cannot_tell_yet", "mood_came_first"
    if evidence.one_way and evidence.p_any > ANY_EFFECT:
        return ("lifts" if evidence.estimate > 0 else "weighs"), "clear"
    if evidence.p_small > SMALL:
        return "practically_nothing", "small"
    return "cannot_tell_yet", "nothing_sure" if evidence.one_way else "wide"


def strictly(verdict: Call, p_any: float) -> bool:
    """Whether a named direction is also named where hardly anybody without any effects may hear one."""
    return verdict in ("lifts", "weighs") and p_any > STRICT
