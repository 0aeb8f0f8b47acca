"""What an experiment showed, and what it must not show."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from tests.effects.experiments.designs import SEED, design, moods

from hearten.effects.experiments.analysis import (
    AllAlike,
    NotYet,
    TooFewAnswers,
    adherence,
    analyse,
    per_half_hour,
    wealth,
)
from hearten.effects.experiments.design import Design, Kind
from hearten.effects.experiments.draw import coins, schedule

KINDS: list[tuple[Kind, int]] = [
    ("day_pairs", 28), ("three_day_pairs", 14), ("week_pairs", 6), ("coin_days", 56), ("windows", 120),
]  # fmt: skip


def after(plan: Design) -> date:
    return plan.ends_on + timedelta(days=1)


@pytest.mark.parametrize(("kind", "blocks"), KINDS)
def test_a_large_effect_is_found_with_its_sign_and_size(kind: Kind, blocks: int) -> None:
    plan = design(kind, blocks)
    for effect, call in ((20.0, "lifts"), (-20.0, "weighs")):
        found = analyse(plan, SEED, moods(plan, effect), today=after(plan))
        assert (found.call, found.method) == (call, "shuffle")
        assert found.low < effect < found.high


def test_less_stress_lifts() -> None:
    plan = design(outcome="stress", lower_is_better=True)
    assert analyse(plan, SEED, moods(plan, -20.0), today=after(plan)).call == "lifts"
    assert analyse(plan, SEED, moods(plan, 20.0), today=after(plan)).call == "weighs"


@pytest.mark.parametrize(("kind", "blocks"), KINDS)
@pytest.mark.parametrize("may_stop", [False, True])
def test_false_alarms_are_rare(kind: Kind, blocks: int, may_stop: bool) -> None:
    """At a level of 5 %, 24 experiments without an effect give more than 4 alarms once in 35 such tests."""
    alarms = 0
    for number in range(24):
        seed = f"{number:064x}"
        plan = design(kind, blocks, may_stop=may_stop)
        found = analyse(plan, seed, moods(plan, 0.0, seed, chance=number), today=after(plan))
        alarms += found.p <= 0.05
    assert alarms <= 4


def test_nothing_is_shown_before_the_end() -> None:
    plan = design()
    with pytest.raises(NotYet):
        analyse(plan, SEED, moods(plan), today=plan.ends_on)


def test_where_stopping_is_allowed_it_can_be_looked_at() -> None:
    plan = design(may_stop=True)
    found = analyse(plan, SEED, moods(plan, 15.0), today=plan.starts_on + timedelta(days=40))
    assert (found.method, found.call, found.may_stop_now, found.rows) == ("bets", "lifts", True, 40)


def test_half_a_pair_is_not_looked_at() -> None:
    plan = design(may_stop=True)
    assert analyse(plan, SEED, moods(plan), today=plan.starts_on + timedelta(days=41)).rows == 40


def test_stopped_early_the_careful_method_is_used() -> None:
    plan = design()
    stop = plan.starts_on + timedelta(days=30)
    found = analyse(plan, SEED, moods(plan, 30.0), today=stop, stopped_on=stop)
    assert (found.method, found.rows, found.call) == ("bets", 30, "lifts")


def test_what_was_bet_does_not_change_as_days_come_in() -> None:
    plan = design(may_stop=True)
    outcome = moods(plan, 4.0)
    early = wealth(plan, SEED, [*outcome[:30], *[None] * 26])
    assert np.allclose(early, wealth(plan, SEED, outcome)[:15])


def test_missing_days_are_left_out() -> None:
    plan = design()
    outcome = [None if number % 3 == 0 else value for number, value in enumerate(moods(plan, 15.0))]
    found = analyse(plan, SEED, outcome, today=after(plan))
    assert (found.rows, found.planned, found.call) == (37, 56, "lifts")


def test_too_few_answers_is_said() -> None:
    plan = design()
    with pytest.raises(TooFewAnswers):
        analyse(plan, SEED, [50.0] * 8 + [None] * 48, today=after(plan))


def test_all_answers_alike_tell_nothing() -> None:
    plan = design()
    with pytest.raises(AllAlike):
        analyse(plan, SEED, [50.0] * 56, today=after(plan))


def test_the_same_twice() -> None:
    plan = design()
    assert analyse(plan, SEED, moods(plan), today=after(plan)) == analyse(plan, SEED, moods(plan), today=after(plan))


def test_the_test_uses_all_orders_where_there_are_few() -> None:
    """Six pairs have 64 orders; the most striking one and its mirror are 2 of them."""
    plan = design("week_pairs", 6)
    found = analyse(plan, SEED, moods(plan, 60.0), today=after(plan))
    assert found.p == pytest.approx(2 / 64)


def test_adherence_comes_from_minutes_and_notes() -> None:
    plan = design()
    drawn = schedule(plan, SEED)
    minutes: list[float | None] = [0.0 if is_with else 40.0 for is_with in drawn]
    first = drawn.index(True)
    minutes[first] = 35.0
    done = adherence(drawn, minutes)
    assert (done.days_with_change, done.kept, done.dose_without) == (28, 27, 40.0)
    noted: list[bool | None] = [None] * 56
    noted[first] = True
    assert adherence(drawn, minutes, noted).kept == 28
    assert adherence(drawn, [None] * 56).days_with_change == 0


def test_the_dose_comes_second_and_only_where_it_changed() -> None:
    plan = design()
    drawn = schedule(plan, SEED)
    found = analyse(plan, SEED, moods(plan, 10.0), today=after(plan))
    halved = per_half_hour(found, adherence(drawn, [0.0 if is_with else 60.0 for is_with in drawn]))
    assert halved is not None
    assert halved[0] == pytest.approx(found.estimate / 2)
    assert per_half_hour(found, adherence(drawn, [58.0 if is_with else 60.0 for is_with in drawn])) is None
    assert per_half_hour(found, adherence(drawn, [None] * 56)) is None


def test_a_coin_that_never_fell_one_way_tells_nothing() -> None:
    plan = design("coin_days", 12)
    seed = next(seed for n in range(100_000) if not any(coins(seed := f"{n:064x}", 12)))
    with pytest.raises(TooFewAnswers):
        analyse(plan, seed, moods(plan, seed=seed), today=after(plan))
