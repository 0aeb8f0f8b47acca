"""What a plan could find is said before, and hopeless plans are refused with a better one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.effects.experiments.designs import design

from hearten.effects.experiments.design import Kind
from hearten.effects.experiments.errors import Hopeless
from hearten.effects.experiments.past import variation_of
from hearten.effects.experiments.plan import alternatives, plan
from hearten.effects.experiments.variation import TYPICAL, Variation
from hearten.effects.experiments.visible import smallest_visible


def test_the_smallest_visible_effect_of_eight_weeks() -> None:
    """effects.md: 28 day pairs find about 4.7 points in 4 of 5 experiments."""
    assert smallest_visible(design()) == pytest.approx(4.7, rel=0.1)
    assert smallest_visible(design(blocks=42)) == pytest.approx(3.8, rel=0.1)


def test_it_is_the_same_every_time_and_scales_with_the_person() -> None:
    calm = design(variation=Variation(sd=3.75, rho=0.35))
    assert smallest_visible(calm) == smallest_visible(calm)
    assert smallest_visible(calm) == pytest.approx(smallest_visible(design()) / 2, rel=0.02)


def test_looking_costs_power_and_so_do_missing_days() -> None:
    usual = smallest_visible(design())
    assert smallest_visible(design(may_stop=True)) > 1.1 * usual
    assert smallest_visible(design(variation=replace(TYPICAL, answered=0.6))) > 1.15 * usual


@pytest.mark.parametrize(("kind", "blocks", "may_stop"), [("day_pairs", 6, False), ("week_pairs", 6, True)])
def test_hopeless_plans_are_refused_with_another(kind: Kind, blocks: int, may_stop: bool) -> None:
    with pytest.raises(Hopeless) as refused:
        plan(design(kind, blocks, may_stop=may_stop))
    assert "Instead" in refused.value.alternative


def test_a_person_may_ask_for_less_or_more() -> None:
    assert plan(design(), worth=5.0).visible <= 5.0
    with pytest.raises(Hopeless):
        plan(design(), worth=2.0)


def test_where_nothing_would_do_that_is_said() -> None:
    with pytest.raises(Hopeless) as refused:
        plan(design(variation=Variation(sd=40.0, rho=0.35)), worth=1.0)
    assert "No plan" in refused.value.alternative


def test_a_persons_own_variation() -> None:
    chance = np.random.default_rng(1)
    own = 50 + 4 * chance.standard_normal(100)
    answers = [(1_767_225_600.0 + 86_400 * day + 3_600 * hour, own[day]) for day in range(100) for hour in (9, 21)]
    found = variation_of(answers, "UTC")
    assert found.sd == pytest.approx(4, abs=1)
    assert found.rho < 0.25
    assert (found.answered, found.days) == (1.0, 100)


def test_too_little_known_is_a_typical_person() -> None:
    assert variation_of([(1_767_225_600.0, 50.0)], "UTC") == TYPICAL
    assert variation_of([], "UTC", windows=True).sd > TYPICAL.sd


def test_hardly_any_answers_is_hopeless() -> None:
    with pytest.raises(Hopeless):
        plan(design(blocks=7, variation=replace(TYPICAL, answered=0.2)))


def test_days_instead_of_windows_vary_as_days_do() -> None:
    windows = design("windows", 12)
    assert {other.variation for other in alternatives(windows) if other.kind == "day_pairs"} == {TYPICAL}
