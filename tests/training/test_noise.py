"""Noise changes how a text is typed and not what it says."""

import random
import re

import pytest
from training.texts import noise

TEXT = "We meet on Sunday, bring a cake. I can't wait"


def test_case_and_marks() -> None:
    rng = random.Random(1)
    assert noise.lower(TEXT, rng) == TEXT.lower()
    assert noise.sentence_case("well. i know", rng) == "Well. I know"
    assert noise.unpunctuated(TEXT, rng) == "We meet on Sunday bring a cake I cant wait"
    assert noise.full_stop(TEXT, rng) == TEXT + "."
    assert noise.full_stop("Really?", rng) == "Really?"


def test_a_word_that_is_filled_in_later_survives() -> None:
    rng = random.Random(2)
    assert noise.shout("you {slur_pl} there", rng) == "YOU {slur_pl} THERE"
    for _ in range(50):
        assert "{slur}" in noise.typo("{slur} something", rng)
        assert "{slur}" in noise.elongated("{slur} something", rng)


def test_hidden_words_stay_guessable() -> None:
    rng = random.Random(3)
    ways = {noise.obfuscate("What a stupid idea", rng, ["stupid"]) for _ in range(60)}
    assert {"What a s t u p i d idea", "What a s.t.u.p.i.d idea", "What a st*pid idea"} <= ways
    assert len(ways) > 4
    assert all(way.startswith("What a ") and way.endswith(" idea") for way in ways)
    assert noise.obfuscate(TEXT, rng, ["stupid"]) == TEXT


@pytest.mark.parametrize("text", ["", "a", "ok", "🙂", "{slur}"])
def test_the_shortest_texts_pass_through(text: str) -> None:
    for number in range(100):
        noise.noisy(text, random.Random(number), ["ok"])


def test_most_of_a_text_is_kept_and_chance_repeats() -> None:
    made = [noise.noisy(TEXT, random.Random(number)) for number in range(200)]
    assert made == [noise.noisy(TEXT, random.Random(number)) for number in range(200)]
    assert made.count(TEXT) > 60
    letters = set(re.findall(r"\w", TEXT.lower()))
    assert all(len(set(re.findall(r"\w", one.lower())) - letters) <= 1 for one in made)
