"""Hearten's own plain table of check-ins, and its wide sister with a column for each thing asked.

    answered_at,item,value                  answered_at,valence,energy
    2026-05-14 21:03,valence,62             2026-05-14 21:03,62,40

A `because` column names a space or voice; a `scale` column (`1 to 7`) says what the number is out of.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.care.checkins.answers import FEELINGS, Trouble
from hearten.care.checkins.forms.form import Form, Reading, Settings, Written, settle
from hearten.care.checkins.forms.tables import Row, header_of, table
from hearten.care.checkins.items import item_named
from hearten.care.checkins.scales import scale_named
from hearten.sources.members import Member
from hearten.sources.sample import Sample

NAME = "plain"


def _recognise(sample: Sample) -> bool:
    header = header_of(sample)
    return "answered_at" in header and ("value" in header or any(item_named(name) in FEELINGS for name in header))


def _read(member: Member, settings: Settings) -> Reading:
    return settle(_written(member), NAME, settings)


def _written(member: Member) -> Iterator[Written | Trouble]:
    for found in table(member):
        if isinstance(found, Trouble):
            yield found
        else:
            yield from _of_row(*found)


def _of_row(number: int, row: Row) -> Iterator[Written]:
    when, because, scale = row.get("answered_at", ""), row.get("because", ""), scale_named(row.get("scale", ""))
    if "value" in row:
        yield Written(number, when, row.get("item", "valence"), row["value"], because, scale)
        return
    for name, value in row.items():
        if item_named(name) in FEELINGS and value.strip():
            yield Written(number, when, name, value, because, scale)


FORM = Form(NAME, "Hearten's plain table", _recognise, _read)
