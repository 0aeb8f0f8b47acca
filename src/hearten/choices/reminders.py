"""When choices end, as a calendar that any phone takes in. Nothing in it names a space or voice unless asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from hearten.choices.choice import Choice
from hearten.languages.speaking import gettext as _


def calendar(choices: Iterable[Choice], written_at: datetime, *, with_names: bool = False) -> bytes:
    """One whole-day entry on the day after each choice ends (RFC 5545). Calendars are often shared: names stay out."""
    made = Calendar()
    made.add("prodid", "-//Hearten//choices//EN")
    made.add("version", "2.0")
    for choice in choices:
        made.add_component(_entry(choice, written_at, with_names=with_names))
    written: bytes = made.to_ical()
    return written


def _entry(choice: Choice, written_at: datetime, *, with_names: bool) -> Event:
    day = choice.until + timedelta(days=1)
    entry = Event()
    entry.add("uid", f"choice-{choice.id}@hearten.invalid")
    entry.add("dtstamp", written_at.astimezone(UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    title = _("Hearten: look at a choice again")
    entry.add("summary", f"{title}: {choice.target.name}" if with_names else title)
    entry.add("description", _("Did it help? Go on, change it, or let it end. All are fine."))
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=17))  # late in the afternoon of that day
    entry.add_component(alarm)
    return entry
