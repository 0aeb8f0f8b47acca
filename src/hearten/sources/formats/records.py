"""The loop that most readers of JSON share: each element in, a trace or what became of it out.

file ─► items ─► convert(path, element) ─► Trace | Unread | None (nothing to tell)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hearten.sources.formats.jsonstream import NOTHING, Path, items
from hearten.sources.members import Member
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

Json = Any
"""Whatever a JSON document may hold."""
Convert = Callable[[Path, Json], Trace | Unread | None]
"""What one element tells. An `Unread` says which field; the loop says which element."""


def read_records(member: Member, convert: Convert, *, descend: frozenset[str] = NOTHING) -> Iterator[Trace | Unread]:
    """Every element of a JSON file through `convert`; `descend` as in `jsonstream.items`."""
    stream = member.open()
    number = 0
    try:
        for item in items(stream, descend=descend):
            if type(item) is Unread:
                yield item
                continue
            number += 1
            row = convert(*item)
            if isinstance(row, Unread):
                yield placed(row, number)
            elif row is not None:
                yield row
    finally:
        stream.close()


def placed(unread: Unread, number: int) -> Unread:
    """The same, with the number of the element in front of the field."""
    return unread._replace(where=f"item {number}: {unread.where}" if unread.where else f"item {number}")


def first_keys(sample: Sample) -> frozenset[str]:
    """The keys at the top of a JSON document, or of the first record of one that is a list."""
    for path, value in sample.json_items:
        if not path and isinstance(value, dict):
            return frozenset(value)
    return frozenset(str(path[0]) for path, _ in sample.json_items if path)


def words(value: object) -> str | None:
    """A text with something in it, or None for anything else."""
    return value if type(value) is str and value else None


def measured(value: object, unit: float = 1.0) -> float | None:
    """A duration in seconds from a number of `unit` seconds; None for what no duration can be."""
    if type(value) not in (int, float):
        return None
    return value * unit if 0 <= value < LONGEST / unit else None  # type: ignore[operator]


LONGEST = 366 * 86_400.0
"""No single thing lasts longer than a year. NaN is not below it either, and no number is too large to compare."""
