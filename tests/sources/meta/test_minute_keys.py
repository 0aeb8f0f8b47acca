"""Things of one minute are kept apart, and a format that tells minutes finds the keys of one that tells seconds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.ids import MINUTE, SECOND
from hearten.sources.meta import minute_keys
from hearten.sources.meta.minute_keys import MinuteKeys

T = 1_748_800_020 * SECOND
THINGS = st.lists(st.tuples(st.sampled_from(("fern", "moss")), st.integers(0, 150)), max_size=30)


def keys(things: list[tuple[str, int]]) -> list[bytes]:
    make = MinuteKeys("instagram")
    return [make.of("liked", target, T + seconds * SECOND) for target, seconds in things]


@given(THINGS)
def test_seconds_and_minutes_give_the_same_keys(things: list[tuple[str, int]]) -> None:
    by_minute = [(target, seconds // 60 * 60) for target, seconds in things]
    assert keys(things) == keys(by_minute)


@given(THINGS)
def test_no_two_things_of_one_file_share_a_key(things: list[tuple[str, int]]) -> None:
    assert len(set(keys(things))) == len(things)


@given(THINGS)
def test_the_other_way_round_they_are_the_same(things: list[tuple[str, int]]) -> None:
    assert set(keys(things)) == set(keys(things[::-1]))


@given(THINGS, THINGS)
def test_a_longer_history_holds_all_keys_of_the_shorter_one(
    things: list[tuple[str, int]], more: list[tuple[str, int]]
) -> None:
    assert set(keys(things)) <= set(keys(things + more))


def test_what_has_no_time_is_the_same_thing_again() -> None:
    make = MinuteKeys("facebook")
    assert make.of("followed", "fern", None) == make.of("followed", "fern", None)


def test_platform_act_and_target_are_part_of_the_key() -> None:
    made = {MinuteKeys(name).of(act, target, T) for name in "ab" for act in "cd" for target in "ef"}
    assert len(made) == 8


def test_long_files_are_remembered_only_in_part() -> None:
    make = MinuteKeys("instagram")
    first = make.of("liked", "fern", T)
    for minute in range(1, 3 * minute_keys._MANY):
        make.of("liked", "fern", T + minute * MINUTE)
    assert len(make._counts) + len(make._older) <= 2 * minute_keys._MANY
    assert make.of("liked", "fern", T) == first
