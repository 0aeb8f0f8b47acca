"""Rows of CSV survive marks, line ends, torn quotes and cuts."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.formats.csvrows import CHUNK, rows
from hearten.sources.members import from_bytes
from hearten.sources.trace import Unread

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=2).filter(any), max_size=20)


def read(content: bytes, lost: int = 0) -> list[list[str] | Unread]:
    return list(rows(from_bytes("a.csv", content, lost=lost).open()))


def written(table: list[list[str]], line_end: str = "\r\n") -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    return out.getvalue().encode()


@settings(deadline=None)
@given(TABLE, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_was_written_is_read(table: list[list[str]], line_end: str, encoding: str) -> None:
    assert read(written(table, line_end).decode().encode(encoding)) == table


@settings(deadline=None)
@given(TABLE, st.data())
def test_a_cut_loses_nothing_before_it(table: list[list[str]], data: st.DataObject) -> None:
    content = written(table)
    at = data.draw(st.integers(0, len(content)))
    whole = [row for row in read(content[:at], lost=len(content) - at) if not isinstance(row, Unread)]
    assert table[: len(whole)] == whole or whole[:-1] == table[: len(whole) - 1]
    ends = [len(written(table[:count])) for count in range(len(table) + 1)]
    assert len(whole) >= sum(end <= at for end in ends) - 1


def test_a_row_without_its_line_end_is_a_row() -> None:
    assert read(b"a,b\nc,d") == [["a", "b"], ["c", "d"]]


def test_a_last_row_with_missing_columns_was_cut() -> None:
    assert read(b"a,b\nc") == [["a", "b"], Unread("cut_off", "line 2", 1)]


def test_a_last_row_is_not_trusted_where_bytes_are_missing() -> None:
    assert read(b"a,b\nc,d", lost=9) == [
        ["a", "b"],
        Unread("cut_off", "line 2", 3),
        Unread("cut_off", "end of file", 9),
    ]


def test_a_cut_inside_quotes_takes_the_lines_of_that_row() -> None:
    assert read(b'a,b\nc,"first\nsecond') == [["a", "b"], Unread("cut_off", "line 2", 15)]


def test_a_torn_quote_costs_one_line() -> None:
    many = [["c", "d"]] * 40
    assert read(b'a,b\nx,"torn\n' + b"c,d\n" * 40) == [["a", "b"], Unread("not_understood", "line 2", 8), *many]


def test_a_torn_quote_far_from_the_end_costs_one_line() -> None:
    found = read(b'a,b\nx,"torn\n' + b"c,d\n" * 60_000)
    assert found[:3] == [["a", "b"], Unread("not_understood", "line 2", 8), ["c", "d"]]
    assert len(found) == 60_002


def test_nul_bytes_and_empty_lines_are_passed_over() -> None:
    assert read(b"\n\0a,b\0\n\n,\nc,d\n") == [["a", "b"], ["c", "d"]]


def test_chunks_do_not_show() -> None:
    table = [["é" * 1000, "x\r\ny"]] * (3 * CHUNK // 2000)
    assert read(written(table)) == table


def test_a_line_without_end_is_bounded() -> None:
    found = read(b"x" * (9 << 20))
    assert [type(row) for row in found].count(Unread) == len(found)
