"""When a direction is named. Pure rules over numbers; their figures are measured by `python -m bench effects`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearten.effects.effect import Call, Effect, Level, Reason, Unit

DIRECTIONS: frozenset[Call] = frozenset(("lifts", "weighs"))

FALSE_SIGN: dict[Level, float] = {"platform": 0.09, "space": 0.05, "voice": 0.04, "act": 0.05}
"""A direction is named where the other one is less likely than this. Over all that is named far fewer are wrong, since
most are surer. The finer the level, the more candidates there are for a lucky find, so the surer we want to be."""
ANY_EFFECT = 0.6
"""... and where it is this likely that anything online matters to this person."""
STRICT = 0.9
"""The strict call wants that to be nearly certain."""
CALL_DAYS = 30
"""Days with check-ins before any direction is named."""
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

    @property
    def one_way(self) -> bool:
        """Whether the direction is sure, if anything matters at all."""
        return self.p_false_sign < FALSE_SIGN[self.level]


def call(evidence: Evidence, days: int) -> tuple[Call, Reason]:
    """What is said after so many days with check-ins, and why that."""
    if days < CALL_DAYS:
        return "cannot_tell_yet", "early_days"
    if evidence.one_way and evidence.p_any > ANY_EFFECT:
        return ("lifts" if evidence.estimate > 0 else "weighs"), "clear"
    if evidence.p_small > SMALL:
        return "practically_nothing", "small"
    return "cannot_tell_yet", "nothing_sure" if evidence.one_way else "wide"


def strictly(verdict: Call, p_any: float) -> bool:
    """Whether a named direction is also named where hardly anybody without any effects may hear one."""
    return verdict in DIRECTIONS and p_any > STRICT


def with_mixed(items: Sequence[Effect]) -> tuple[Effect, ...]:
    """The same, where what is not clear as a whole but holds parts that lift and parts that weigh is called mixed."""
    return tuple(_mixed(item, items) if item.call == "cannot_tell_yet" and item.figures else item for item in items)


def _mixed(whole: Effect, items: Sequence[Effect]) -> Effect:
    inside = {item.call for item in items if _is_part(item.unit, whole.unit)}
    return replace(whole, call="mixed", reason="pulls_both_ways") if inside >= DIRECTIONS else whole


def _is_part(part: Unit, whole: Unit) -> bool:
    """Whether a space or voice lies in a platform, or a voice in a space."""
    if part.platform != whole.platform or part.level == whole.level:
        return False
    return whole.level == "platform" or (part.level == "voice" and part.space == whole.space)
