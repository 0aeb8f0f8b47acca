"""Instruments: their scoring, whom they may be shown to, and that nothing in them names a diagnosis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.care.checkins.instruments.instrument import (
    MOST_AT_A_TIME,
    Instrument,
    instruments,
    of_the_week,
    on_request,
    scores,
)
from hearten.care.checkins.items import item_named, range_of

EVERY = list(instruments().values())


def answered(instrument: Instrument, value: float) -> dict[str, float]:
    return dict.fromkeys(instrument.item_names, value)


@pytest.mark.parametrize(
    ("name", "items", "answers", "score"),
    [
        ("who5", 5, (0, 5), (0, 100)), ("ons4", 4, (0, 10), None), ("swls", 5, (1, 7), (5, 35)),
        ("flourishing", 8, (1, 7), (8, 56)), ("phq2", 2, (0, 3), (0, 6)), ("gad2", 2, (0, 3), (0, 6)),
        ("k6", 6, (0, 4), (0, 24)),
    ],
)  # fmt: skip
def test_ranges_are_those_of_the_source(
    name: str, items: int, answers: tuple[int, int], score: tuple[int, int] | None
) -> None:
    one = instruments()[name]
    assert (len(one.items), one.answer_range, one.score_range) == (items, answers, score)


def test_there_are_no_others() -> None:
    assert set(instruments()) == {"who5", "ons4", "swls", "flourishing", "phq2", "gad2", "k6"}


@given(st.sampled_from(EVERY), st.data())
def test_a_score_stays_in_its_range(one: Instrument, data: st.DataObject) -> None:
    low, high = one.answer_range
    values = {name: float(data.draw(st.integers(low, high))) for name in one.item_names}
    score = one.score(values)
    if one.score_range is None:
        assert score is None
    else:
        assert score is not None
        assert one.score_range[0] <= score <= one.score_range[1]


@given(st.sampled_from(EVERY), st.data())
def test_one_question_skipped_is_no_score(one: Instrument, data: st.DataObject) -> None:
    values = answered(one, one.answer_range[1])
    del values[data.draw(st.sampled_from(one.item_names))]
    assert one.score(values) is None


def test_who5_by_hand() -> None:
    assert scores(answered(instruments()["who5"], 3)) == {"who5": 60}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_what_may_be_shown(one: Instrument) -> None:
    assert all(len(page) <= MOST_AT_A_TIME for page in one.pages())
    assert [number for page in one.pages() for number in page] == list(range(1, len(one.items) + 1))
    assert len(one.licence) > 100
    assert one.source
    assert one.url.startswith("https://")
    assert one.checked <= date(2027, 1, 1)
    words = f"{one.title} {one.about} {one.higher_is}".casefold()
    assert not any(word in words for word in ("depress", "anxiety", "disorder", "diagnos", "risk", "severe"))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_its_names_are_items(one: Instrument) -> None:
    for name in one.item_names:
        assert item_named(name) == name
        assert range_of(name) == one.answer_range


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.one_of(st.none(), st.integers(0, 100)))
def test_the_week_has_few_questions_that_fit_the_age(day: date, age: int | None) -> None:
    one = of_the_week(day, age)
    if one is not None:
        assert one.weekly
        assert len(one.items) <= MOST_AT_A_TIME
        assert one.ages_from <= (13 if age is None else age)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_weeks_alternate(day: date) -> None:
    this, following = of_the_week(day, 30), of_the_week(day + timedelta(days=7), 30)
    assert this
    assert following
    assert {this.name, following.name} == {"who5", "ons4"}


def test_hard_questions_are_for_adults_who_ask() -> None:
    assert {one.name for one in on_request(12)} == {"who5"}
    assert {one.name for one in on_request(17)} == {"who5", "ons4"}
    assert {one.name for one in on_request(None)} == {"who5"}
    assert {one.name for one in on_request(18)} == set(instruments())
    assert on_request(8) == ()
