"""The days of an experiment as a calendar file."""

from __future__ import annotations

from datetime import time

from hearten.care.calendars import Reminder, calendar
from hearten.effects.experiments.design import Row
from hearten.ground.clock import as_datetime, now
from hearten.journeys.experiment import Experiment
from hearten.languages.speaking import gettext as _


def days(experiment: Experiment) -> bytes:
    """An entry a day, or a bell at the start of each window.

    The words say nothing of what it is about: others may see a calendar.
    """
    drawn = zip(experiment.design.rows(), experiment.drawn(), strict=True)
    return calendar((_reminder(row, is_with=is_with) for row, is_with in drawn), as_datetime(now()))


def _reminder(row: Row, *, is_with: bool) -> Reminder:
    if row.hours == 24:
        return Reminder(row.day, _("A: with my change") if is_with else _("B: as usual"))
    words = _("A: with my change until {time}") if is_with else _("B: as usual until {time}")
    return Reminder(row.day, words.format(time=f"{row.start_hour + row.hours}:00"), time(row.start_hour))
