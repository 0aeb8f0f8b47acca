"""Words are taken apart alike in all scripts, and mean what CLDR says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.dates.cldr import all_languages, english
from hearten.sources.dates.words import Piece, hour_of_day, separator, shape, take_day_part, words

SPEAKING = {language.name: language for language in all_languages()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 сент. 2026\u202fг.", ["4", "сент", "2026", "г"]),
        ("2026. szept. 4.", ["2026.", "szept", "4."]),
        ("4.9.2026", ["4.", "9.", "2026"]),
        ("2026年9月4日", ["2026", "年", "9", "月", "4", "日"]),
        ("٤ سبتمبر ٢٠٢٦", ["4", "سبتمبر", "2026"]),
        ("4 ก.ย. 2569", ["4", "กย", "2569"]),
        ("９月４日", ["9", "月", "4", "日"]),
        ("p.\u00a0m.", ["p", "m"]),
        ("mo\u2019ra d\u2019agost", ["mora", "dagost"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(st.characters()))
def test_words_of_anything(text: str) -> None:
    found = words(text)
    assert all(found)
    assert words(" ".join(found)) == [word for word in found if word]


def test_a_shape_is_where_things_stand() -> None:
    assert shape(["4.", "M", "2026."]) == "d. M y."
    assert shape(["4", "de", "M", "de", "2026"]) == "d M y"


def test_separators() -> None:
    assert separator("03.04.26") == "."
    assert separator("٠٤\u200f/٠٩\u200f/٢٠٢٦") == "/"
    assert separator("26. 4. 3.") == "."
    assert separator("no numbers") == ""


@pytest.mark.parametrize(
    ("language", "word", "hour", "expected"),
    [
        ("en", "pm", 9, 21), ("en", "am", 12, 0), ("en", "pm", 12, 12), ("zh", "凌晨", 12, 0), ("zh", "晚上", 9, 21),
        ("zh", "晚上", 6, 18), ("zh", "中午", 12, 12), ("es", "delatarde", 5, 17), ("es", "delamañana", 11, 11),
        ("de", "nachts", 1, 1), ("de", "nachts", 11, 23), ("ko", "오후", 9, 21), ("en", "pm", 0, 12),
        ("en", "pm", 21, 21),
    ],
)  # fmt: skip
def test_parts_of_the_day(language: str, word: str, hour: int, expected: int) -> None:
    assert hour_of_day(hour, SPEAKING[language].day_parts[word]) == expected


def test_a_part_of_the_day_that_says_nothing() -> None:
    assert hour_of_day(9, frozenset(range(24))) is None
    assert hour_of_day(9, frozenset()) == 9


@pytest.mark.parametrize(
    ("language", "head", "tail", "rest"),
    [
        ("en", "Jun 1, 2026", "PM UTC", ("Jun 1 2026", "UTC")),
        ("es", "1 jun 2026", "p. m. CEST", ("1 jun 2026", "CEST")),
        ("zh", "2026年9月4日 晚上", "", ("2026 年 9 月 4 日", "")),
        ("zh", "2026年9月4日晚上", "", ("2026 年 9 月 4 日", "")),
        ("ee", "ŋdi ga", "10/20/26", ("ga", "10 20 26")),
    ],
)
def test_where_a_part_of_the_day_stands(language: str, head: str, tail: str, rest: tuple[str, str]) -> None:
    hours, left = take_day_part(Piece(tuple(words(head)), tuple(words(tail))), SPEAKING[language].day_parts)
    assert hours
    assert (" ".join(left.head), " ".join(left.tail)) == rest


def test_readings() -> None:
    reading = SPEAKING["ru"].read(Piece(("4", "сент", "2026", "г"), ("MSK",)))
    assert reading
    assert (reading.month, reading.numbers, reading.loose, reading.shape) == (9, ("4", "2026"), ("MSK",), "d M y")
    assert SPEAKING["ru"].read(Piece(("4", "Sep", "2026"), ())) is None
    assert english().read(Piece(("Jan", "Feb", "4", "2026"), ())) is None
    assert english().read(Piece(("4", "9", "2026", "7"), ())) is None


def test_a_language_has_twelve_months_or_none_of_its_own() -> None:
    """The root names those of languages without words ("M09"); some rest on another, as Nynorsk does on Norwegian."""
    months = {language.name: set(language.months.values()) for language in all_languages()}
    assert all(found in (set(), set(range(1, 13))) for found in months.values())
    assert months["root"] == months["en"] == months["zh"] == months["ar"] == set(range(1, 13))
