"""Every phrase of the translated pages is there in every language, and holds what the code puts in."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any, cast

import pytest
from babel.messages.pofile import read_po
from tests.languages.gathering import Phrase, frame, phrases

from hearten.languages.catalogues import catalogue
from hearten.languages.known import ENGLISH, LANGUAGES, best
from hearten.languages.speaking import gettext, ngettext, speaking, spoken

OTHERS = [language.code for language in LANGUAGES if language.code != ENGLISH]
PLACE = re.compile(r"%\(\w+\)s|{\w+}")


def written(code: str) -> dict[Phrase, Any]:
    """The phrases of one file."""
    with (files("hearten.languages") / "phrases" / f"{code}.po").open("rb") as file:
        return {cast("Phrase", message.id): message.string for message in read_po(file, locale=code) if message.id}


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_missing_and_nothing_is_left_over(code: str) -> None:
    said = set(written(code))
    assert phrases() - said == set(), "Add these to languages/phrases/*.po: a page that is translated is so as a whole."
    assert said - phrases() - frame() == set(), "Nothing says these any more."


@pytest.mark.parametrize("code", OTHERS)
def test_every_phrase_is_translated_and_keeps_its_places(code: str) -> None:
    for phrase, said in written(code).items():
        forms = (said,) if isinstance(said, str) else said
        wanted = set(PLACE.findall(phrase if isinstance(phrase, str) else phrase[1]))
        for form in forms:
            assert form.strip(), phrase
            assert set(PLACE.findall(form)) == wanted, (phrase, form)


@pytest.mark.parametrize("code", OTHERS)
def test_no_number_changes_in_translation(code: str) -> None:
    for phrase, said in written(code).items():
        if isinstance(phrase, str) and isinstance(said, str):
            assert re.findall(r"\d+", phrase) == re.findall(r"\d+", said), phrase


@pytest.mark.parametrize("code", OTHERS)
def test_what_no_person_has_read_says_so(code: str) -> None:
    reviewed = next(language.reviewed for language in LANGUAGES if language.code == code)
    head = (files("hearten.languages") / "phrases" / f"{code}.po").read_text(encoding="utf-8").splitlines()[0]
    assert ("not yet reviewed" in head) is not reviewed


def test_a_phrase_is_said_in_the_language_spoken_now() -> None:
    assert gettext("My plan") == "My plan"
    with speaking("de"):
        assert spoken() == "de"
        assert gettext("My plan") == "Mein Plan"
        one = "{n} line is hidden. It was last checked too long ago."
        assert ngettext(one, "{n} lines are hidden. They were last checked too long ago.", 2).startswith("{n} Anlaufs")
    assert spoken() == ENGLISH


def test_an_unknown_language_is_english() -> None:
    assert catalogue("xx").gettext("My plan") == "My plan"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(["pt-BR", "en"], "pt"), (["xx", "HI-in"], "hi"), (["xx"], "en"), ([], "en"), ([""], "en"), (["*"], "en")],
)
def test_the_best_language(wanted: list[str], found: str) -> None:
    assert best(wanted) == found
