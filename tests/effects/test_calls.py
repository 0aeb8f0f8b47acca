"""When a direction is named."""

from __future__ import annotations

import numpy as np
import pytest

from hearten.effects.calls import Evidence, call, strictly, with_mixed
from hearten.effects.effect import Call, Effect, Figures, Level, Reason, Unit
from hearten.effects.sensitivity import hidden_needed

FIGURES = Figures(1.0, -1.0, 3.0, 0.2, 0.3, 2.0, -2.0, 6.0, 1.5)


@pytest.mark.parametrize(
    ("evidence", "days", "said"),
    [
        (Evidence("space", 3.0, 0.01, 0.1, 0.8), 60, ("lifts", "clear")),
        (Evidence("space", -3.0, 0.01, 0.1, 0.8), 60, ("weighs", "clear")),
        (Evidence("space", -3.0, 0.01, 0.1, 0.8), 29, ("cannot_tell_yet", "early_days")),
        (Evidence("space", -3.0, 0.01, 0.1, 0.5), 60, ("cannot_tell_yet", "nothing_sure")),
        (Evidence("space", -3.0, 0.06, 0.1, 0.8), 60, ("cannot_tell_yet", "wide")),
        (Evidence("platform", -3.0, 0.06, 0.1, 0.8), 60, ("weighs", "clear")),
        (Evidence("voice", -3.0, 0.045, 0.1, 0.8), 60, ("cannot_tell_yet", "wide")),
        (Evidence("voice", 0.1, 0.4, 0.95, 0.8), 60, ("practically_nothing", "small")),
    ],
)
def test_what_is_said(evidence: Evidence, days: int, said: tuple[Call, Reason]) -> None:
    assert call(evidence, days) == said


def test_strict_wants_more_than_likely() -> None:
    assert strictly("lifts", 0.95)
    assert not strictly("lifts", 0.8)
    assert not strictly("mixed", 0.99)


def effect(verdict: Call, level: Level, *inside: str) -> Effect:
    return Effect(Unit(level, *inside), 600, verdict, "wide", FIGURES)


def test_a_whole_with_parts_of_both_kinds_is_mixed() -> None:
    whole = effect("cannot_tell_yet", "platform", "reddit")
    up, down = effect("lifts", "space", "reddit", "a"), effect("weighs", "space", "reddit", "b")
    elsewhere = effect("weighs", "space", "discord", "b")
    assert with_mixed([whole, up, down])[0].call == "mixed"
    assert with_mixed([whole, up, elsewhere])[0].call == "cannot_tell_yet"
    clear = effect("lifts", "platform", "reddit")
    assert with_mixed([clear, up, down])[0] == clear


def test_a_space_is_mixed_by_its_own_voices_only() -> None:
    space = effect("cannot_tell_yet", "space", "reddit", "a")
    up = effect("lifts", "voice", "reddit", "a", "one")
    down, other = effect("weighs", "voice", "reddit", "a", "two"), effect("weighs", "voice", "reddit", "b", "two")
    assert with_mixed([space, up, down])[0].call == "mixed"
    assert with_mixed([space, up, other])[0].call == "cannot_tell_yet"


def test_the_e_value_of_a_fifth_of_a_deviation() -> None:
    """The example of the specification: d = .2 gives 1.69; no effect needs nothing hidden."""
    found = hidden_needed(np.array([2.0, -2.0, 0.0]), 10.0)
    assert found.tolist() == pytest.approx([1.69, 1.69, 1.0], abs=0.005)
