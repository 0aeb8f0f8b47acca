"""Each calendar's days are where the others say they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.ids import DAY
from hearten.sources.dates.calendar_days import midnight_of

NOW = 1_795_000_000_000_000  # November 2026
days = st.dates(date(1995, 1, 1), date(2026, 11, 18))


def start_of(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000


@given(days)
def test_our_calendar_and_the_buddhist_one(day: date) -> None:
    assert midnight_of(str(day.year), day.month, day.day, NOW) == start_of(day)
    assert midnight_of(str(day.year + 543), day.month, day.day, NOW) == start_of(day)


@given(st.dates(date(2009, 1, 1), date(2026, 11, 18)))
def test_years_of_two_digits(day: date) -> None:
    assert midnight_of(f"{day.year % 100:02}", day.month, day.day, NOW) == start_of(day)
    assert midnight_of(f"{(day.year + 543) % 100:02}", day.month, day.day, NOW) == start_of(day)


# The first day of the Persian year, from the tables of the University of Tehran's calendar centre
# (https://calendar.ut.ac.ir), as date libraries' tests quote them.
NEW_YEARS = {
    1375: date(1996, 3, 20), 1376: date(1997, 3, 21), 1399: date(2020, 3, 20), 1400: date(2021, 3, 21),
    1403: date(2024, 3, 20), 1404: date(2025, 3, 21), 1405: date(2026, 3, 21),
}  # fmt: skip


@pytest.mark.parametrize("year", NEW_YEARS)
def test_the_persian_new_year(year: int) -> None:
    assert midnight_of(str(year), 1, 1, NOW) == start_of(NEW_YEARS[year])
    assert midnight_of(str(year), 6, 31, NOW) == start_of(NEW_YEARS[year] + timedelta(days=185))


def test_persian_days_follow_each_other() -> None:
    """Every day from 1375 to 1405 once, and no gap: the year's length and its last day agree."""
    found = [
        start
        for year in range(1375, 1406)
        for month in range(1, 13)
        for day in range(1, 32)
        if (start := midnight_of(str(year), month, day, NOW)) is not None
    ]
    assert found == list(range(found[0], found[-1] + DAY, DAY))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [("2026", 13, 1), ("2026", 2, 29), ("2026", 0, 1), ("1404", 12, 30), ("1405", 7, 31), ("0", 1, 1), ("08", 1, 1),
     ("99999", 1, 1), ("40", 1, 0)],
)  # fmt: skip
def test_days_that_are_not_there(year: str, month: int, day: int) -> None:
    assert midnight_of(year, month, day, NOW) is None
