"""Rows of a comma-, semicolon- or tab-separated file, by column name."""

from __future__ import annotations

import csv
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
LONGEST_HEADER = 10_000


def header_of(sample: Sample) -> tuple[str, ...]:
    """The names in the first row, plain and lower case; none where it is no table."""
    if sample.is_json or sample.is_html or sample.is_sqlite:
        return ()
    line = _first_line(sample)
    return tuple(plain_name(name) for name in next(csv.reader([line], delimiter=delimiter(line)), []))


def _first_line(sample: Sample) -> str:
    return next(iter(sample.text.replace("\0", "").lstrip().splitlines()), "")[:LONGEST_HEADER]


def table(member: Member) -> Iterator[tuple[int, Row] | Trouble]:
    """Each row with its number, the first behind the header being 1; a torn line is trouble, not the end."""
    separator = delimiter(_first_line(Sample.of(member)))
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
