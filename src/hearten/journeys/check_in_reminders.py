"""Reminders to check in, as a file for the person's own calendar. Nothing is sent, and nothing is counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from hearten.care.calendars import Reminder, calendar
from hearten.ground.clock import as_datetime, local_zone, now
from hearten.languages.speaking import gettext as _


def reminders(times: Sequence[time], days: int) -> bytes:
    """A bell at these times of day for so many days from tomorrow, with words that say little to others."""
    tomorrow = as_datetime(now(), local_zone()).date() + timedelta(days=1)
    words = _("A moment for myself")
    return calendar([Reminder(tomorrow, words, at, days) for at in sorted(set(times))], as_datetime(now()))
