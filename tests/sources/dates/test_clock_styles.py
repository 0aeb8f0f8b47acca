"""The time of day is found in its place, and dates are not mistaken for it."""

from __future__ import annotations

import pytest

from hearten.sources.dates.clock_styles import clock_styles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jun 1, 2026, 11:45:01\u202fAM UTC", ("11", "45", "01")),
        ("21:45:27 4 thg 9, 2026", ("21", "45", "27")),
        ("4.9.2026 klo 21.45.27", ("21", "45", "27")),
        ("03.04.26 21.22.39", ("21", "22", "39")),
        ("03.04.26 18.00", ("18", "00", None)),
        ("4. Sep 2026, Klock 21.45:27", ("21", "45", "27")),
        ("4. Sep 2026, Klock 1.04:32", ("1", "04", "32")),
        ("4 sept. 2026, 21 h 45 min 27 s UTC+2", ("21", "45", "27")),
        ("20/10/26, 9h49", ("9", "49", "")),
        ("2026년 9월 4일 오후 9시 5분 7초", ("9", "5", "7")),
        ("2026年9月4日 21時45分", ("21", "45", "")),
        ("2026年9月4日 GMT+05:30 21:45:27", ("21", "45", "27")),
        ("4.9.2026 21.45.27 UTC+5.30", ("21", "45", "27")),
        ("٤ سبتمبر ٢٠٢٦، ٩:٤٥:٢٧ م", ("٩", "٤٥", "٢٧")),
    ],
)
def test_where_the_time_stands(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in [found.groups() for style in clock_styles([text]) if (found := style.search(text))]


@pytest.mark.parametrize(
    "text", ["03.04.26", "4.9.2026", "2026-09-04", "2026年9月4日", "4 de sept. de 2026", "21:45", ""]
)
def test_a_date_alone_has_no_time(text: str) -> None:
    assert clock_styles([text]) == []


def test_the_majority_decides() -> None:
    assert clock_styles([]) == []
    assert clock_styles(["03.04.26", "03.04.26", "03.04.26 18.00"]) == []
    (style,) = clock_styles(["03.04.26 18.00", "04.04.26 09.30", "?"])
    assert style.search("05.04.26 07.15")


def test_words_between_all_numbers_may_leave_it_open() -> None:
    assert len(clock_styles(["2026年9月4日 21時45分"])) == 2
    assert len(clock_styles(["2026年9月24日 21時45分"])) == 1
