"""Every page is plain, kind, sourced and dated, and no number on it is typed by hand."""

from __future__ import annotations

import re

import pytest

from hearten.guides.prose import REFERENCE
from hearten.guides.wordlist import avoided
from tests.words.pages import TEXTS, TODAY, Text
from tests.words.reading import read, sentences, words_of


@pytest.mark.parametrize("text", TEXTS, ids=str)
class TestPage:
    def test_reading_age(self, text: Text) -> None:
        counted = read(text.prose)
        assert counted.flesch_kincaid <= text.limit
        assert counted.automated <= text.limit

    def test_sentences_are_short(self, text: Text) -> None:
        lengths = {sentence: len(words_of(sentence)) for sentence in sentences(text.prose)}
        assert sum(lengths.values()) / len(lengths) <= 15
        assert [sentence for sentence, words in lengths.items() if words > 28] == []

    def test_no_number_is_typed_by_hand(self, text: Text) -> None:
        assert re.findall(r".{0,30}\d.{0,10}", text.bare) == []

    def test_no_address_is_typed_by_hand(self, text: Text) -> None:
        assert "http" not in text.bare
        assert "www." not in text.bare

    def test_it_is_dated_and_has_a_source(self, text: Text) -> None:
        assert text.sheet.front["reviewed"] <= TODAY
        assert REFERENCE.search(text.sheet.body)

    def test_words_that_hurt_or_puzzle_are_left_out(self, text: Text) -> None:
        assert avoided(text.prose) == []
