"""What the help pages, the one-minute step and the plan say is as plain and kind as the guides."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearten.care.one_minute.worries import WORRIES, Worry
from hearten.guides.wordlist import avoided
from tests.languages.gathering import CODE, FACTS, PAGES, in_file
from tests.words.reading import read, sentences, words_of

READERS_AGE = 12
FILES = [path for path in (*CODE, *PAGES) if len(" ".join(in_file(path)).split()) > 60]
"""Formulas need a few sentences to go by."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_reading_age(path: Path) -> None:
    counted = read("\n".join(in_file(path)))
    assert counted.flesch_kincaid <= READERS_AGE
    assert counted.automated <= READERS_AGE


def test_reading_age_of_what_lines_say_about_themselves() -> None:
    assert read("\n".join(sorted({said for path in FACTS for said in in_file(path)}))).age <= READERS_AGE


@pytest.mark.parametrize("worry", WORRIES, ids=lambda worry: worry.id)
def test_answers_to_worries(worry: Worry) -> None:
    answers = "\n".join(worry.answers)
    assert read(answers).age <= READERS_AGE
    assert max(len(words_of(sentence)) for sentence in sentences(answers)) <= 20


def test_words_that_hurt_or_puzzle_are_left_out() -> None:
    said = [sentence for path in (*CODE, *PAGES, *FACTS) for sentence in in_file(path)]
    assert [found for sentence in said for found in avoided(sentence)] == []
