"""Reminders as calendar files (.ics, RFC 5545): made here, opened by the person's own calendar, sent nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event


@dataclass(frozen=True, slots=True)
class Reminder:
    """One entry: a whole day, or a moment with a bell."""

    day: date
    words: str
    at: time | None = None
    days: int = 1
    """Repeated daily so many times."""


def calendar(reminders: Iterable[Reminder], now: datetime) -> bytes:
    """The file. Bringing it in a second time replaces the entries of the first."""
    made = Calendar()
    made.add("prodid", "-//Hearten//EN")
    made.add("version", "2.0")
    for reminder in reminders:
        made.add_component(_event(reminder, now))
    return bytes(made.to_ical())


def _event(reminder: Reminder, now: datetime) -> Event:
    event = Event()
    event.add("summary", reminder.words)
    event.add("dtstamp", now)
    name = f"{reminder.day}{reminder.at}{reminder.days}{reminder.words}"
    event.add("uid", sha256(name.encode()).hexdigest()[:32] + "@hearten")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if reminder.at is None:
        event.add("dtstart", reminder.day)
        event.add("dtend", reminder.day + timedelta(days=1))
    else:
        _ring(event, reminder, reminder.at)
    if reminder.days > 1:
        event.add("rrule", {"freq": "daily", "count": reminder.days})
    return event


def _ring(event: Event, reminder: Reminder, at: time) -> None:
    """A moment in the person's own time wherever they are (a floating time), with a bell."""
    start = datetime.combine(reminder.day, at)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=5))
    bell = Alarm()
    bell.add("action", "DISPLAY")
    bell.add("trigger", timedelta())
    bell.add("description", reminder.words)
    event.add_component(bell)
