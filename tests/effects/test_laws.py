"""What must hold for every life."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.effects.lives import END, STAMP, Habit, Life, life

from hearten.effects.effect import Effects, Figures
from hearten.effects.estimate import estimate
from hearten.effects.priors import DEFAULT
from hearten.ground.ids import DAY

HABITS = [
    Habit("reddit", "r/made_up_a", "Ada", effect=15),
    Habit("reddit", "r/made_up_b", effect=-15),
    Habit("youtube", None, "Quiet Kettle"),
]
LIFE = life(HABITS, days=40, noise=4.0)
FEW = settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])


def found(made: Life) -> Effects:
    return estimate(made.seen, made.moods, as_of=END)


def figures(told: Effects) -> list[list[float]]:
    return [
        [getattr(item.figures, name) for name in Figures.__dataclass_fields__] for item in told.items if item.figures
    ]


BEFORE = found(LIFE)


def test_the_same_gives_the_same() -> None:
    assert found(LIFE) == BEFORE


@FEW
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(chance: object) -> None:
    draw = np.random.default_rng(abs(hash(str(chance))) % 1000)
    mixed = Life(
        LIFE.seen.take(draw.permutation(LIFE.seen.num_rows)), LIFE.moods.take(draw.permutation(LIFE.moods.num_rows))
    )
    np.testing.assert_allclose(figures(found(mixed)), figures(BEFORE), rtol=1e-5, atol=1e-6)


@FEW
@given(st.integers(-8, 8))
def test_a_better_level_of_mood_changes_no_effect(by: int) -> None:
    values = LIFE.moods["value"].to_numpy()
    shifted = Life(LIFE.seen, LIFE.moods.set_column(1, "value", pa.array(np.clip(values + by, 0, 100))))
    if values.min() + by > 0 and values.max() + by < 100:
        np.testing.assert_allclose(figures(found(shifted)), figures(BEFORE), rtol=1e-3, atol=1e-3)


@FEW
@given(st.integers(-20, 20))
def test_whole_weeks_earlier_or_later_change_nothing(weeks: int) -> None:
    def later(table: pa.Table, name: str) -> pa.Table:
        at = pa.array(table[name].cast(pa.int64()).to_numpy() + weeks * 7 * DAY, pa.int64()).cast(STAMP)
        return table.set_column(0, name, at)

    there = Life(later(LIFE.seen, "seen_at"), later(LIFE.moods, "answered_at"))
    np.testing.assert_allclose(figures(found(there)), figures(BEFORE), rtol=1e-5, atol=1e-6)


def test_names_do_not_matter() -> None:
    renamed = [replace(habit, platform=f"x{habit.platform}") for habit in HABITS]
    np.testing.assert_allclose(figures(found(life(renamed, days=40, noise=4.0))), figures(BEFORE), rtol=1e-5, atol=1e-6)


def test_turning_moods_upside_down_turns_lifts_into_weighs() -> None:
    values = 100 - LIFE.moods["value"].to_numpy()
    turned = figures(found(Life(LIFE.seen, LIFE.moods.set_column(1, "value", pa.array(values)))))
    np.testing.assert_allclose([row[0] for row in turned], [-row[0] for row in figures(BEFORE)], rtol=1e-3, atol=1e-3)


def test_what_is_said_fits_the_numbers() -> None:
    for item in BEFORE.items:
        assert item.figures is not None
        assert item.figures.low <= item.figures.estimate <= item.figures.high
        assert 0 <= item.figures.p_false_sign <= 0.5
        assert item.figures.hidden_needed >= 1
    assert BEFORE.p_any == pytest.approx(found(LIFE).p_any)


def test_a_sceptical_prior_shrinks() -> None:
    sceptical = replace(DEFAULT, common=0.1, platform=0.1, space=0.1, voice=0.1)
    small = estimate(LIFE.seen, LIFE.moods, as_of=END, priors=sceptical)
    assert all(abs(row[0]) < abs(usual[0]) for row, usual in zip(figures(small), figures(BEFORE), strict=True))
