"""Each rule gives a different order, and the same order every time."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.guides.rules import RULES, Thing, longest_hold, more_of_the_same, newest_first, take_turns
from hearten.guides.sample import sample

START = datetime(2026, 1, 1, tzinfo=UTC)
THINGS = st.lists(
    st.builds(
        Thing,
        title=st.text(max_size=5),
        voice=st.sampled_from(["a", "b", "c"]),
        seen_at=st.none() | st.integers(0, 10_000).map(lambda n: START + timedelta(minutes=n)),
        minutes=st.none() | st.integers(1, 300),
    ),
    max_size=30,
)


def test_the_four_orders_of_the_sample_all_differ_from_the_top() -> None:
    orders = {name: [thing.title for thing in rule(sample())] for name, rule in RULES.items()}
    assert len({tuple(order) for order in orders.values()}) == len(RULES) == 4
    assert len({tuple(order[:3]) for order in orders.values()}) == 4
    assert orders["newest"][0] == "Your cousin's new puppy"
    assert orders["same"][:3] == [
        "You won't believe the ending",
        "Ten rooms that are nicer than yours",
        "She said WHAT?",
    ]
    assert orders["longest"][0] == "Three hours of rain on a roof"


@pytest.mark.parametrize("name", RULES)
@given(things=THINGS)
def test_a_rule_loses_nothing_adds_nothing_and_repeats_itself(name: str, things: list[Thing]) -> None:
    ordered = RULES[name](things)
    assert sorted(map(repr, ordered)) == sorted(map(repr, things))
    assert RULES[name](things) == ordered
    assert RULES[name](ordered) == RULES[name](RULES[name](ordered))


@given(things=THINGS)
def test_the_clock(things: list[Thing]) -> None:
    ordered = newest_first(things)
    dated = [thing.seen_at for thing in ordered if thing.seen_at]
    assert dated == sorted(dated, reverse=True)
    assert all(thing.seen_at is None for thing in ordered[len(dated) :])


@given(things=THINGS)
def test_habits_and_time(things: list[Thing]) -> None:
    often = [sum(other.voice == thing.voice for other in things) for thing in more_of_the_same(things)]
    assert often == sorted(often, reverse=True)
    held = [thing.minutes or 0 for thing in longest_hold(things)]
    assert held == sorted(held, reverse=True)


@given(things=THINGS)
def test_nobody_gets_a_second_turn_before_all_had_one(things: list[Thing]) -> None:
    ordered = take_turns(things)
    voices = {thing.voice for thing in things}
    assert {thing.voice for thing in ordered[: len(voices)]} == voices


def test_the_order_in_which_things_come_decides_only_ties() -> None:
    shuffled = list(sample())
    random.Random(7).shuffle(shuffled)
    for rule in RULES.values():
        assert rule(shuffled) == rule(sample())
