"""Facebook's pages as the records that its JSON has, so that both are read alike: see `facebook_records`."""

from __future__ import annotations

from typing import Any

from hearten.sources.domains import site_of
from hearten.sources.meta.clock import Clock, looks_like_time
from hearten.sources.meta.labelled import LABELS, Record
from hearten.sources.meta.records import address, lines_and_time, time_below
from hearten.sources.meta.shapes import Block, Row

_FACEBOOKS = frozenset(("facebook.com", "fb.com", "fb.watch", "messenger.com"))


def plain_record(block: Block, clock: Clock, *, is_comment: bool) -> Record:
    """A record with a heading, some words and a time."""
    if block.rows and not block.heading:
        return label_record(block, clock)
    said, when, below = lines_and_time(block, clock)
    words = next((line.text for line in said if line.text and not line.label and line.text != line.target), None)
    group = next((line.text for line in said if line.label), None)
    link = next((found for line in said if (found := address(line.target))), None)
    heading = block.heading
    return {
        "timestamp": when,
        "create_timestamp": when,
        "title": heading,
        "url": below,
        "href": below or link,
        "text": words or heading,
        "data": [{"comment": {"comment": words, "group": group}} if is_comment else {"post": words, "text": words}],
        "attachments": [{"data": [{"external_context": {"url": link, "name": words}}]}],
    }


def entry_record(block: Block, clock: Clock) -> Record:
    """An entry of a section."""
    said, when, below = lines_and_time(block, clock)
    name = next((line.text for line in said if line.text), None)
    uri = next((found for line in said if (found := address(line.target))), None) or below
    away = uri is not None and site_of(uri) not in _FACEBOOKS
    return {"data": {"name": name, "share" if away else "uri": uri}, **({"timestamp": when} if when else {})}


def label_record(block: Block, clock: Clock) -> Record:
    """A record of labels and values."""
    return {"timestamp": time_below(block, clock), LABELS: [_labelled(row, clock) for row in block.rows]}


def _labelled(row: Row, clock: Clock) -> dict[str, Any]:
    when = clock.read(row.value) if looks_like_time(row.value) else None
    if when:
        return {"label": row.label, "timestamp_value": when}
    return {"label": row.label, "value": row.value, "href": address(row.target)}
