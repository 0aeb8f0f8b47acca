"""A language is taken where it explains the months of the whole file."""

from __future__ import annotations

from hearten.sources.dates.languages import Vocabulary
from hearten.sources.dates.words import Piece, words

POLISH = [
    f"{at + 3} {month} 2025"
    for at, month in enumerate(["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"])
]
FINNISH = ["4. tammikuuta 2025", "4. toukokuuta 2025", "4. elokuuta 2025", "4. syyskuuta 2025"]


def piece(text: str) -> Piece:
    return Piece(tuple(words(text)), ())


def likely(*texts: str) -> set[str]:
    return {language.name for language in Vocabulary(piece(text) for text in texts).likely}


def test_english_first_and_others_where_it_says_too_little() -> None:
    assert likely() == {"en"}
    assert likely("Sep 4, 2025", "Jun 4, 2025") == {"en"}
    assert likely("4. Sep. 2025", "4. Juni 2025") >= {"de"}
    assert "en" not in likely("4. Sep. 2025", "4. Juni 2025")


def test_all_months_have_to_be_explained() -> None:
    assert likely(*POLISH) == {"pl"}
    assert likely(*POLISH, "4 toukokuuta 2025") == {"pl"}  # one date of another kind
    assert likely(*POLISH[:4], *FINNISH) == set()
    vocabulary = Vocabulary(piece(text) for text in (*POLISH[:4], *FINNISH))
    assert vocabulary.read(piece(FINNISH[0])) == []


def test_customs_of_the_languages_that_the_words_point_to() -> None:
    assert Vocabulary([piece("3/4/26 μ.μ.")]).customs("/") == {"dmy"}
    assert Vocabulary([piece("3/4/26 PM")]).customs("/") == {"dmy", "mdy", "ymd"}
    assert "mdy" not in Vocabulary([piece("3.4.26")]).customs(".")
    assert Vocabulary([piece("26.4.3 오후")]).year_first(".")
    assert not Vocabulary([piece("26.4.3")]).year_first(".")


def test_what_is_no_date_is_searched_for_a_while_only() -> None:
    vocabulary = Vocabulary()
    for number in range(2100):
        vocabulary.read(Piece((f"word{number}",), ()))
    assert vocabulary.read(piece("Sep 4, 2025")) == []
