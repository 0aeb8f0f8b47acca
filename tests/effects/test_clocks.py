"""The person's clock, also where it is changed, and where it is half an hour off."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from hearten.effects.clocks import DAY_PARTS, day_parts, on_clock
from hearten.ground.clock import as_datetime, as_microseconds
from hearten.ground.ids import DAY, HOUR, MINUTE

ZONES = (
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Asia/Kathmandu",
)


def quarters(first: datetime, days: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Every quarter of an hour from an instant on, seven minutes into it."""
    return as_microseconds(first) + 7 * MINUTE + np.arange(days * 96, dtype=np.int64) * 15 * MINUTE


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_it_agrees_with_the_calendar_at_every_quarter(name: str, month: int) -> None:
    zone, at = ZoneInfo(name), quarters(datetime(2026, month, 1, tzinfo=UTC), 30)
    shown = on_clock(at, zone)
    expected = [as_microseconds(as_datetime(int(one), zone).replace(tzinfo=UTC)) for one in at]
    assert shown.tolist() == expected


@pytest.mark.parametrize(
    ("day", "hours", "night"),
    [((2026, 3, 28), 24, 6), ((2026, 3, 29), 23, 5), ((2026, 10, 25), 25, 7)],
)
def test_a_day_of_23_or_25_hours_is_counted_right(day: tuple[int, int, int], hours: int, night: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    at = quarters(datetime(2026, day[1] - 1, 20, tzinfo=UTC), 60)
    local = on_clock(at, zone)
    wanted = as_microseconds(datetime(*day, tzinfo=UTC)) // DAY
    that_day = local // DAY == wanted
    assert that_day.sum() == hours * 4
    parts = np.bincount(day_parts(at[that_day], zone), minlength=4)
    assert parts.tolist() == [night * 4, 24, 24, 24]
    assert DAY_PARTS == ("night", "morning", "afternoon", "evening")


def test_no_instants_at_all() -> None:
    assert on_clock(np.zeros(0, np.int64), ZoneInfo("Europe/Berlin")).size == 0
    assert day_parts(np.array([23 * HOUR]), ZoneInfo("UTC")).tolist() == [3]
