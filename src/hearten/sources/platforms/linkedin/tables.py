"""Tables of LinkedIn: a note may stand above the header, names drift, quotes are escaped in two ways.

    Notes:                                            Date,Link,Message
    "When exporting your connection data, ..."        2026-01-02 08:09:10,https://...,"she said \\"soup\\""

    First Name,Last Name,URL,...,Connected On
    Otter,Example,https://...,08 Feb 2026

The note: https://github.com/szabgab/linkedin-csv.rs (src/lib.rs). Backslashes before quotes, in Comments.csv and
messages.csv, are what published cleaners of these files undo. Some say that headers are in the account's language: then
the file's name tells which table it is, the order of columns what is in them, and the first row has to agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearten.sources.dates import times
from hearten.sources.dates.when import When
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.csvrows import rows
from hearten.sources.formats.tables import Cells, Column
from hearten.sources.members import Member, Stream
from hearten.sources.platform import CERTAIN, LIKELY, NO, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_SITE = "linkedin.com/"
_NO_LETTER = re.compile(r"[\W\d_]+")
Clock = Callable[[str], When | None]
"""Reads the times of one file; None for what cannot be right."""
Convert = Callable[[Cells, Clock], Trace | Unread | None]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table."""

    stem: str
    """The file's name, its letters alone: `companyfollows`."""
    columns: tuple[Column, ...]
    """What is wanted, by the names it has had. The first ones must be there."""
    needed: int
    """How many of the columns must be there."""
    time: int
    """Which of them holds the time."""
    link: int | None = None
    """Which of them holds an address on LinkedIn."""
    order: tuple[int, ...] = ()
    """Where the needed columns stand in a file whose header is in another language; none: such a file is not read."""
    escaped: bool = False
    """Quotes inside a field have a backslash before them."""


def stem_of(file_name: str) -> str:
    """`Company_Follows.csv` and `Company Follows_2.csv` as `companyfollows`."""
    return _NO_LETTER.sub("", file_name.removesuffix(".csv"))


def recognise(table: Table, sample: Sample) -> float:
    """How sure it is that the sample is this table."""
    head = [row for row in sample.csv_rows if len(row) > 1]
    if not head:
        return NO
    named = stem_of(sample.file_name) == table.stem
    places = _named_places(head[0], table)
    if places:
        on_site = named or table.link is None or (len(head) > 1 and _is_at(head[1], places[table.link], _SITE))
        return CERTAIN if on_site else NO
    return LIKELY if named and len(head) > 1 and _fits(head[1], table) else NO


def read(member: Member, settings: Settings, table: Table, convert: Convert) -> Iterator[Trace | Unread]:
    """Every row below the header through `convert`."""
    stream: Stream = Unescaped(member.open()) if table.escaped else member.open()
    places: list[int] | None = None
    clock = _clock(member, settings, table)
    number = 0
    try:
        for row in rows(stream):
            if isinstance(row, Unread):
                yield row
            elif places is None:
                if len(row) > 1:
                    places = _named_places(row, table) or [*table.order, *[len(row)] * len(table.columns)]
            else:
                number += 1
                width = len(row)
                cells = tuple([row[place] if place < width else "" for place in places[: len(table.columns)]])
                found = convert(cells, clock)
                if isinstance(found, Unread):
                    yield found._replace(where=f"row {number}: {found.where}" if found.where else f"row {number}")
                elif found is not None:
                    yield found
    finally:
        stream.close()


def _named_places(header: tuple[str, ...] | list[str], table: Table) -> list[int] | None:
    """Where each column stands, beyond the end for one that may be missing; None where a needed one is."""
    names = [name.strip().casefold() for name in header]
    places = [next((names.index(name) for name in column if name in names), len(names)) for column in table.columns]
    return places if all(place < len(names) for place in places[: table.needed]) else None


def _fits(row: tuple[str, ...], table: Table) -> bool:
    """Whether a row has what the table's order says."""
    if not table.order or len(row) <= max(table.order):
        return False
    at = row[table.order[table.time]]
    is_time = any(sign.isdecimal() for sign in at) and len(at) < 60
    return is_time and (table.link is None or _is_at(row, table.order[table.link], _SITE))


def _is_at(row: tuple[str, ...], place: int, wanted: str) -> bool:
    return place < len(row) and wanted in row[place]


def _clock(member: Member, settings: Settings, table: Table) -> Clock:
    """Times written for machines are UTC (LinkedIn says so in messages.csv); others are as people write them."""
    written: WrittenDates | None = None

    def read_time(text: str) -> When | None:
        nonlocal written
        plain = times.plain(text)
        if plain is None:
            if written is None:
                written = WrittenDates.learn(_times_in(member, table), settings.zone, settings.now, settings.date_order)
            found = written.parse(text)
            if found is None or not times.plausible(found[0], settings.now):
                return None
            return When(found[0], found[1], "event" if found[2] == "export_zone" else found[2])  # each names its zone
        return When(*plain, "event") if times.plausible(plain[0], settings.now) else None

    return read_time


def _times_in(member: Member, table: Table) -> list[str]:
    """The first times of a file."""
    head = [row for row in Sample.of(member).csv_rows if len(row) > 1]
    places = (_named_places(head[0], table) if head else None) or list(table.order)
    place = places[table.time] if places else 0
    return [row[place] for row in head[1:] if place < len(row)]


class Unescaped:
    """A stream in which every quote that has a backslash before it is doubled instead, as csv has it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = b""

    @property
    def lost(self) -> int:
        """As the stream below says."""
        return self._stream.lost

    def read(self, size: int = -1, /) -> bytes:
        """Up to a byte more than asked for; never b"" before the end."""
        chunk = self._stream.read(size)
        piece = self._held + chunk
        self._held = b""
        if chunk and piece.endswith(b"\\"):
            piece, self._held = piece[:-1], b"\\"
            if not piece:
                return self.read(size)
        return piece.replace(b'\\"', b'""')

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
