"""The two times of a post on X, and which of them is believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.clock import as_microseconds
from hearten.ground.ids import DAY
from hearten.sources.platforms.x.posted import created, posted_at
from hearten.sources.platforms.x.posted import written as written_second

NOW = as_microseconds(datetime(2027, 1, 1, tzinfo=UTC))
AFTER_NUMBERS_TELL = datetime(2010, 11, 6, tzinfo=UTC)


def written(at: datetime) -> str:
    """As X writes it."""
    return written_second(int(at.timestamp()))


def number(at: datetime, low: int = 0) -> str:
    """The number that a post of this moment has."""
    return str(((as_microseconds(at) // 1000 - 1_288_834_974_657) << 22) | low)


moments = st.integers(820_454_400, 1_798_675_200).map(lambda second: datetime.fromtimestamp(second, UTC))
late = moments.filter(lambda at: at > AFTER_NUMBERS_TELL)


@given(moments)
def test_reads_every_moment_that_is_written(at: datetime) -> None:
    assert created(written(at)) == as_microseconds(at)


@given(
    st.text(max_size=40) | moments.map(written).flatmap(lambda text: st.sampled_from([text[1:], text[:-1], text * 2]))
)
def test_reads_nothing_else(text: str) -> None:
    assert created(text) is None


def test_writes_as_x_does() -> None:
    assert written(datetime(2023, 1, 7, 12, 30, 42, tzinfo=UTC)) == "Sat Jan 07 12:30:42 +0000 2023"


@pytest.mark.parametrize("text", ["Sat Feb 30 12:30:42 +0000 2023", "Sat Jan 07 24:30:42 +0000 2023",
                                  "Sat Foo 07 12:30:42 +0000 2023", "Sat Jan 07 12:30:42 +0200 2023"])  # fmt: skip
def test_a_time_that_cannot_be_is_none(text: str) -> None:
    assert created(text) is None


@given(late, st.integers(-86_400, 86_400), st.integers(0, (1 << 22) - 1))
def test_the_written_time_holds_where_the_number_is_within_a_day(at: datetime, off: int, low: int) -> None:
    told = at + timedelta(seconds=off)
    assert posted_at(written(told), number(at, low), NOW) == (as_microseconds(told), "s", "event")


@given(late, late)
def test_the_number_is_believed_where_the_two_are_far_apart(told: datetime, at: datetime) -> None:
    found = posted_at(written(told), number(at), NOW)
    near = abs(as_microseconds(told) - as_microseconds(at)) <= DAY
    assert found == (as_microseconds(told if near else at), *(("s", "event") if near else ("ms", "id_derived")))


def test_numbers_of_before_carry_no_time() -> None:
    at = datetime(2009, 6, 1, tzinfo=UTC)
    assert posted_at(written(at), "1988776655", NOW) == (as_microseconds(at), "s", "event")
    assert posted_at(None, "1988776655", NOW) is None


def test_nothing_is_from_the_future() -> None:
    later = datetime(2028, 1, 1, tzinfo=UTC)
    assert posted_at(written(later), number(later), NOW) is None
    assert posted_at(None, "9" * 20, NOW) is None
    at = datetime(2020, 1, 1, tzinfo=UTC)
    assert posted_at(written(later), number(at), NOW) == (as_microseconds(at), "ms", "id_derived")
    assert posted_at(written(at), "9" * 20, NOW) == (as_microseconds(at), "s", "event")
