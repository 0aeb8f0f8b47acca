"""Meta's pages as the records that its JSON has, so that both are read alike: see `labelled` for what they look like.

heading, lines of link and time       ─►  {"title", "string_list_data": [{"href", "value", "timestamp"}, ...]}
heading, rows of which one is a time  ─►  {"title", "string_map_data": {label: {"value"} | {"timestamp"}, ...}}
rows, and the time below them         ─►  {"timestamp", "label_values": [{"label", "value", "href"}, ...]}
heading, pictures, time               ─►  {"title", "creation_timestamp"}
"""

from __future__ import annotations

from typing import Any

from hearten.sources.dates.when import When
from hearten.sources.formats.markup import Line
from hearten.sources.meta.clock import Clock, looks_like_time
from hearten.sources.meta.labelled import LABELS, LIST, MAP, Record
from hearten.sources.meta.shapes import Block, Row


def list_record(block: Block, clock: Clock) -> Record:
    """A record of a list of likes, views, searches and the like."""
    if not block.rows:
        return {"title": block.heading, LIST: _entries(block, clock)}
    below = time_below(block, clock)
    if below is None and not any(row.groups for row in block.rows):
        return {"title": block.heading, MAP: _map(block.rows, clock)}
    return {"timestamp": below, LABELS: [_labelled(row) for row in block.rows]}


def post_record(block: Block, clock: Clock) -> Record:
    """A record of something that the person posted; its caption is the heading, the first line, or in a row."""
    if block.rows and not block.heading:
        return list_record(block, clock)
    said, when, _ = lines_and_time(block, clock)
    words = (line.text for line in said if line.text and not line.target)
    return {"title": block.heading or next(words, None), "creation_timestamp": when}


def stretch_record(block: Block, clock: Clock) -> Record:
    """A record of the time between two times."""
    ends = [{"timestamp_value": when} for row in block.rows if (when := clock.read(row.value))]
    return {LABELS: [{"vec": [{"dict": ends}]}]}


def time_below(block: Block, clock: Clock) -> When | None:
    """The time at the end of a record: the last of its lines that is one."""
    return lines_and_time(block, clock)[1]


def lines_and_time(block: Block, clock: Clock) -> tuple[list[Line], When | None, str | None]:
    """The lines that are no times, the last time, and where a link on it leads."""
    said: list[Line] = []
    last: When | None = None
    target: str | None = None
    for line in block.lines:
        when = clock.read(line.text) if looks_like_time(line.text) else None
        if when is None:
            said.append(line)
        else:
            last, target = when, address(line.target)
    return said, last, target


def address(target: str | None) -> str | None:
    """A link that leads to the web, as against to a file of the export."""
    return target if target and target[:4] == "http" else None


def _entries(block: Block, clock: Clock) -> list[Record]:
    found: list[Record] = []
    entry: Record = {}
    for text, target, _ in block.lines:
        when = clock.read(text) if target is None and looks_like_time(text) else None
        if when:
            found.append({**entry, "timestamp": when})
            entry = {}
        elif address(target):
            entry["href"] = target
            entry["value"] = text if text != target else None
        else:
            entry.setdefault("value", text)
    if entry:
        found.append(entry)
    return found


def _map(rows: list[Row], clock: Clock) -> dict[str, Any]:
    mapped: dict[str, Any] = {}
    for row in rows:
        entry = mapped.setdefault(row.label, {})
        when = clock.read(row.value) if looks_like_time(row.value) else None
        if when:
            entry["timestamp"] = when
        elif address(row.target):
            entry["href"] = row.target
            entry.update({"value": row.value} if row.value != row.target else {})
        else:
            entry["value"] = row.value
    return mapped


def _labelled(row: Row) -> dict[str, Any]:
    if row.groups:
        return {"title": row.label, "dict": [{"dict": [_labelled(inner) for inner in group]} for group in row.groups]}
    return {"label": row.label, "value": row.value, "href": address(row.target)}
