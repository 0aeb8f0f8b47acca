"""Blocks of named fields read back as they were written, whatever the names are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.formats.blocks import Block, blocks, is_timed
from hearten.sources.trace import Unread

AT = "2026-05-14 21:03:11 UTC"
WORD = st.text("abéкл字 ☕", min_size=1, max_size=12).map(str.strip).filter(bool)
NAMES = st.lists(WORD, min_size=2, max_size=5, unique=True)
VALUE = st.lists(WORD, min_size=1, max_size=3).map("\n".join)


@given(st.data(), NAMES)
def test_blocks_in_any_language_read_back(data: st.DataObject, names: list[str]) -> None:
    written = data.draw(st.lists(st.tuples(*[VALUE] * (len(names) - 1)), min_size=1, max_size=4))
    text = "\n\n".join(
        f"{names[0]}: {AT}\n" + "\n".join(f"{name}: {value}" for name, value in zip(names[1:], values, strict=True))
        for values in written
    )
    assert _read(text) == [Block(AT, list(values)) for values in written]


def _read(text: str) -> list[Block]:
    return [block for block in blocks(text.split("\n")) if isinstance(block, Block)]


def test_words_over_several_lines_stay_together() -> None:
    text = f"Date: {AT}\nComment: one\nPhoto: N/A\n\nDate: {AT}\nComment: four\n\nfive: six\nPhoto: seven"
    assert _read(text) == [Block(AT, ["one", "N/A"]), Block(AT, ["four\nfive: six", "seven"])]


def test_a_block_without_a_time_does_not_run_into_the_one_before() -> None:
    text = f"Date: {AT}\nLink: a\n\nDate: N/A\nLink: b\n\nDate:\nLink: c"
    assert _read(text) == [Block(AT, ["a"]), Block("N/A", ["b"]), Block("", ["c"])]


def test_what_stands_before_the_first_time_is_passed_over() -> None:
    assert _read(f"A note: read me\n\nDate: {AT}\nLink: a") == [Block(AT, ["a"])]
    assert _read("You have no data in this section\n") == []


def test_where_the_file_is_cut_the_open_block_is_not_guessed() -> None:
    lost = Unread("cut_off", "end of file", 3)
    assert list(blocks([f"Date: {AT}", "Link: a", f"Date: {AT}", "Link: b", lost])) == [Block(AT, ["a"]), lost]


def test_only_a_date_with_a_time_of_day_begins_blocks() -> None:
    assert is_timed(f"Datum: {AT}")
    assert is_timed("日付: 2026-05-14 21:03:11")
    assert not is_timed("Datum: 2026-05-14")
    assert not is_timed(f"{AT} someone: hello")
