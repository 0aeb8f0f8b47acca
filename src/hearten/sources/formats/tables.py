"""The loop that readers of CSV with a header share: the wanted columns by their names, a trace a row.

Time,Channel,Body
…                    ─► (time, channel, body) ─► convert ─► Trace | Unread | None (nothing to tell)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from hearten.sources.formats.csvrows import rows
from hearten.sources.members import Member
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

Cells = tuple[str, ...]
Column = tuple[str, ...]
"""The names that one column has had over the years, the newest first."""


def header_of(sample: Sample) -> frozenset[str]:
    """The names of the columns, in lower case."""
    return frozenset(name.strip().casefold() for name in sample.csv_rows[0]) if sample.csv_rows else frozenset()


def read_table(
    member: Member, columns: Sequence[Column], convert: Callable[[Cells], Trace | Unread | None]
) -> Iterator[Trace | Unread]:
    """Every row below the header through `convert`, which gets a cell for each column, empty where there is none."""
    stream = member.open()
    places: list[int] | None = None
    number = 0
    try:
        for row in rows(stream):
            if isinstance(row, Unread):
                yield row
            elif places is None:
                places = _places(row, columns)
            else:
                number += 1
                width = len(row)
                found = convert(tuple([row[place] if place < width else "" for place in places]))
                if isinstance(found, Unread):
                    yield found._replace(where=f"row {number}: {found.where}" if found.where else f"row {number}")
                elif found is not None:
                    yield found
    finally:
        stream.close()


def _places(header: list[str], columns: Sequence[Column]) -> list[int]:
    """Where each column stands; beyond the end of any row for one that is not there."""
    names = [name.strip().casefold() for name in header]
    return [next((names.index(name) for name in column if name in names), sys.maxsize) for column in columns]
