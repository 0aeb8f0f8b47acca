"""When somebody answers, across zones, midnights and changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.care.helplines.hours import NEVER_SAID, Window, days, minutes, opening

BERLIN = ZoneInfo("Europe/Berlin")
AFTERNOONS = [Window(days("mon-sat"), minutes("14:00"), minutes("20:00"))]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the week that begins on Monday 30 November 2026, in Berlin."""
    return datetime(2026, 11, 30, tzinfo=BERLIN) + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("mon-fri", (0, 1, 2, 3, 4)), ("sun-wed", (6, 0, 1, 2)), ("wed sat", (2, 5)), ("sun", (6,))],
)
def test_days_of_the_week(written: str, numbers: tuple[int, ...]) -> None:
    assert days(written) == numbers


def test_open_until_the_evening() -> None:
    now = opening(AFTERNOONS, "Europe/Berlin", at(0, 15))
    assert now.open is True
    assert now.until == at(0, 20)


def test_closed_until_the_afternoon_and_over_sunday() -> None:
    assert opening(AFTERNOONS, "Europe/Berlin", at(0, 9)).next == at(0, 14)
    assert opening(AFTERNOONS, "Europe/Berlin", at(5, 21)).next == at(7, 14)


def test_the_minute_it_closes_it_is_closed() -> None:
    assert opening(AFTERNOONS, "Europe/Berlin", at(0, 20)).open is False


def test_open_past_midnight() -> None:
    nights = [Window(days("mon-fri"), minutes("07:00"), 24 * 60 + minutes("02:00"))]
    now = opening(nights, "Europe/Berlin", at(5, 1))  # Saturday, one o'clock: Friday's night
    assert now.open is True
    assert now.until == at(5, 2)


def test_windows_that_touch_are_one() -> None:
    round_the_clock = [Window(days("mon-sun"), 0, 24 * 60)]
    assert opening(round_the_clock, "Europe/Berlin", at(2, 3)).until is None


def test_the_reader_may_be_somewhere_else() -> None:
    tokyo = at(0, 15).astimezone(ZoneInfo("Asia/Tokyo"))
    now = opening(AFTERNOONS, "Europe/Berlin", tokyo)
    assert now.open is True
    assert now.until is not None
    assert f"{now.until:%a %H:%M}" == "Tue 04:00"


def test_a_change_of_the_clock_moves_no_opening_time() -> None:
    friday = datetime(2026, 10, 23, 21, tzinfo=BERLIN)  # clocks go back on the Sunday
    monday = [Window(days("mon"), minutes("14:00"), minutes("20:00"))]
    opens = opening(monday, "Europe/Berlin", friday).next
    assert opens is not None
    assert opens.astimezone(BERLIN).hour == 14


def test_nothing_said_is_nothing_known() -> None:
    assert opening([], "Europe/Berlin", at(0, 1)) == NEVER_SAID


@given(st.integers(0, 366 * 24 * 60))
def test_it_is_open_or_says_when_it_will_be(minute: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    now = opening(AFTERNOONS, "Pacific/Auckland", moment)
    if now.open:
        assert now.until is not None
        assert now.until > moment
    else:
        assert now.next is not None
        assert timedelta() < now.next - moment <= timedelta(days=3)
