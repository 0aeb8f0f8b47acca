"""Tables with a note above them, and quotes escaped by a backslash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.streams import Dribble

from hearten.sources.formats.csvrows import rows
from hearten.sources.platforms.linkedin.tables import Unescaped, stem_of

WORDS = st.text(alphabet='ab",\n', max_size=12)


def written(words: str) -> str:
    """A cell as Comments.csv has it."""
    return '"' + words.replace('"', '\\"') + '"'


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_quotes_behind_a_backslash_are_read_however_the_file_comes_in(cells: list[str], sizes: list[int]) -> None:
    content = "".join(f"x,{written(cell)}\n" for cell in cells).encode()
    assert list(rows(Unescaped(Dribble(content, sizes)))) == [["x", cell] for cell in cells]


@given(st.binary(max_size=30), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_nothing_but_the_backslash_is_lost(content: bytes, sizes: list[int]) -> None:
    stream = Unescaped(Dribble(content, sizes))
    pieces = []
    while piece := stream.read(8):
        pieces.append(piece)
    assert b"".join(pieces) == content.replace(b'\\"', b'""')


@pytest.mark.parametrize("name", ["Company Follows.csv", "Company_Follows.csv", "company_follows_12.csv"])
def test_names_drift(name: str) -> None:
    assert stem_of(name.casefold()) == "companyfollows"
