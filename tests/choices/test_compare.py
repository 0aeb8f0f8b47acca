"""Before and after: enough days or no word, calm about nothing, sure about a lot."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.choices.compare import FEWEST_DAYS, Comparison, compare

START = date(2026, 3, 2)


def days(effect: float, seed: int, *, carry: float = 0.35, before: int = 56, after: int = 28) -> dict[date, float]:
    """Made-up mean moods: SD 7.5, each day carrying on some of the last."""
    draw = np.random.default_rng(seed)
    noise = np.empty(before + after)
    noise[0] = draw.normal(0, 7.5)
    for day in range(1, before + after):
        noise[day] = carry * noise[day - 1] + draw.normal(0, 7.5 * (1 - carry**2) ** 0.5)
    moods = 55 + noise + effect * (np.arange(before + after) >= before)
    return {START + timedelta(days=day - before): float(mood) for day, mood in enumerate(moods)}


def looked(moods: dict[date, float], after: int = 28) -> Comparison:
    return compare(moods, START, START + timedelta(days=after))


def test_false_alarms_are_few_though_days_carry_over() -> None:
    calls = [looked(days(0, seed)).verdict for seed in range(200)]
    assert sum(call != "no_clear_difference" for call in calls) <= 18  # 5 %, and two standard errors of 200 seeds


def test_a_large_change_is_seen_and_never_the_wrong_way() -> None:
    calls = [looked(days(8, seed)).verdict for seed in range(60)]
    assert calls.count("better") >= 42
    assert "lower" not in calls


def test_intervals_cover() -> None:
    seen = [looked(days(4, seed)) for seed in range(200)]
    covered = sum(one.low is not None and one.high is not None and one.low <= 4 <= one.high for one in seen)
    assert covered >= 184


@pytest.mark.parametrize(
    "moods",
    [
        {},
        days(0, 1, before=FEWEST_DAYS - 1),
        days(0, 1, after=FEWEST_DAYS - 1),
        dict.fromkeys(days(0, 1), 50.0),
    ],
    ids=["nothing", "few before", "few after", "all equal"],
)
def test_too_little_gets_no_number(moods: dict[date, float]) -> None:
    seen = looked(moods)
    assert seen.verdict == "cannot_tell_yet"
    assert (seen.estimate, seen.low, seen.high) == (None, None, None)


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.floats(-20, 20), st.floats(-10, 10))
def test_level_does_not_matter_and_signs_mirror(seed: int, shift: float, effect: float) -> None:
    moods = days(effect, seed)
    once = looked(moods)
    again = looked({day: 100 + shift - mood for day, mood in moods.items()})
    assert once.estimate is not None
    assert again.estimate is not None
    assert once.estimate == pytest.approx(-again.estimate, abs=1e-6)
    assert again.p_other_way == pytest.approx(once.p_other_way, abs=1e-6)
