"""The formulas count as their makers did."""

from __future__ import annotations

import pytest

from tests.words.reading import Reading, prose, read, sentences, syllables


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("cat", 1), ("the", 1), ("make", 1), ("makes", 1), ("liked", 1), ("wanted", 2), ("table", 2), ("people", 2),
        ("picture", 2), ("pictures", 2), ("videos", 3), ("friend", 1), ("private", 2), ("settings", 2), ("question", 2),
        ("being", 2), ("radio", 3), ("boxes", 2), ("pages", 2), ("watches", 2), ("don't", 1), ("idea", 3), ("13", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, many: int) -> None:
    assert syllables(word) == many


def test_a_known_text() -> None:
    """Counted by hand: 2 sentences, 12 words, 35 letters, 12 syllables."""
    text = "The cat sat on the mat. Then it ran to the yard."
    counted = read(text)
    assert counted == Reading(2, 12, 35, 12)
    assert counted.flesch_kincaid == pytest.approx(0.39 * 6 + 11.8 * 1 - 10.59)
    assert counted.automated == pytest.approx(4.71 * 35 / 12 + 0.5 * 6 - 16.43)


def test_hard_words_and_long_sentences_raise_the_age() -> None:
    easy = read("You can say no. It is fine.")
    hard = read(
        "Notwithstanding considerable organisational difficulties, the administration reconsidered its position."
    )
    assert easy.age < 8
    assert hard.age > 18


def test_sentences_end_in_marks_or_lines() -> None:
    assert sentences('"Is it so?" Yes. No!\nA heading\n- a point') == [
        '"Is it so?',
        "Yes.",
        "No!",
        "A heading",
        "- a point",
    ]


def test_only_prose_is_read() -> None:
    page = (
        '<h1>One</h1><p>Two <b>three</b>.<sup class="mark"><a href="#s">1</a></sup> Four'
        ' <span class="way">Settings <span class="then">›</span> More</span>.</p><select><option>No</option></select>'
    )
    assert prose(page) == "One\nTwo three. Four ."
