"""Names written from right to left stay together, and turn nothing that follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.effects import words
from hearten.effects.effect import Effect, Unit
from hearten.languages.direction import CLOSE, OPEN, TURNS, isolated

NOOR = "\N{ARABIC LETTER NOON}\N{ARABIC LETTER WAW}\N{ARABIC LETTER REH} 12"
"""Noor 12, in Arabic letters."""


@pytest.mark.parametrize("name", ["", "Quiet Kettle", "r/made_up", "हिन्दी", "猫", "🦦 otter"])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert isolated(name) == name


@pytest.mark.parametrize("name", [NOOR, "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}", f"the {NOOR}"])
def test_such_a_name_is_closed_off(name: str) -> None:
    assert isolated(name) == f"{OPEN}{name}{CLOSE}"


def test_signs_that_turn_the_page_are_left_out() -> None:
    assert isolated("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{POP DIRECTIONAL ISOLATE}") == "ab"


@given(st.text())
def test_what_is_opened_is_closed(name: str) -> None:
    from unicodedata import bidirectional  # noqa: PLC0415

    signs = [bidirectional(sign) for sign in isolated(name)]
    assert [sign for sign in signs if sign in TURNS] in ([], ["FSI", "PDI"])


def test_a_sentence_about_such_a_voice_reads_on_from_left_to_right() -> None:
    effect = Effect(Unit("voice", "instagram", None, NOOR), 60, "cannot_tell_yet", "seldom")
    assert f"goes with {OPEN}{NOOR}{CLOSE} on instagram, because" in words.sentence(effect, None)
