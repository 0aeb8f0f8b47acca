"""The banded way comes to the same as the plain one."""

from __future__ import annotations

import numpy as np
import pytest

from hearten.effects.states import Calendar, Floats, Mood, Noise

NOISE = Noise(slow=6.0, quick=9.0, hours=4.0, chance=7.0)


def calendar(seed: int = 1, days: int = 12, slow_days: float = 2.0) -> Calendar:
    draw = np.random.default_rng(seed)
    day = np.sort(draw.choice(30, days, replace=False)).repeat(draw.integers(1, 6, days))
    hours = 24.0 * day + np.concatenate([np.sort(draw.uniform(7, 23, (day == one).sum())) for one in np.unique(day)])
    return Calendar(hours, day.astype(np.int64), slow_days)


def dense(at: Calendar, noise: Noise) -> Floats:
    """The covariance as its definition says."""
    days = np.abs(at.day[:, None] - at.day[None, :])
    hours = np.abs(at.hours[:, None] - at.hours[None, :])
    covariance: Floats = noise.slow**2 * np.exp(-days / at.slow_days) + noise.quick**2 * np.exp(-hours / noise.hours)
    return covariance + noise.chance**2 * np.eye(len(at.hours))


@pytest.mark.parametrize("seed", range(5))
def test_solving_and_determinant_are_those_of_the_whole_matrix(seed: int) -> None:
    at = calendar(seed)
    columns = np.random.default_rng(seed).standard_normal((len(at.hours), 3))
    mood, whole = Mood(at, NOISE), dense(at, NOISE)
    np.testing.assert_allclose(mood.solve(columns), np.linalg.solve(whole, columns), rtol=1e-8, atol=1e-12)
    assert mood.log_determinant == pytest.approx(np.linalg.slogdet(whole)[1])


def test_slopes_are_those_of_the_whole_matrix() -> None:
    at = calendar()
    columns = np.eye(len(at.hours))
    logs, step = np.log([6.0, 9.0, 4.0, 7.0]), 1e-5
    for place, slope in enumerate(Mood(at, NOISE).slopes(columns)):
        up, down = logs.copy(), logs.copy()
        up[place] += step
        down[place] -= step
        numeric = (dense(at, Noise(*np.exp(up))) - dense(at, Noise(*np.exp(down)))) / (2 * step)
        np.testing.assert_allclose(slope, numeric, atol=1e-4)


def test_one_day_alone_and_days_far_apart_do_no_harm() -> None:
    for day in ([3, 3, 3], [0, 400]):
        at = Calendar(24.0 * np.array(day) + np.arange(len(day)), np.array(day, np.int64))
        solved = Mood(at, NOISE).solve(np.eye(len(day)))
        np.testing.assert_allclose(solved, np.linalg.inv(dense(at, NOISE)), atol=1e-10)
