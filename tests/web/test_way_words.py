"""The map by time of day and by act in words, where there is little."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app import running

from hearten.effects.effect import Call, Effect, Effects, Figures, Unit
from hearten.journeys.mapped import Words
from hearten.journeys.ways import Part, Way, Ways
from hearten.web import way_words

FIGURES = Figures(3, 1, 5, 0.01, 0.1, 6, 2, 9, 1.4)


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> None:
    """Words need the language of the app."""
    with running(tmp_path):
        pass


def part(name: str, call: Call = "cannot_tell_yet", n: int = 10, words: Words | None = None) -> Part:
    effect = Effect(Unit("act", "", part=name), 600, call, "clear", FIGURES, 40, sentence="A sentence.")
    return Part("act", name, n, 900, (("discord", n),), effect, words)


def way(*parts: Part) -> Way:
    return Way(Effects(0, 60, 40), parts)


def whole(text: str) -> str:
    """The same on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def test_strengths_are_named_first_and_rare_acts_wait() -> None:
    names = ("viewed", "visited", "liked", "searched", "shared", "saved", "voted")
    found = way(*(part(name) for name in names), part("posted", "weighs"), part("messaged", "lifts", 2))
    assert way_words.in_short(found, "act") == (
        "Goes with a better mood: messaging. Goes with a lower mood: posting. All else is not sure yet."
    )
    first, rest = way_words.cards(found)
    assert [card.name for card in first[:3]] == ["messaged", "posted", "viewed"]
    assert (len(first), [card.name for card in rest]) == (6, ["shared", "saved", "voted"])
    assert first[0].basis == "from your check-ins"


def test_where_nothing_stands_out_it_says_so() -> None:
    assert way_words.in_short(way(part("viewed")), "act") == "Nothing you do stands out yet."
    none = Way(Effects(0, 3, 2, reason="few_check_ins", sentence="Too few."), (part("viewed"),))
    assert way_words.in_short(none, "act") == "Too few."
    assert way_words.in_short(way(), "hour") == "When you are online, and what came to you then."
    assert way_words.cards(way()) == ([], [])


def test_without_a_length_there_is_nothing_to_compare() -> None:
    card = way_words.cards(way(Part("act", "notified", 1, 0.0, (("x", 1),))))[0][0]
    assert card.line == "It is not known how long this took, so there is nothing to compare with your check-ins."
    assert (card.amount, card.doubt, card.texts) == ("1 thing", None, "")


def test_few_texts_are_not_spoken_of() -> None:
    few = way_words.table(way(part("messaged", words=Words(19, 0.5, 0.1))), "act")[1][0]
    assert few == ("Messages", "Can't tell yet", whole("+1.0 … +5.0"), "10", whole("about 15 min"), "–", "–")
    many = way_words.table(way(part("messaged", words=Words(20, 0.5, 0.1))), "act")[1][0]
    assert many[-2:] == (whole("50 in 100"), whole("10 in 100"))


def test_the_clock() -> None:
    hours = (0,) * 23 + (4,)
    found = way_words.clock(Ways(way(), way(), hours, 3))
    assert found is not None
    most, rest = "Most of it begins between 18:00 and 24:00: 100\N{NO-BREAK SPACE}%.", "3 things have no time of day"
    assert found.sentence == f"{most} {rest} in your export."
    assert found.bars[23] == ("23:00", "4", 100, 0)
    assert way_words.clock(Ways(way(), way(), (0,) * 24, 1)) is None
