"""What is still felt at a check-in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.effects.doses import doses, doses_ahead, felt

TIMES = st.lists(st.floats(0, 100), min_size=1, max_size=12)


def plain(start: np.ndarray, hours: np.ndarray, at: np.ndarray, tau: float) -> np.ndarray:
    """The definition, for sessions shorter than half an hour."""
    since = at[:, None] - start[None, :]
    return np.asarray(np.where(since >= 0, np.exp(-np.maximum(since, 0) / tau), 0.0) @ hours)


@given(TIMES, TIMES, st.sampled_from([0.5, 2.0, 4.0]))
def test_short_sessions_fade_from_their_beginning(starts: list[float], ats: list[float], tau: float) -> None:
    start, at = np.array(starts), np.sort(ats)
    hours = np.linspace(0.05, 0.5, len(start))
    found = doses(start, hours, np.zeros(len(start), np.int64), 1, at, tau)[:, 0]
    np.testing.assert_allclose(found, plain(start, hours, at, tau), rtol=1e-9, atol=1e-12)


@given(TIMES, TIMES)
def test_ahead_is_the_same_with_time_turned_round(starts: list[float], ats: list[float]) -> None:
    start, at, hours = np.array(starts), np.sort(ats), np.full(len(starts), 0.25)
    unit = np.zeros(len(start), np.int64)
    ahead = doses_ahead(start, hours, unit, 1, at, 2.0)[:, 0]
    np.testing.assert_allclose(ahead, plain(-(start + hours), hours, -at, 2.0), rtol=1e-9, atol=1e-12)


def test_a_long_session_is_felt_piece_by_piece() -> None:
    after = doses(np.zeros(1), np.array([3.0]), np.zeros(1, np.int64), 1, np.array([3.0]), 2.0)[0, 0]
    assert after == pytest.approx(float(felt(np.array([3.0]), 2.0)[0]), rel=0.15)
    during = doses(np.zeros(1), np.array([3.0]), np.zeros(1, np.int64), 1, np.array([1.1]), 2.0)[0, 0]
    assert during < after


def test_what_begins_later_and_what_has_no_unit_never_counts() -> None:
    found = doses(np.array([5.0, 1.0]), np.array([0.1, 0.1]), np.array([0, -1]), 1, np.array([4.0]), 2.0)
    assert not found.any()
