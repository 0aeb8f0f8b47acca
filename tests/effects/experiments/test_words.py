"""What experiments say: short, with their doubt, and a cause only where the coin has shown one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from tests.effects.experiments.designs import design
from tests.words.reading import read

import hearten.effects
from hearten.effects.experiments import words
from hearten.effects.experiments.analysis import Adherence, Call, Method, Result
from hearten.effects.experiments.design import SHAPES, Change, Kind, Subject
from hearten.effects.experiments.errors import Hopeless
from hearten.effects.experiments.plan import Plan, plan

CAUSE = re.compile(r"\b(cause[sd]?|because of|rais(?:es|ed)|lower(?:s|ed)|made you|makes you|leads? to|improve[sd]?)\b")
CHANGES: tuple[Change, ...] = (
    "platform_off", "space_off", "voice_muted", "notifications_off", "feed_replaced", "own_change",
)  # fmt: skip
CALLS: tuple[Call, ...] = ("lifts", "weighs", "practically_nothing", "cannot_tell_yet")


def result(call: Call, method: Method = "shuffle") -> Result:
    numbers = {
        "lifts": (4.2, 0.5, 7.9, 0.02), "weighs": (-4.2, -7.9, -0.5, 0.001),
        "practically_nothing": (0.1, -0.7, 0.9, 0.8), "cannot_tell_yet": (1.0, -3.0, 5.0, 0.5),
    }[call]  # fmt: skip
    return Result(method, *numbers, call, rows=50, planned=56, with_change=25, may_stop_now=False)


def said() -> list[tuple[Call, str]]:
    sentences = []
    for change, call, item in product(CHANGES, CALLS, ("valence", "connection")):
        about = Subject(change, platform="tiktok", words="no phone in bed" if change == "own_change" else None)
        made = replace(design(outcome=item), subject=about)
        sentences.append((call, words.result_sentence(made, result(call), 4.6)))
    return sentences


@pytest.mark.parametrize(("call", "sentence"), said())
def test_every_result_states_its_doubt(call: Call, sentence: str) -> None:
    assert "fit anything from" in sentence
    assert "chance" in sentence or call == "practically_nothing"
    assert not re.search(r"\{|\bp\b|r =|significan", sentence)
    assert bool(CAUSE.search(sentence)) == (call in ("lifts", "weighs"))


@pytest.mark.parametrize("kind", sorted(SHAPES))
@pytest.mark.parametrize("may_stop", [False, True])
def test_plans_promise_nothing(kind: Kind, may_stop: bool) -> None:
    text = " ".join(words.plan_sentences(Plan(design(kind, 12, may_stop=may_stop), 4.6)))
    assert "may be there and not be seen" in text
    assert not CAUSE.search(text)


def test_an_eleven_year_old_can_read_it() -> None:
    texts = [sentence for _, sentence in said()]
    for kind, may_stop in product(sorted(SHAPES), (False, True)):
        texts += words.plan_sentences(Plan(design(kind, 12, may_stop=may_stop), 4.6))
    done = Adherence(28, 25, 3.0, 40.0)
    texts += words.notes(design(), result("lifts", "bets"), done, (1.0, -1.0, 3.0))
    assert read("\n".join(texts)).age <= 11


def test_what_was_refused_can_be_read_too() -> None:
    with pytest.raises(Hopeless) as refused:
        plan(design("week_pairs", 6, may_stop=True))
    assert read(str(refused.value)).age <= 12


def test_no_bounds_is_said_in_words() -> None:
    none = replace(result("cannot_tell_yet"), low=float("-inf"))
    assert "too few days for a range" in words.result_sentence(design(), none, 4.6)


def test_days_without_an_answer_and_off_plan_are_said() -> None:
    notes = " ".join(words.notes(design(), result("lifts", "bets"), Adherence(28, 25), None))
    assert "50 of 56 days" in notes
    assert "25 of 28 days" in notes
    assert "stopped before the end" in notes


def test_numbers_are_read_aloud_well() -> None:
    assert [words.signed(points) for points in (3.04, -2.96, 0.04, -0.04)] == ["+3", "−3", "0", "0"]


def test_only_experiments_name_a_cause() -> None:
    """Words in quotes anywhere else in the room."""
    room = Path(hearten.effects.__file__).parent
    for file in sorted(room.rglob("*.py")):
        if file.name == "words.py" and file.parent.name == "experiments":
            continue
        for phrase in re.findall(r'\b(?:_|later|_later|ngettext)\(\s*"([^"]+)"', file.read_text("utf-8")):
            assert not CAUSE.search(phrase), f"{file.name}: {phrase}"


def test_an_own_change_is_called_what_the_person_called_it() -> None:
    own = Subject("own_change", platform="tiktok", words="no phone in bed")
    assert words.title(own) == "No phone in bed"
    assert words.change_name(own) == "“no phone in bed”"
    assert words.title(Subject("platform_off", platform="tiktok")) == "Leaving out tiktok"
