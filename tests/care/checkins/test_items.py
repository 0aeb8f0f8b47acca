"""What items mean, and which of them tells how a person feels."""

from __future__ import annotations

import pytest

from hearten.care.checkins.items import higher_is_worse, item_named, mood_among


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("Mood", "valence"),
        (" energy level ", "energy"),
        ("relaxed", "calm"),
        ("My sleep", "my_sleep"),
        ("stress", "stress"),
    ],
)
def test_names(written: str, item: str) -> None:
    assert item_named(written) == item


@pytest.mark.parametrize("written", ["", " ", "<b>", "x" * 41])
def test_what_is_no_name(written: str) -> None:
    assert item_named(written) is None


def test_the_item_that_tells_how_a_person_feels() -> None:
    assert mood_among({"stress": 90, "valence": 3}) == "valence"
    assert mood_among({"stress": 90, "hopeful": 3}) == "hopeful"
    assert mood_among({"stress": 90, "sad": 9, "who5": 99}) == "stress"
    assert mood_among({}) == "valence"
    assert higher_is_worse("stress")
    assert not higher_is_worse("hopeful")
