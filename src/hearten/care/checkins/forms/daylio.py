"""The CSV that the Daylio diary exports: a row an entry, with a mood word.

    full_date,date,weekday,time,mood,activities,note_title,note
    2026-05-14,May 14,Thursday,9:03 PM,good,"friends | walk","",""

Older exports have `year` and a `date` like `18 May`. Notes and activities are not read: they are the person's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearten.care.checkins.answers import Trouble
from hearten.care.checkins.forms.form import Form, Reading, Settings, Written, settle
from hearten.care.checkins.forms.tables import Row, header_of, table
from hearten.care.checkins.scales import Scale
from hearten.sources.members import Member
from hearten.sources.sample import Sample

NAME = "daylio"

_MOODS = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
"""Daylio's five moods as they are called until somebody renames them."""
_FIVE = Scale(1, 5)
_PERCENT = Scale(0, 100)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)\s*([ap])?\.?m?\.?", re.IGNORECASE)


def _recognise(sample: Sample) -> bool:
    header = set(header_of(sample))
    return {"date", "weekday", "time", "mood", "activities"} <= header and bool(header & {"full_date", "year"})


def _read(member: Member, settings: Settings) -> Reading:
    return settle(_written(member, settings), NAME, settings)


def _written(member: Member, settings: Settings) -> Iterator[Written | Trouble]:
    own = {word.casefold(): value for word, value in settings.moods.items()}
    for found in table(member):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        mood = row.get("mood", "").strip().casefold()
        when = f"{row.get('full_date') or row.get('date', '') + ' ' + row.get('year', '')} {_clock(row)}".strip()
        if mood in own:
            yield Written(number, when, "valence", own[mood], scale=_PERCENT)
        else:
            yield Written(number, when, "valence", _MOODS.get(mood, mood), scale=_FIVE)


def _clock(row: Row) -> str:
    """`9:03 pm` as `21:03`."""
    found = _CLOCK.fullmatch(row.get("time", "").replace("\u202f", " ").strip())
    if not found:
        return row.get("time", "").strip()
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour:02}:{found[2]}"


FORM = Form(NAME, "Daylio", _recognise, _read)
