"""Rows of a comma-, semicolon- or tab-separated file, by column name."""

from __future__ import annotations

from collections.abc import Iterator

from hearten.care.checkins.answers import Trouble
from hearten.care.checkins.forms.form import delimiter, plain_name
from hearten.sources.formats.csvrows import rows
from hearten.sources.members import Member
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

Row = dict[str, str]

MOST = 1_000_000
"""A check-in every minute for two years; a file with more is something else."""


def header_of(sample: Sample) -> tuple[str, ...]:
    """The names in the first row, plain and lower case; none where it is no table."""
    first = sample.csv_rows[0] if sample.csv_rows else ()
    if len(first) == 1:
        first = tuple(first[0].split(delimiter(first[0])))
    return tuple(plain_name(name) for name in first)


def table(member: Member) -> Iterator[tuple[int, Row] | Trouble]:
    """Each row with its number, the first behind the header being 1; a torn line is trouble, not the end."""
    separator = _separator(member)
    stream = member.open()
    header: list[str] | None = None
    count = 0
    try:
        for row in rows(stream, separator):
            if isinstance(row, Unread):
                yield Trouble("cut_off" if row.reason == "cut_off" else "not_understood", count + 1)
            elif header is None:
                header = [plain_name(name) for name in row]
            elif count >= MOST:
                yield Trouble("not_understood", count + 1)
                return
            else:
                count += 1
                yield count, dict(zip(header, row, strict=False))
    finally:
        stream.close()


def _separator(member: Member) -> str:
    text = Sample.of(member).text
    return delimiter(text.lstrip().partition("\n")[0])
