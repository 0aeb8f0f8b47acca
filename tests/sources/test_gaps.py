"""No moment is counted twice, and nothing beyond the cap."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.gaps import CAP, inferred_seconds

acts = st.lists(
    st.tuples(st.integers(0, 2000), st.none() | st.integers(0, 400)),
    max_size=12,
)


def seconds(things: Sequence[tuple[int, int | None]], cap: float = CAP) -> list[float]:
    starts = np.array([start for start, _ in things], float)
    lengths = np.array([math.nan if length is None else length for _, length in things], float)
    return [float(value) for value in inferred_seconds(starts, lengths, cap)]


def test_a_gap_goes_to_the_thing_before_it_up_to_the_cap() -> None:
    assert seconds([(0, None), (60, None), (1000, None)]) == [60.0, CAP, CAP]


def test_the_order_of_rows_does_not_matter() -> None:
    assert seconds([(1000, None), (0, None), (60, None)]) == [CAP, 60.0, CAP]


def test_a_measured_visit_takes_its_time_out_of_the_gaps() -> None:
    inferred = seconds([(0, None), (30, 100), (50, None)])
    assert inferred[0] == 30.0
    assert math.isnan(inferred[1])
    assert inferred[2] == CAP - 80


def test_the_same_moment_twice_is_one_moment() -> None:
    assert seconds([(0, None), (0, None)]) == [0.0, CAP]


@given(acts)
def test_every_second_is_counted_at_most_once(things: list[tuple[int, int | None]]) -> None:
    """Second by second: measured stretches and inferred gaps never add up to more than the clock."""
    inferred = seconds(things)
    measured = {second for start, length in things if length for second in range(start, start + length)}
    starts = sorted(start for start, _ in things)
    reach = {second for start in starts for second in range(start, start + int(CAP))}
    total = sum(value for value in inferred if not math.isnan(value))
    assert total <= len(reach - measured) + 1e-6
    for (_start, length), value in zip(things, inferred, strict=True):
        assert math.isnan(value) == (length is not None)
        assert math.isnan(value) or 0 <= value <= CAP


@given(acts)
def test_without_measured_stretches_the_gaps_fill_all_that_is_in_reach(things: list[tuple[int, int | None]]) -> None:
    plain = [(start, None) for start, _ in things]
    reach = {second for start, _ in plain for second in range(start, start + int(CAP))}
    assert math.isclose(sum(seconds(plain)), len(reach), abs_tol=1e-6)
