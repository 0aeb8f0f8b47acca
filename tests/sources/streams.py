"""Streams as members give them, in awkward pieces, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

import pytest

from hearten.sources.formats import jsonlist, jsontext


class Dribble:
    """A stream that gives a few bytes at a time, whatever is asked for."""

    def __init__(self, content: bytes, steps: list[int] | None = None, lost: int = 0) -> None:
        self.lost = lost
        self._content = content
        self._at = 0
        self._steps = cycle(steps or [len(content) or 1])

    def read(self, size: int = -1, /) -> bytes:
        """The next few bytes."""
        step = next(self._steps) if size < 0 else min(size, next(self._steps))
        piece = self._content[self._at : self._at + step]
        self._at += len(piece)
        return piece

    def close(self) -> None:
        """Nothing to let go of."""


@contextmanager
def small_steps(chunk: int) -> Iterator[None]:
    """The JSON reader with everything it measures in chunks made small, so that small files cross many borders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsontext, "CHUNK", chunk)
        patch.setattr(jsonlist, "CHUNK", chunk)
        patch.setattr(jsonlist, "_NARROWEST", max(chunk // 8, 1))
        yield
