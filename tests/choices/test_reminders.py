"""A calendar that any program reads; names stay out unless asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from hearten.choices.choice import Choice, Target
from hearten.choices.reminders import calendar

MADE = Choice("ab12", "mute", Target("instagram", voice="perfect.days.daily"), date(2026, 3, 2), date(2026, 3, 30))
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_one_day_after_the_end_without_names() -> None:
    written = calendar([MADE], AT)
    assert b"perfect" not in written
    (entry,) = Calendar.from_ical(written).walk("VEVENT")
    assert entry.decoded("DTSTART") == date(2026, 3, 31)
    assert entry.walk("VALARM")


def test_names_where_they_are_wished_for() -> None:
    assert b"perfect.days.daily" in calendar([MADE], AT, with_names=True)
