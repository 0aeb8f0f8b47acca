"""Quiet hours over midnight belong to the evening on which they begin."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from hearten.choices.quiet import QuietHours, known_parts

ZONE = ZoneInfo("Europe/Madrid")
SCHOOL_NIGHTS = QuietHours(time(22), time(7), frozenset({6, 0, 1, 2, 3}))


@pytest.mark.parametrize(
    ("day", "hour", "quiet"),
    [
        (1, 23, True),  # 1 March 2026 is a Sunday
        (2, 6, True),
        (2, 7, False),
        (6, 6, True),
        (6, 23, False),
        (7, 6, False),
    ],
)
def test_over_midnight(day: int, hour: int, quiet: bool) -> None:
    assert SCHOOL_NIGHTS.holds(datetime(2026, 3, day, hour, tzinfo=ZONE)) is quiet


def test_within_a_day() -> None:
    lunch = QuietHours(time(12), time(13))
    assert lunch.holds(datetime(2026, 3, 1, 12, 59, tzinfo=ZONE))
    assert not lunch.holds(datetime(2026, 3, 1, 13, tzinfo=ZONE))


def test_only_known_parts() -> None:
    assert known_parts(["counts", "everything", "short_videos"]) == ("short_videos", "counts")
