"""A handful of made-up people: what `python -m bench effects` measures on hundreds, small and steady."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from tests.effects.lives import END, Habit, Life, instants, life, mood_table, seen_table

from hearten.effects.effect import Effects
from hearten.effects.estimate import estimate

PLACES = [("reddit", "a"), ("reddit", "b"), ("tiktok", "c"), ("tiktok", "d"), ("youtube", "e")]


def found(made: Life) -> Effects:
    return estimate(made.seen, made.moods, as_of=END)


def habits(seed: int, spread: float) -> list[Habit]:
    draw = np.random.default_rng([seed, 7])
    return [Habit(platform, space, effect=spread * draw.standard_normal()) for platform, space in PLACES]


def test_ranges_hold_the_truth_and_directions_are_right() -> None:
    held, wrong, named, near, far = [], 0, 0, 0.0, 0.0
    for seed in range(6):
        people = habits(seed, 12.0)
        truth = {habit.space: habit.effect for habit in people}
        for item in found(life(people, seed=seed)).items:
            if item.unit.level == "space" and item.figures is not None:
                effect = truth[item.unit.space]
                held.append(item.figures.per_hour_low <= effect <= item.figures.per_hour_high)
                named += item.call in ("lifts", "weighs")
                wrong += item.call in ("lifts", "weighs") and (item.figures.per_hour > 0) != (effect > 0)
                near += (item.figures.per_hour - effect) ** 2
                far += effect**2
    assert np.mean(held) >= 0.85
    assert named >= 8
    assert wrong <= 1
    assert near < 0.64 * far


def test_people_without_effects_hear_nothing_strict() -> None:
    calls = [item for seed in range(6) for item in found(life(habits(seed, 0.0), seed=seed)).strictly().items]
    assert not [item for item in calls if item.call in ("lifts", "weighs")]


@pytest.mark.parametrize("tau", [1.0, 4.0])
def test_how_long_effects_last_is_found_out(tau: float) -> None:
    people = [Habit("reddit", "a", effect=25), Habit("tiktok", "c", effect=-25)]
    told = found(life(people, seed=2, tau=tau, noise=3.0))
    assert told.fading_hours is not None
    assert (told.fading_hours < 2) == (tau < 2)


def moody(seed: int, *, longer: bool) -> Life:
    """A person whom low moods bring to one platform, more often or for longer; it does nothing to them."""
    draw = np.random.default_rng(seed)
    step, days = 0.25, 60
    state = np.zeros(int(24 * days / step))
    for place in range(1, len(state)):
        state[place] = (
            np.exp(-step / 6) * state[place - 1] + np.sqrt(1 - np.exp(-2 * step / 6)) * draw.standard_normal()
        )
    clock = np.arange(len(state)) * step
    awake = (clock % 24 > 8) & (clock % 24 < 22)
    pull = np.exp(-0.9 * state)
    came = awake & (draw.random(len(state)) < 0.12 * (1.0 if longer else pull))
    minutes = 12 * (pull if longer else 1.0) * np.ones(len(state))
    start = clock[came] + step * draw.random(came.sum())
    other = np.sort(24 * draw.integers(0, days, 150) + draw.uniform(8, 22, 150))
    seen = pa.concat_tables(
        [
            seen_table(start, minutes[came] * 60, [Habit("refuge", "r")] * len(start)),
            seen_table(other, np.full(150, 600.0), [Habit("other", "o")] * 150),
        ]
    )
    at = np.sort(np.concatenate([24.0 * day + draw.uniform(8, 22, 5) for day in range(days)]))
    return Life(seen, mood_table(at, 60 + 9 * state[(at / step).astype(int)] + 4 * draw.standard_normal(len(at))))


@pytest.mark.parametrize("longer", [False, True])
def test_moods_that_bring_people_to_places_are_not_blamed_on_the_places(longer: bool) -> None:
    named = 0
    for seed in range(6):
        told = found(moody(seed, longer=longer))
        named += any(item.call == "weighs" for item in told.items if item.unit.platform == "refuge")
    assert named <= (1 if not longer else 2)


def test_a_day_of_instants_is_a_day() -> None:
    at = instants(np.array([0.0, 24.0])).cast(pa.int64()).to_numpy()
    assert np.diff(at).tolist() == [86_400_000_000]
