"""Gzip read as a stream that can go back: places to start from are remembered on the way."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from hearten.sources.containers.handles import Handle, Opener
from hearten.sources.containers.unpacking import FETCH, Deflated, Torn, gzip_unpacker, is_bomb

GZIP_MAGIC = b"\x1f\x8b"
_STEP = 1 << 18
_FIRST_SPACING = 8 << 20
_MOST_MARKS = 256
"""Each remembered place costs some 45 KB: zlib's window and state."""
_RECENT_MARKS = 4


class _Mark(NamedTuple):
    """A place in the plain bytes, and what it takes to go on from there."""

    plain_at: int
    packed_at: int
    unpacker: Deflated


class GzipFile:
    """A gzip file opened any number of times; all streams share the marks that any of them leaves."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener
        self._marks: list[_Mark] = []
        self._recent: deque[_Mark] = deque(maxlen=_RECENT_MARKS)
        self._spacing = _FIRST_SPACING

    def open(self) -> GzipStream:
        """A stream of its own, at the first plain byte."""
        return GzipStream(self)

    def passed(self, plain_at: int, packed_at: int, unpacker: Deflated) -> None:
        """Remember a place if the last one is far enough back."""
        if plain_at - (self._marks[-1].plain_at if self._marks else 0) < self._spacing:
            return
        self._marks.append(_Mark(plain_at, packed_at, unpacker.copy()))
        if len(self._marks) > _MOST_MARKS:
            del self._marks[::2]
            self._spacing *= 2

    def visited(self, plain_at: int, packed_at: int, unpacker: Deflated) -> None:
        """Remember a place somebody went to: a file is looked at first and read a moment later."""
        self._recent.append(_Mark(plain_at, packed_at, unpacker.copy()))

    def best_before(self, plain_at: int) -> _Mark | None:
        """The nearest remembered place at or before this one."""
        known = [mark for mark in (*self._marks, *self._recent) if mark.plain_at <= plain_at]
        return max(known, key=lambda mark: mark.plain_at) if known else None


class GzipStream:
    """The plain bytes, with `seek` to a place in them. Never raises for damage: it ends early, and `lost` is -1."""

    def __init__(self, file: GzipFile) -> None:
        self.lost = 0
        self.bomb = False
        self._file = file
        self._spare = b""
        self._over = False
        self._at = 0
        self._packed_at = 0
        self._unpacker = gzip_unpacker()
        self._pending = b""
        self._handle: Handle | None = None
        try:
            self._handle = file.opener()
        except OSError:
            self._break_off()

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` plain bytes; b"" at the end or at the damage."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_STEP), b""))
        while not self._spare and not self._over and size:
            self._spare = self._next(min(size, _STEP))
        plain, self._spare = self._spare[:size], self._spare[size:]
        self._at += len(plain)
        if not self._spare and not self._over:
            self._file.passed(self._at, self._packed_at, self._unpacker)
        return plain

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a plain byte, from the nearest remembered place. It stops early where the file does."""
        target = offset + (self._at if whence == 1 else 0)
        mark = self._file.best_before(target)
        if target < self._at or (mark is not None and mark.plain_at > self._at):
            self._restart(mark)
        far = target - self._at > _STEP
        while self._at < target and self.read(target - self._at):
            pass
        if far and not self._over and not self._pending:
            self._file.visited(self._at, self._packed_at, self._unpacker)
        return self._at

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            self._handle.close()

    def _next(self, size: int) -> bytes:
        data, self._pending = self._pending, b""
        hungry = self._unpacker.needs_input and not data
        if hungry:
            data = self._fetch()
        try:
            plain = self._unpacker.decompress(data, size)
        except Torn as torn:
            self._break_off()
            return torn.salvaged
        self.bomb = is_bomb(self._packed_at, self._at + len(plain))
        if self.bomb or (hungry and not data and not plain):
            self._break_off()
        elif self._unpacker.eof:
            self._next_part()
        return plain

    def _next_part(self) -> None:
        """Several gzip streams one after the other are one file; anything else after the end is padding."""
        rest = self._unpacker.unused_data
        if len(rest) < len(GZIP_MAGIC):
            rest += self._fetch()
        if rest.startswith(GZIP_MAGIC):
            self._unpacker, self._pending = gzip_unpacker(), rest
        else:
            self._over = True

    def _fetch(self) -> bytes:
        try:
            data = self._handle.read(FETCH) if self._handle else b""
        except OSError:
            return b""
        self._packed_at += len(data)
        return data

    def _restart(self, mark: _Mark | None) -> None:
        self._spare, self._pending, self._over, self.lost = b"", b"", False, 0
        self._at, self._packed_at = (mark.plain_at, mark.packed_at) if mark else (0, 0)
        self._unpacker = mark.unpacker.copy() if mark else gzip_unpacker()
        try:
            if self._handle is not None:
                self._handle.seek(self._packed_at)
        except OSError:
            self._break_off()

    def _break_off(self) -> None:
        self._over = True
        self.lost = -1
