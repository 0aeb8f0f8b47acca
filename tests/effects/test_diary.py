"""Which check-ins count, and which belong together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from hearten.effects.diary import Diary, diary
from hearten.effects.moves import find_moves, shifts
from hearten.ground.ids import DAY, HOUR, MINUTE

NOW = 20_000 * DAY
EMPTY = np.zeros(0, np.int64)


def kept(hours: Sequence[float], moods: Sequence[float]) -> Diary:
    at = NOW - 100 * DAY + (np.array(hours) * HOUR).astype(np.int64)
    return diary(at, np.array(moods), NOW, UTC, EMPTY)


def test_what_cannot_be_is_left_out_and_counted() -> None:
    hours = [*range(12), 5 + 0.5 / 60, 9999.0, 13, 14]
    moods = [50.0] * 12 + [60.0, 50.0, 101.0, float("nan")]
    found = kept(hours, moods)
    assert found.left_out == {"future": 1, "not_a_number": 1, "out_of_range": 1, "doubled": 1}
    assert (len(found.at), found.mood[5]) == (12, 60.0)


def test_order_of_the_rows_does_not_matter() -> None:
    forward, backward = kept(list(range(20)), list(range(20))), kept(list(range(20))[::-1], list(range(20))[::-1])
    np.testing.assert_array_equal(forward.mood, backward.mood)
    assert (np.diff(forward.at) > 0).all()


def test_a_long_pause_parts_the_diary_and_strays_go() -> None:
    first, second = [24.0 * day for day in range(12)], [24.0 * day for day in range(64, 79)]
    found = kept([*first, *second, 24.0 * 40], [50.0] * 28)
    assert found.left_out == {"stray": 1}
    assert np.bincount(found.stretch).tolist() == [12, 15]


def test_whoever_has_only_begun_has_no_strays() -> None:
    found = kept([0, 8, 16], [50.0, 60.0, 70.0])
    assert (len(found.at), found.left_out) == (3, {})
    assert kept([0, 24.0 * 40], [50.0, 60.0]).left_out == {"stray": 2}


def test_nothing_at_all() -> None:
    found = kept([], [])
    assert (len(found.at), found.days, found.left_out) == (0, 0, {})


def test_the_clock_is_the_persons_own() -> None:
    at = np.array([NOW - 190 * DAY + step * MINUTE * 30 for step in range(20)])
    here = diary(at, np.full(20, 50.0), NOW, ZoneInfo("Asia/Kolkata"), EMPTY)
    np.testing.assert_array_equal(here.local - here.at, np.full(20, 5.5 * HOUR))


def waking(seed: int, days: int = 40) -> np.ndarray:
    """Twelve moments a day between eight and ten at night."""
    draw = np.random.default_rng(seed)
    hours = np.arange(days).repeat(12) * 24 + draw.uniform(8, 22, days * 12)
    return 19_000 * DAY + (hours * HOUR).astype(np.int64)


@pytest.mark.parametrize("seed", range(6))
def test_a_move_to_another_zone_is_seen(seed: int) -> None:
    local = waking(seed)
    there = local + np.where(local >= 19_020 * DAY, -8 * HOUR, 0)
    (day, hours), *more = find_moves(there)
    assert not more
    assert abs(day - 19_020) <= 1
    assert abs(hours + 8) <= 1
    np.testing.assert_array_equal(shifts(there, [(day, hours)])[there // DAY > day], hours)


@pytest.mark.parametrize("seed", range(6))
def test_staying_is_no_move(seed: int) -> None:
    assert find_moves(waking(seed)) == []
    assert find_moves(np.zeros(0, np.int64)) == []
