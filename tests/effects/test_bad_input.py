"""Whatever comes in, no number comes out that means nothing, and the reason is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tests.effects.lives import BEGIN, END, STAMP, Habit, Life, life, mood_table, seen_table

from hearten.effects.effect import Effects, Reason
from hearten.effects.estimate import estimate
from hearten.ground.ids import DAY, HOUR

HABITS = [Habit("reddit", "r/made_up", effect=-15), Habit("youtube", None, "Quiet Kettle")]
GOOD = life(HABITS, days=45)


def found(made: Life) -> Effects:
    return estimate(made.seen, made.moods, as_of=END)


def assert_close(told: Effects) -> None:
    """Much the same numbers as those of the good life."""
    before = {item.unit: item.figures for item in found(GOOD).items}
    for item in told.items:
        figures, usual = item.figures, before[item.unit]
        assert figures is not None
        assert usual is not None
        assert abs(figures.estimate - usual.estimate) < 2.0


def moved(column: pa.ChunkedArray[Any], by: np.ndarray | int) -> pa.Array[Any]:
    """The same instants, so many microseconds later."""
    return pa.array(column.cast(pa.int64()).to_numpy() + by, pa.int64()).cast(STAMP)


def with_moods(change: Callable[[np.ndarray], np.ndarray]) -> Life:
    values = change(GOOD.moods["value"].to_numpy().copy())
    return Life(GOOD.seen, GOOD.moods.set_column(1, "value", pa.array(values)))


def undated(made: Life) -> Life:
    nothing = pa.nulls(made.seen.num_rows, STAMP)
    return Life(made.seen.set_column(0, "seen_at", nothing), made.moods)


NOTHING: dict[str, tuple[Life, Reason]] = {
    "no check-ins": (Life(GOOD.seen, GOOD.moods.slice(0, 0)), "no_check_ins"),
    "three check-ins": (Life(GOOD.seen, GOOD.moods.slice(0, 3)), "few_check_ins"),
    "thirty check-ins": (Life(GOOD.seen, GOOD.moods.slice(0, 30)), "few_check_ins"),
    "ten days": (Life(GOOD.seen, GOOD.moods.slice(0, 41)), "few_days"),
    "all the same": (with_moods(lambda value: np.full_like(value, 50.0)), "same_mood"),
    "out of range": (with_moods(lambda value: value + 200), "no_check_ins"),
    "no numbers": (with_moods(lambda value: value * np.nan), "no_check_ins"),
    "traces without time": (undated(GOOD), "no_times"),
    "no traces": (Life(GOOD.seen.slice(0, 0), GOOD.moods), "no_times"),
    "another year": (
        Life(GOOD.seen.set_column(0, "seen_at", moved(GOOD.seen["seen_at"], -400 * DAY)), GOOD.moods),
        "never_together",
    ),
    "in the future": (
        Life(GOOD.seen, GOOD.moods.set_column(0, "answered_at", moved(GOOD.moods["answered_at"], 9000 * DAY))),
        "no_check_ins",
    ),
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_can_be_told_and_the_reason_is_said(name: str) -> None:
    made, reason = NOTHING[name]
    told = found(made)
    assert told.reason == reason
    assert told.sentence.startswith("We can't tell yet")
    assert told.why in told.sentence
    assert all(item.call == "cannot_tell_yet" and item.figures is None and item.why for item in told.items)
    assert all(row["estimate"] is None and row["low"] is None for row in told.as_json()["items"])


def test_doubled_check_ins_count_once() -> None:
    doubled = found(Life(GOOD.seen, pa.concat_tables([GOOD.moods, GOOD.moods])))
    once = found(GOOD)
    assert doubled.left_out == {"doubled": 180}
    assert doubled.items == once.items
    assert any("twice (180)" in note for note in doubled.notes)


def test_two_weeks_give_numbers_and_name_nothing() -> None:
    told = found(life([Habit("reddit", "r/made_up", a_day=4, effect=-40)], days=20))
    assert told.reason is None
    assert {item.call for item in told.items} <= {"cannot_tell_yet", "practically_nothing"}
    assert "early_days" in {item.reason for item in told.items}


def test_a_gap_of_a_year_parts_the_diary_and_each_part_has_its_own_level() -> None:
    """Moods sank by 40 points meanwhile; nothing that was seen gets the blame."""
    instants, values = GOOD.moods["answered_at"].cast(pa.int64()).to_numpy(), GOOD.moods["value"].to_numpy()
    later = instants >= np.median(instants)
    moods = pa.table(
        {
            "answered_at": moved(GOOD.moods["answered_at"], np.where(later, 365 * DAY, 0)),
            "value": pa.array(np.where(later, np.maximum(values - 40, 0), values)),
        }
    )
    at = GOOD.seen["seen_at"].cast(pa.int64()).to_numpy()
    shift = np.where(at >= np.median(instants), 365 * DAY, 0)
    told = found(Life(GOOD.seen.set_column(0, "seen_at", moved(GOOD.seen["seen_at"], shift)), moods))
    assert_close(told)


def test_a_move_to_another_zone_is_said_and_does_no_harm() -> None:
    instants = GOOD.moods["answered_at"].cast(pa.int64()).to_numpy()
    middle = int(np.median(instants)) // DAY * DAY
    at = GOOD.seen["seen_at"].cast(pa.int64()).to_numpy()
    there = Life(
        GOOD.seen.set_column(0, "seen_at", moved(GOOD.seen["seen_at"], np.where(at >= middle, 9 * HOUR, 0))),
        GOOD.moods.set_column(
            0, "answered_at", moved(GOOD.moods["answered_at"], np.where(instants >= middle, 9 * HOUR, 0))
        ),
    )
    told = found(there)
    assert len(told.moved) == 1
    assert any("9 hours" in note or "8 hours" in note or "10 hours" in note for note in told.notes)
    assert_close(told)


def test_what_is_seldom_or_always_there_gets_no_number() -> None:
    draw = np.random.default_rng(1)
    at = np.sort(np.concatenate([24 * day + draw.uniform(20, 22, 2) for day in range(45)]))
    made = life([Habit("reddit", "r/made_up"), Habit("discord", "once", a_day=0.05)], days=45)
    told = found(replace(made, moods=mood_table(at, 60 + draw.normal(0, 8, len(at)))))
    reasons = {item.unit.space: item.reason for item in told.items if item.unit.level == "space"}
    assert reasons["once"] == "seldom"
    nightly = life([Habit("radio", "night", a_day=0.01)], days=45)
    hours = np.arange(45, dtype=np.float64) * 24 + 19.8
    start = pa.concat_tables([nightly.seen, _every_night(hours)])
    told = found(Life(start, mood_table(hours + 0.5, 60 + draw.normal(0, 8, 45))))
    assert {item.reason for item in told.items} == {"always_there"}


def _every_night(hours: np.ndarray) -> pa.Table:
    return seen_table(hours, np.full(len(hours), 1200.0), [Habit("radio", "night")] * len(hours))


def test_platforms_without_a_time_are_named_beside_the_others() -> None:
    extra = GOOD.seen.slice(0, 2).set_column(2, "platform", pa.array(["tiktok", "myspace"]))
    times = pa.array([None, BEGIN - timedelta(days=400)], STAMP)
    told = found(replace(GOOD, seen=pa.concat_tables([GOOD.seen, extra.set_column(0, "seen_at", times)])))
    reasons = {item.unit.platform: item.reason for item in told.items if item.unit.level == "platform"}
    assert (reasons["tiktok"], reasons["myspace"]) == ("no_times", "never_together")
    assert_close(replace(told, items=tuple(item for item in told.items if item.figures)))
