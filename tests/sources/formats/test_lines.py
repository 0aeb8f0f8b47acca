"""Lines come out the same however the file is cut into pieces on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.formats import lines as lines_module
from hearten.sources.formats.lines import lines
from hearten.sources.trace import Unread


class Dripping:
    """A stream that hands out a few bytes at a time."""

    def __init__(self, content: bytes, step: int, lost: int = 0) -> None:
        self._content = content
        self._step = step
        self.lost = lost

    def read(self, _size: int = -1, /) -> bytes:
        piece, self._content = self._content[: self._step], self._content[self._step :]
        return piece

    def close(self) -> None:
        """Nothing to let go of."""


TEXT = st.text(st.sampled_from("ab:é☕\r\n\u2028 "), max_size=60)


@given(TEXT, st.integers(1, 9), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_pieces_do_not_matter(text: str, step: int, encoding: str) -> None:
    step = step if encoding != "utf-16" else step + 1  # the mark is two bytes
    wanted = text.replace("\r\n", "\n").split("\n")
    wanted[-1] = wanted[-1].removesuffix("\r")
    if not wanted[-1]:
        wanted.pop()
    assert list(lines(Dripping(text.encode(encoding), step))) == wanted


def test_nul_bytes_and_bad_bytes_cost_only_themselves() -> None:
    assert list(lines(Dripping(b"a\0b\n\xffc\n", 100))) == ["ab", "\ufffdc"]


def test_what_is_missing_is_said() -> None:
    assert list(lines(Dripping(b"a\nb", 100, lost=7))) == ["a", "b", Unread("cut_off", "end of file", 7)]


def test_an_endless_line_is_dropped_and_its_neighbours_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "LONGEST", 50)
    content = b"before\n" + b"x" * 500 + b"\nafter\n"
    assert list(lines(Dripping(content, 20))) == ["before", Unread("too_large", "a line", 500), "after"]
    assert list(lines(Dripping(b"before\n" + b"x" * 500, 20))) == ["before", Unread("too_large", "a line", 500)]
