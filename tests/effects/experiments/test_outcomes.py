"""From answers to one outcome a row, wherever the person is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tests.effects.experiments.designs import MONDAY, design

from hearten.effects.experiments.outcomes import outcomes, spans

HOME = ZoneInfo("Europe/Amsterdam")


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = HOME) -> float:
    return datetime(2026, 1, day, hour, minute, tzinfo=zone).astimezone(UTC).timestamp()


def test_a_days_outcome_is_the_mean_of_its_answers() -> None:
    answers = [(at(5, 0), 40.0), (at(5, 23, 59), 60.0), (at(6, 0), 10.0)]
    assert outcomes(design(), answers)[:3] == [50.0, 10.0, None]


def test_a_windows_outcome_is_the_last_answer_in_it_or_just_after() -> None:
    answers = [(at(5, 10, 30), 1.0), (at(5, 11, 10), 2.0), (at(5, 12, 30), 3.0), (at(5, 17, 30), 4.0)]
    assert outcomes(design("windows", 12), answers)[:4] == [3.0, None, None, 4.0]


def test_days_follow_the_person_to_another_zone() -> None:
    moved = spans(design(), [(date(2026, 1, 7), "America/New_York")])
    lengths = [(end - start) / 3600 for start, end in moved[:4]]
    assert lengths == [24, 30, 24, 24]
    assert moved[1][1] == moved[2][0]


def test_summer_time_makes_a_short_day() -> None:
    plan = design(blocks=45)
    assert plan.rows()[83].day == date(2026, 3, 29)
    start, end = spans(plan)[83]
    assert (end - start) / 3600 == 23


def test_monday_is_a_monday() -> None:
    assert MONDAY.weekday() == 0
