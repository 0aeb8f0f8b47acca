"""When a direction is named. Pure rules over numbers."""

from __future__ import annotations

from dataclasses import dataclass

from hearten.effects.effect import Call, Reason

FALSE_SIGN = 0.05
ANY_EFFECT = 0.75
SMALL = 0.9
POINT = 1.0
"""Points of mood that a person would hardly notice."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    estimate: float
    p_false_sign: float
    p_small: float
    p_any: float
    days: int
    mood_came_first: bool = False


def alone(evidence: Evidence) -> bool:
    """Whether the direction is sure, given that something online matters to this person at all."""
    return evidence.p_false_sign < FALSE_SIGN


def call(evidence: Evidence, call_days: int) -> tuple[Call, Reason]:
    """What is said, and why that."""
    if evidence.days < call_days:
        return "cannot_tell_yet", "early_days"
    if alone(evidence) and evidence.mood_came_first:
        return "cannot_tell_yet", "mood_came_first"
    if alone(evidence) and evidence.p_any > ANY_EFFECT:
        return ("lifts" if evidence.estimate > 0 else "weighs"), "clear"
    if evidence.p_small > SMALL:
        return "practically_nothing", "small"
    return "cannot_tell_yet", "nothing_sure" if alone(evidence) else "wide"
