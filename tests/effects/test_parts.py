"""The estimate by part of the day and by act: the same rules, and no direction for a time of day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from tests.effects.lives import END, Habit, Life, life

from hearten.effects import parts
from hearten.effects.effect import Effect, Figures, Unit
from hearten.effects.parts import PartLevel, estimate_parts

HABITS = [Habit("messaged", effect=25), Habit("viewed", effect=-25), Habit("searched")]


def by_act(made: Life) -> pa.Table:
    """Moments in which the platform stands for what was done."""
    return made.seen.rename_columns(["seen_at", "seconds", "part", "space", "voice"])


def test_acts_that_lift_and_weigh_are_found() -> None:
    made = life(HABITS)
    found = estimate_parts(by_act(made), made.moods, "act", as_of=END)
    calls = {item.unit.part: item.call for item in found.items}
    assert calls == {"messaged": "lifts", "viewed": "weighs", "searched": "cannot_tell_yet"}
    assert all(item.unit.level == "act" and not item.unit.platform for item in found.items)
    first = next(item for item in found.items if item.call == "lifts")
    assert first.sentence.startswith("Messaging goes with a better mood.")
    told = first.as_json()
    assert (told["level"], told["part"], told["platform"]) == ("act", "messaged", None)


def test_no_direction_is_named_for_a_time_of_day() -> None:
    made = life(HABITS)
    named = pa.array(np.where(np.array(made.seen["platform"]) == "messaged", "evening", "morning"))
    seen = made.seen.append_column("part", named)
    found = estimate_parts(seen, made.moods, "hour", as_of=END)
    assert {item.call for item in found.items} == {"cannot_tell_yet"}
    assert {item.reason for item in found.items} <= {"mood_came_first", "wide"}
    assert all(item.figures is not None for item in found.items)


def test_what_has_no_part_or_no_length_is_left_out() -> None:
    made = life(HABITS)
    seen = by_act(made)
    odd = pa.table(
        {
            "seen_at": pa.array([None, *seen["seen_at"][:2].to_pylist()], seen["seen_at"].type),
            "seconds": pa.array([60.0, None, 60.0]),
            "part": pa.array(["posted", "liked", None]),
            "space": pa.nulls(3, pa.string()),
            "voice": pa.nulls(3, pa.string()),
        }
    )
    found = estimate_parts(pa.concat_tables([seen, odd]), made.moods, "act", as_of=END)
    assert {item.unit.part for item in found.items} == {"messaged", "viewed", "searched"}


def test_the_minimum_is_the_same() -> None:
    made = life(HABITS, days=9)
    found = estimate_parts(by_act(made), made.moods, "act", as_of=END)
    assert found.reason == "few_check_ins"
    assert {item.reason for item in found.items} == {"few_check_ins"}


@pytest.mark.parametrize(
    ("level", "wrong", "call", "reason"),
    [
        ("act", 0.03, "weighs", "clear"),
        ("act", 0.07, "cannot_tell_yet", "wide"),
        ("hour", 0.001, "cannot_tell_yet", "mood_came_first"),
    ],
)
def test_how_sure_a_part_has_to_be(level: PartLevel, wrong: float, call: str, reason: str) -> None:
    figures = Figures(-3, -5, -1, wrong, 0.1, -6, -9, -2, 1.4)
    whole = Effect(Unit("platform", "viewed"), 1800, "weighs", "clear", figures, 40, strict=True)
    told = parts._as_part(whole, level)
    assert (told.call, told.reason, told.strict) == (call, reason, call == "weighs")
    small = replace(whole, call="practically_nothing", reason="small")
    assert parts._as_part(small, level).call == "practically_nothing"
