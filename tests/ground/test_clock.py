"""Instants are microseconds since 1970, and the machine's zone has its name."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.clock import as_datetime, as_microseconds, iso, local_zone, now

instants = st.integers(-2_000_000_000_000_000, 4_000_000_000_000_000)


@given(instants)
def test_an_instant_comes_back_from_its_date(at: int) -> None:
    assert as_microseconds(as_datetime(at)) == at
    assert as_datetime(at, ZoneInfo("Asia/Kathmandu")) == as_datetime(at)


def test_iso_is_utc_to_the_second() -> None:
    assert iso(1_780_314_301_962_000) == "2026-06-01T11:45:01Z"


def test_now_is_now() -> None:
    assert abs(as_datetime(now()) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("name", ["Pacific/Auckland", "America/Sao_Paulo"])
def test_the_zone_is_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert local_zone() == ZoneInfo(name)


def test_an_unknown_zone_name_falls_back_to_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/At_All")
    assert datetime.now(local_zone()).utcoffset() is not None
