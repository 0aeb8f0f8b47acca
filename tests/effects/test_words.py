"""Every phrase: no cause, its doubt, and words that an eleven-year-old can read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
from tests.words.reading import read

from hearten.effects import words
from hearten.effects.effect import Call, Effect, Effects, Figures, Reason, Unit

CAUSE = re.compile(
    r"\b(caus(e[sd]?|ing|al)|because of|due to|leads? to|makes? (you|your)|made (you|your)|rais(es|ed)|improve[sd]?)\b"
)
DOUBT = re.compile(r"can't tell|could be|chance|fairly sure|not sure|stands out yet|so far", re.IGNORECASE)
REASONS: tuple[Reason, ...] = get_args(Reason)
CALLS: tuple[Call, ...] = get_args(Call)
UNITS = (
    Unit("platform", "reddit"),
    Unit("space", "reddit", "r/made_up"),
    Unit("voice", "youtube", None, "Quiet Kettle"),
    *(Unit("hour", "", part=part) for part in words.DAY_PARTS),
    *(Unit("act", "", part=part) for part in words.ACTS),
)
SIZES = (0.04, 0.6, 1.0, 4.0)
WRONG = (0.001, 0.03, 0.2, 0.45)


def effect(call: Call, reason: Reason, unit: Unit, size: float, wrong: float) -> Effect:
    figures = Figures(size, -size / 2, size * 2, wrong, 0.1, size * 2, -size, size * 4, 1.4)
    return Effect(unit, 1800, call, reason, figures)


def sentences() -> list[str]:
    said = []
    for call, unit, size, wrong, sign in product(CALLS, UNITS, SIZES, WRONG, (1, -1)):
        reasons: tuple[Reason, ...] = REASONS if call == "cannot_tell_yet" else ("clear",)
        said += [words.sentence(effect(call, reason, unit, sign * size, wrong), 2.0) for reason in reasons]
    for reason, unit in product(REASONS, UNITS):
        said.append(words.sentence(Effect(unit, 60, "cannot_tell_yet", reason), None))
    return sorted(set(said))


def summaries() -> list[str]:
    empty = Effects(0, 10, 5)
    found = replace(empty, items=(effect("lifts", "clear", UNITS[0], 2, 0.01),))
    return [words.summary(replace(empty, reason=reason)) for reason in REASONS] + [
        words.summary(empty), words.summary(found)
    ]  # fmt: skip


def notes() -> list[str]:
    left_out = dict.fromkeys(words.LEFT_OUT, 3)
    return list(words.notes(Effects(0, 10, 5, left_out=left_out, moved=((20_000, -9), (20_100, 1)))))


def test_nothing_is_said_to_cause_anything() -> None:
    for text in [*sentences(), *summaries(), *notes(), *words.WHY.values()]:
        assert not CAUSE.search(text), text
        assert not re.search(r"\{|\}|\bp\b|significan|correlat|toxic|addict", text), text


def test_every_sentence_states_its_doubt() -> None:
    for text in [*sentences(), *summaries()]:
        assert DOUBT.search(text), text


def test_an_eleven_year_old_can_read_it() -> None:
    assert read("\n".join(sentences())).age <= 11
    assert read("\n".join([*summaries(), *notes()])).age <= 11


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(60, "1 minute"), (1800, "30 minutes"), (3600, "1 hour"), (7200, "2 hours"), (5400, "90 minutes")],
)
def test_lengths_as_people_say_them(seconds: float, said: str) -> None:
    assert words.length(seconds) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.01, "no change"), (0.4, "0.4 points higher"), (1.2, "1 point higher"), (-3.4, "3 points lower")],
)
def test_points_up_and_down(value: float, said: str) -> None:
    assert words.signed(value) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (3.1, 6.8, "It could be as little as 3 points higher or as much as 7 points higher."),
        (-6.8, -1.2, "It could be as little as 1 point lower or as much as 7 points lower."),
        (-2.2, 5.1, "It could be anywhere between 2 points lower and 5 points higher."),
        (0.01, 5.1, "It could be anywhere between no change and 5 points higher."),
        (-5.1, 0.0, "It could be anywhere between 5 points lower and no change."),
    ],
)
def test_a_range_says_which_way_each_end_goes(low: float, high: float, said: str) -> None:
    figures = Figures((low + high) / 2, low, high, 0.03, 0.1, 1.0, -1.0, 4.0, 1.4)
    assert said in words.sentence(Effect(UNITS[0], 1800, "cannot_tell_yet", "wide", figures), None)


def test_strengths_and_weights_are_named_as_such() -> None:
    up = words.sentence(effect("lifts", "clear", UNITS[1], 4, 0.03), 2.0)
    assert up.startswith("r/made_up on reddit goes with a better mood. After 30 minutes it is about 4 points higher.")
    assert "3 in 100" in up
    assert "less than 1 in 100" in words.sentence(effect("weighs", "clear", UNITS[0], -4, 0.001), 0.6)


def test_a_part_begins_a_sentence_with_a_capital_and_never_leans_for_a_time_of_day() -> None:
    act = words.sentence(effect("lifts", "clear", Unit("act", "", part="messaged"), 4, 0.03), 2.0)
    assert act.startswith("Messaging goes with a better mood. After 30 minutes")
    hour = words.sentence(effect("cannot_tell_yet", "wide", Unit("hour", "", part="evening"), 4, 0.03), 2.0)
    assert hour.startswith("We can't tell yet what goes with time online in the evening, because")
    assert "leans" not in hour
