"""Open files that several streams may read at once, and a stream over a stretch of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Protocol


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; b"" at the end."""


class Handle(Readable, Protocol):
    """The little of an open binary file that containers need."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to another place; returns it."""

    def close(self) -> None:
        """Let go of it."""


Opener = Callable[[], Handle]
"""Gives a fresh handle on the same file, which the caller closes."""


class SharedFile:
    """One open file seen through many handles, each with a place of its own. Closing a handle leaves the file open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = Lock()

    def open(self) -> Handle:
        """A handle of its own, at the beginning."""
        return _SharedHandle(self)

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to `size` bytes from `offset` on."""
        with self._lock:
            self._file.seek(offset)
            return self._file.read(size)

    def size(self) -> int:
        """Where the file ends."""
        with self._lock:
            return self._file.seek(0, 2)


class _SharedHandle:
    def __init__(self, shared: SharedFile) -> None:
        self._shared = shared
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._shared.read_at(self._at, size)
        self._at += len(piece)
        return piece

    def seek(self, offset: int, whence: int = 0, /) -> int:
        base = (0, self._at)[whence] if whence < 2 else self._shared.size()
        self._at = base + offset
        return self._at

    def close(self) -> None:
        """Nothing to do: the file belongs to whoever opened it."""


class Window:
    """A stream over `size` bytes of a file from `start` on. What is not there when read is `lost`."""

    def __init__(self, opener: Opener, start: int, size: int) -> None:
        self.lost = 0
        self._left = size
        self._handle: Handle | None = None
        try:
            self._handle = opener()
            self._handle.seek(start)
        except OSError:
            self._give_up()

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; b"" at the end, or where the file breaks off."""
        if self._handle is None or not self._left:
            return b""
        wanted = self._left if size < 0 else min(size, self._left)
        try:
            piece = self._handle.read(wanted)
        except OSError:
            piece = b""
        self._left -= len(piece)
        if not piece and wanted:
            self._give_up()
        return piece

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            self._handle.close()

    def _give_up(self) -> None:
        self.lost, self._left = self._left, 0


def on_disk(path: Path) -> Opener:
    """Opens the file at `path`."""

    def opener() -> Handle:
        return path.open("rb")

    return opener


def size_of(opener: Opener) -> int:
    """How many bytes the file has."""
    handle = opener()
    try:
        return handle.seek(0, 2)
    finally:
        handle.close()


def read_exactly(handle: Readable, size: int) -> bytes:
    """`size` bytes, or fewer only where the file ends."""
    piece = handle.read(size)
    while len(piece) < size and (more := handle.read(size - len(piece))):
        piece += more
    return piece
