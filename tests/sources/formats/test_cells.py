"""Pages of like cells are read cell by cell, whatever the cells are called and wherever the page ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.formats.cells import CHUNK, LARGEST_CELL, cells, lines_of, text_of
from hearten.sources.members import from_bytes
from hearten.sources.trace import Unread

OPENING = b'<div class="cell'
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<>&\r"), max_size=30)


def page(words: list[str], tag: str = '<div class="cell wide">') -> bytes:
    inside = "".join(f"{tag}<div>{word}</div></div>" for word in words)
    return f"<html><head><title>t</title></head><body><div id='all'>{inside}</div></body></html>".encode()


def read(content: bytes, *openings: bytes, lost: int = 0) -> list[str | Unread]:
    return list(cells(from_bytes("a.html", content, lost=lost).open(), *openings))


def words_in(found: list[str | Unread]) -> list[str]:
    return [cell.partition("<div>")[2].partition("</div>")[0] for cell in found if isinstance(cell, str)]


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=10))
def test_every_cell_comes_out(words: list[str]) -> None:
    found = read(page(words), OPENING)
    assert words_in(found) == words
    assert all(isinstance(cell, str) for cell in found)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_a_cut_loses_only_what_is_behind_it(words: list[str], data: st.DataObject) -> None:
    content = page(words)
    at = data.draw(st.integers(0, len(content) - len("</html>")))
    found = read(content[:at], OPENING, lost=len(content) - at)
    whole = words_in(found)
    ends = [len(page(words[:count])) - len("</div></body></html>") for count in range(1, len(words) + 1)]
    assert whole == words[: sum(end <= at for end in ends)]
    assert isinstance(found[-1], Unread)
    assert found[-1].reason == "cut_off"
    assert found[-1].bytes_lost >= len(content) - at


@pytest.mark.parametrize("tag", ['<div class="x1y2 z">', "<li>", '<section data-a="b">'])
def test_an_unknown_opening_is_found(tag: str) -> None:
    name = tag.strip("<>").partition(" ")[0]
    words = ["one", "two", "three", "four"]
    content = page(words, tag).replace(b"</div></div>", f"</div></{name}>".encode())
    assert words_in(read(content, OPENING)) == words


def test_a_page_of_something_else_has_no_cells() -> None:
    assert read(b"<html><body><p>hello</p></body></html>", OPENING) == []
    assert read(b"", OPENING) == []


def test_a_page_without_its_end_was_cut_even_between_cells() -> None:
    content = page(["one", "two"]).removesuffix(b"</body></html>")
    found = read(content, OPENING)
    assert words_in(found) == ["one", "two"]
    assert found[-1] == Unread("cut_off", "end of file", len("</div>"))


def test_many_chunks_and_a_long_head() -> None:
    words = [f"{number} " + "é" * 500 for number in range(3 * CHUNK // 1000)]
    content = page(words).replace(b"<title>", b"<style>" + b"p{}" * CHUNK + b"</style><title>")
    assert words_in(read(content, OPENING)) == words


def test_a_cell_without_end_is_not_kept() -> None:
    content = b"<html><body>" + OPENING + b'">' + b"x" * (LARGEST_CELL + 2 * CHUNK)
    (found,) = read(content, OPENING)
    assert isinstance(found, Unread)
    assert found.reason == "too_large"
    assert found.bytes_lost >= LARGEST_CELL


def test_text_and_lines() -> None:
    assert text_of(" <b>a &amp; b</b>&nbsp;") == "a & b"
    assert lines_of("a<br>b<br/>c<BR />d") == ["a", "b", "c", "d"]
