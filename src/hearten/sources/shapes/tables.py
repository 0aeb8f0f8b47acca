"""The shape of rows and columns: comma-separated files and SQLite databases, no cell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hearten.sources.formats.csvrows import rows
from hearten.sources.formats.sqlitedb import open_database
from hearten.sources.members import Member, Stream
from hearten.sources.shapes.values import kind_of_text
from hearten.sources.shapes.words import are_trusted, looks_like_field, only_format_words, speaks
from hearten.sources.trace import Unread

_LOOKED_AT = 2000
_MOST_COLUMNS = 100
_MOST_KINDS = 4
_MOST_ALIKE = 2


def csv_lines(stream: Stream) -> Iterator[str]:
    """The columns of a comma-separated file: the header where it may be shown, and the kinds of what is below it."""
    header: list[str] = []
    columns: list[Counter[str]] = []
    widths: Counter[int] = Counter()
    count = unread = 0
    for row in rows(stream):
        if isinstance(row, Unread):
            unread += 1
            continue
        count += 1
        widths[len(row)] += 1
        if count == 1:
            header = row
        elif count <= _LOOKED_AT:
            columns += [Counter() for _ in range(min(len(row), _MOST_COLUMNS) - len(columns))]
            for column, cell in zip(columns, row, strict=False):
                column[kind_of_text(cell)] += 1
    shapes = ", ".join(f"{width} cells x {often:,}" for width, often in widths.most_common(5))
    yield f"rows: {count:,} ({shapes})"
    names = _shown_header(header)
    for number, column in enumerate(columns):
        name = names[number] if number < len(names) else ""
        yield f"  column {number + 1} {name}: {_kinds(column)}"
    if unread:
        yield f"({unread:,} damaged pieces)"


def sqlite_lines(member: Member) -> Iterator[str]:
    """The tables of a database with their columns."""
    opened = open_database(member)
    if isinstance(opened, Unread):
        yield "cannot be opened"
        return
    with opened:
        alike = Counter(opened.tables.values())
        for columns, count in alike.items():
            tables = sorted(table for table, its in opened.tables.items() if its == columns)
            # A program that makes a table for each person names it for them.
            names = [only_format_words(tables[0])] if count > _MOST_ALIKE else [_shown(table) for table in tables]
            yield f"  table {', '.join(names)} x {count:,}: {', '.join(sorted(map(_shown, columns)))}"


def _shown_header(cells: list[str]) -> list[str]:
    """The first row, if it is a header: then most of it speaks the language of exports. Else it may be content."""
    speaking = sum(speaks(cell) for cell in cells)
    trusted = are_trusted(speaking, len(cells))
    return [cell if trusted and looks_like_field(cell) else only_format_words(cell) for cell in cells]


def _shown(name: str) -> str:
    """A name out of a database's own description: a program wrote it, unless a long number says otherwise."""
    return name if looks_like_field(name) else only_format_words(name)


def _kinds(column: Counter[str]) -> str:
    shown = [f"{kind} x {count:,}" for kind, count in column.most_common(_MOST_KINDS)]
    rest = sum(count for _, count in column.most_common()[_MOST_KINDS:])
    return ", ".join([*shown, f"other kinds x {rest:,}"] if rest else shown)
