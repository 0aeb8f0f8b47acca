"""What holds for any outcome whatever: the coin alone makes it so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.effects.experiments.designs import design

from hearten.effects.experiments.bets import Bets
from hearten.effects.experiments.design import Design, Kind
from hearten.effects.experiments.frame import Floats, Frame, frame
from hearten.effects.experiments.shuffle import Shuffle

PLANS: dict[str, Design] = {
    "day_pairs": design("day_pairs", 6),
    "three_day_pairs": design("three_day_pairs", 6),
    "week_pairs": design("week_pairs", 6),
}
SHORT = settings(max_examples=25)


def outcomes(rows: int) -> st.SearchStrategy[Floats]:
    """Anything that check-ins can hold: bursts, floors, rounding."""
    return arrays(np.float64, rows, elements=st.integers(0, 100).map(float))


def every_order(rows: Frame) -> Floats:
    return rows.redraws(2**rows.blocks, np.random.default_rng(0))


def thinned(plan: Design, gone: set[int]) -> Frame:
    return frame(plan, [row for number, row in enumerate(plan.rows()) if number not in gone])


@SHORT
@given(st.sampled_from(sorted(PLANS)), st.data())
def test_the_test_is_exact(kind: Kind, data: st.DataObject) -> None:
    """Were the change to do nothing, at most 5 % of the orders would be called striking, for any outcome."""
    plan = PLANS[kind]
    rows = frame(plan, plan.rows())
    outcome = data.draw(outcomes(len(plan.rows())))
    orders = every_order(rows)
    rho = rows.rho_of(outcome, plan.variation.rho)
    p_values = np.array([Shuffle(rows, actual, rho, orders, complete=True).p(outcome) for actual in orders])
    for level in (0.05, 0.1, 0.25):
        assert np.mean(p_values <= level) <= level


@SHORT
@given(st.sampled_from(sorted(PLANS)), st.data())
def test_the_bet_is_fair(kind: Kind, data: st.DataObject) -> None:
    """The wealth is 1 on average over the orders, after every pair, for any outcome and any days missing."""
    plan = PLANS[kind]
    gone = data.draw(st.sets(st.integers(0, len(plan.rows()) - 1), max_size=4))
    rows = thinned(plan, gone)
    orders = every_order(rows)
    outcome = data.draw(outcomes(rows.when.size))
    columns = np.repeat(outcome[:, None], len(orders), axis=1)
    wealth = np.exp(Bets.on(plan, rows).wealth(columns, orders.T))
    assert wealth.mean(axis=1) == pytest.approx(np.ones(len(wealth)), rel=1e-6)


@SHORT
@given(st.data())
def test_the_bet_on_single_days_is_fair_too(data: st.DataObject) -> None:
    plan = design("coin_days", 12)
    rows = frame(plan, plan.rows()[:8])
    kept = Frame(rows.when, rows.nuisance, rows.block, rows.half, 8, paired=False)
    orders = every_order(kept)
    outcome = data.draw(outcomes(8))
    columns = np.repeat(outcome[:, None], len(orders), axis=1)
    wealth = np.exp(Bets.on(plan, kept).wealth(columns, orders.T))
    assert wealth.mean(axis=1) == pytest.approx(np.ones(len(wealth)), rel=1e-6)


@SHORT
@given(outcomes(12), st.floats(-50, 50), st.floats(0.1, 3))
def test_level_and_units_do_not_matter(outcome: Floats, shift: float, scale: float) -> None:
    plan = PLANS["day_pairs"]
    rows = frame(plan, plan.rows())
    orders = every_order(rows)
    shuffle = Shuffle(rows, orders[5], 0.3, orders, complete=True)
    assert shuffle.p(scale * outcome + shift) == pytest.approx(shuffle.p(outcome), abs=2 / 64)
    assert shuffle.estimate(scale * outcome + shift) == pytest.approx(scale * shuffle.estimate(outcome), abs=1e-6)


def test_the_range_holds_the_estimate_and_what_is_not_rejected() -> None:
    plan = design("day_pairs", 12)
    rows = frame(plan, plan.rows())
    chance = np.random.default_rng(4)
    actual = rows.treated(chance.random(12) < 0.5)
    outcome = 60 + 5 * chance.standard_normal(24) + 3 * actual
    shuffle = Shuffle(rows, actual, 0.2, rows.redraws(2_000, chance), complete=False)
    found = shuffle.test(outcome, 0.05)
    assert found.low < found.estimate < found.high
    assert shuffle.p(outcome, found.low - 0.1) <= 0.05 < shuffle.p(outcome, found.low + 0.1)
    assert shuffle.p(outcome, found.high + 0.1) <= 0.05 < shuffle.p(outcome, found.high - 0.1)
