"""What Exist exports: a JSON file for each attribute (`data_mood_2026.json`), or a CSV with a column for each.

    [{"date": "2026-05-14", "value": 7}, …]          date,mood,energy_level
                                                     2026-05-14,7,5
Mood, energy and stress are answered once a day, from 1 to 9; those who kept an old export say `--scale 1-5`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import orjson

from hearten.care.checkins.answers import Trouble
from hearten.care.checkins.forms.form import Form, Reading, Settings, Written, settle
from hearten.care.checkins.forms.tables import header_of, table
from hearten.care.checkins.scales import Scale
from hearten.sources.members import Member, read_all
from hearten.sources.sample import Sample

NAME = "exist"

_NINE = Scale(1, 9)
_ASKED = ("mood", "energy_level", "energy", "stress_level")
_FILE = re.compile(r"data_(?P<name>" + "|".join(_ASKED) + r")(?:_\d{4})?\.json")
_LARGEST = 16 << 20


def _recognise(sample: Sample) -> bool:
    if sample.is_json:
        return bool(_FILE.fullmatch(sample.file_name)) and b'"value"' in sample.head
    header = header_of(sample)
    return "date" in header and any(name in header for name in _ASKED) and "weekday" not in header


def _read(member: Member, settings: Settings) -> Reading:
    is_json = member.path.casefold().endswith(".json")
    scale = settings.scale or _NINE
    return settle(_from_json(member, scale) if is_json else _from_table(member, scale), NAME, settings)


def _from_table(member: Member, scale: Scale) -> Iterator[Written | Trouble]:
    for found in table(member):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        for name in _ASKED:
            if row.get(name, "").strip():
                yield Written(number, row.get("date", ""), name, row[name], scale=scale)


def _from_json(member: Member, scale: Scale) -> Iterator[Written | Trouble]:
    named = _FILE.fullmatch(member.path.rpartition("/")[2].casefold())
    try:
        days = orjson.loads(read_all(member, _LARGEST))
    except orjson.JSONDecodeError:
        yield Trouble("cut_off", 0)
        return
    for number, day in enumerate(days if isinstance(days, list) else [], 1):
        if not isinstance(day, dict) or day.get("value") is None:
            continue  # a day without an answer
        value = day["value"] if isinstance(day["value"], int | float) else str(day["value"])
        yield Written(number, str(day.get("date", "")), named["name"] if named else "mood", value, scale=scale)


FORM = Form(NAME, "Exist", _recognise, _read)
