"""Designs: how they cut time, what they refuse, and that they survive being written down."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effects.experiments.designs import design

from hearten.effects.experiments.design import SHAPES, Design, Kind
from hearten.effects.experiments.errors import DesignError, NotADesign, TooFewBlocks

BROKEN: list[dict[str, object]] = [
    {"kind": "other"}, {"starts_on": "soon"}, {"subject": 3}, {"extra": 1}, {"zone": "The/Moon"}, {"alpha": 1},
    {"variation": {"sd": 0, "rho": 0.3}}, {"variation": {"sd": 5, "rho": 1.5}},
]  # fmt: skip
KINDS = st.sampled_from(sorted(SHAPES))


@pytest.mark.parametrize(
    ("kind", "blocks", "days", "rows"),
    [
        ("day_pairs", 28, 56, 56), ("three_day_pairs", 9, 54, 54), ("week_pairs", 6, 84, 84),
        ("coin_days", 28, 28, 28), ("windows", 60, 10, 60), ("windows", 61, 11, 61),
    ],
)  # fmt: skip
def test_how_long_each_kind_takes(kind: Kind, blocks: int, days: int, rows: int) -> None:
    made = design(kind, blocks)
    assert (made.days, len(made.rows())) == (days, rows)
    assert made.rows()[-1].day == made.ends_on


def test_pairs_have_two_halves_of_equal_length() -> None:
    rows = design("three_day_pairs", 6).rows()
    assert [(row.block, row.half) for row in rows[:7]] == [(0, 0)] * 3 + [(0, 1)] * 3 + [(1, 0)]


@pytest.mark.parametrize(("kind", "blocks"), [("day_pairs", 5), ("week_pairs", 0), ("coin_days", 11), ("windows", 3)])
def test_too_few_to_find_anything_is_refused(kind: Kind, blocks: int) -> None:
    with pytest.raises(TooFewBlocks):
        design(kind, blocks)


def test_too_long_is_refused() -> None:
    with pytest.raises(DesignError):
        design("week_pairs", 20)


@given(KINDS, st.integers(12, 12), st.booleans(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_written_down_and_read_again_it_is_the_same(kind: Kind, blocks: int, may_stop: bool, day: date) -> None:
    made = design(kind, blocks, may_stop=may_stop, starts_on=day)
    assert Design.from_json(json.loads(json.dumps(made.as_json()))) == made


@pytest.mark.parametrize("change", BROKEN)
def test_what_is_no_design(change: dict[str, object]) -> None:
    with pytest.raises(NotADesign):
        Design.from_json({**design().as_json(), **change})
