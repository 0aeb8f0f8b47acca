"""Tables with a header: columns by name, wherever they stand and whatever they were called before."""

from __future__ import annotations

from tests.exports_helper import member

from hearten.sources.formats.tables import Cells, header_of, read_table
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

COLUMNS = (("time",), ("channel_name", "channel"), ("missing",))


def _read(text: str) -> tuple[list[Cells], list[Trace | Unread]]:
    seen: list[Cells] = []

    def convert(cells: Cells) -> Unread | None:
        seen.append(cells)
        return Unread("bad_value", "channel") if cells[1] == "bad" else None

    return seen, list(read_table(member("t.csv", {"t.csv": text.encode()}), COLUMNS, convert))


def test_columns_come_by_name_in_the_order_asked_for() -> None:
    assert _read("Channel, TIME ,other\na,1,x\nb,2,y\n")[0] == [("1", "a", ""), ("2", "b", "")]


def test_the_newest_name_of_a_column_wins() -> None:
    assert _read("channel,channel_name,time\nold,new,1\n")[0] == [("1", "new", "")]


def test_short_and_long_rows_do_no_harm() -> None:
    assert _read("time,channel\n1\n2,b,too,many\n")[0] == [("1", "", ""), ("2", "b", "")]


def test_what_could_not_be_read_says_in_which_row() -> None:
    assert _read("time,channel\n1,a\n2,bad\n")[1] == [Unread("bad_value", "row 2: channel")]


def test_a_file_without_rows_has_nothing() -> None:
    assert _read("") == ([], [])
    assert _read("time,channel\n") == ([], [])
    assert header_of(Sample.of(member("t.csv", {"t.csv": b""}))) == frozenset()


def test_the_header_in_lower_case() -> None:
    assert header_of(Sample.of(member("t.csv", {"t.csv": b"Time, Channel Name\n1,2\n"}))) == {"time", "channel name"}
