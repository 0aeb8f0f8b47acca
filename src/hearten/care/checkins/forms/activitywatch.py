"""Answers logged by a watcher of ActivityWatch and saved as CSV: a row an event.

    timestamp,duration,title,success,value            timestamp,duration,mood,energy
    2026-05-14T19:03:11+00:00,0,mood,True,62          2026-05-14T19:03:11+00:00,0,62,40

`title`, `id`, `question` or `label` says what was asked; a question that was not answered has `success` False.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.care.checkins.answers import FEELINGS, Trouble
from hearten.care.checkins.forms.form import Form, Reading, Settings, Written, settle
from hearten.care.checkins.forms.tables import Row, header_of, table
from hearten.care.checkins.items import item_named
from hearten.sources.members import Member
from hearten.sources.sample import Sample

NAME = "activitywatch"

_ASKED = ("item", "id", "title", "question", "label")
_UNANSWERED = ("false", "0", "no")


def _recognise(sample: Sample) -> bool:
    header = header_of(sample)
    return "timestamp" in header and ("value" in header or any(item_named(name) in FEELINGS for name in header))


def _read(member: Member, settings: Settings) -> Reading:
    return settle(_written(member), NAME, settings)


def _written(member: Member) -> Iterator[Written | Trouble]:
    for found in table(member):
        if isinstance(found, Trouble):
            yield found
        elif found[1].get("success", "").strip().casefold() not in _UNANSWERED:
            yield from _of_row(*found)


def _of_row(number: int, row: Row) -> Iterator[Written]:
    when = row.get("timestamp", "")
    if "value" in row:
        asked = next((row[name] for name in _ASKED if row.get(name, "").strip()), "valence")
        yield Written(number, when, _question(asked), row["value"])
        return
    for name, value in row.items():
        if item_named(name) in FEELINGS and value.strip():
            yield Written(number, when, name, value)


def _question(asked: str) -> str:
    """`happiness.level` and `My mood` name an item too: the first word of it that we know."""
    words = asked.casefold().replace(".", " ").replace("_", " ").split()
    known = next((word for word in words if item_named(word) in FEELINGS), None)
    return known or asked


FORM = Form(NAME, "ActivityWatch", _recognise, _read)
