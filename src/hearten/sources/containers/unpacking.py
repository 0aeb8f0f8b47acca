"""Packed bytes made plain again, a piece at a time, down to the last byte before any damage."""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from typing import Protocol

from hearten.sources.containers.handles import Handle

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
"""Methods of the zip format: APPNOTE.TXT 4.4.5, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT"""
METHODS = frozenset((STORED, DEFLATED, BZIP2, LZMA))
GZIP_WINDOW = 31
"""zlib's number for "with a gzip header": https://docs.python.org/3/library/zlib.html#zlib.decompress"""

FETCH = 1 << 16
FIRST_FETCH = 1 << 12
"""Most members are small: the first look at one is short, the next ones longer and longer."""
MAX_RATIO = 500
"""No export is this repetitive; deflate itself ends at 1,032 to 1 (https://zlib.net/zlib_tech.html)."""
ALWAYS_ALLOWED = 64 << 20
"""Below this many plain bytes no ratio is suspicious."""
_MAX_DICTIONARY = 128 << 20
"""LZMA asks for memory up to 4 GiB in five bytes; `xz -9` asks for 64 MiB."""


def is_bomb(packed: int, plain: int) -> bool:
    """So much out of so little that somebody meant harm."""
    return plain > ALWAYS_ALLOWED and plain > MAX_RATIO * packed


class Torn(Exception):
    """The packed bytes are damaged; `salvaged` is what they still gave."""

    def __init__(self, salvaged: bytes = b"") -> None:
        super().__init__()
        self.salvaged = salvaged


class Unpacker(Protocol):
    """What the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Stored:
    def __init__(self, length: int) -> None:
        self._left = length
        self._held = b""

    @property
    def eof(self) -> bool:
        return not self._left

    @property
    def needs_input(self) -> bool:
        return not self._held

    @property
    def unused_data(self) -> bytes:
        return b"" if self._left else self._held

    def decompress(self, data: bytes, max_length: int) -> bytes:
        held = self._held + data
        plain = held[: min(max_length, self._left)]
        self._held = held[len(plain) :]
        self._left -= len(plain)
        return plain


class Deflated:
    """zlib's decompressor, which can be copied to come back to a place."""

    def __init__(self, window: int) -> None:
        self._zlib = zlib.decompressobj(window)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Raises Torn with all that came out before the damage."""
        data = self._zlib.unconsumed_tail + data
        # A failing call keeps its output to itself. From this copy it can be had again, byte by byte.
        before = self._zlib.copy()
        try:
            plain = self._zlib.decompress(data, max_length)
        except zlib.error as problem:
            raise Torn(_byte_by_byte(before, data)) from problem
        self.needs_input = not self._zlib.unconsumed_tail and len(plain) < max_length
        return plain

    def copy(self) -> Deflated:
        """A twin in the same state, that goes its own way from here."""
        twin = Deflated.__new__(Deflated)
        twin._zlib = self._zlib.copy()
        twin.needs_input = self.needs_input
        return twin


def _byte_by_byte(unpacker: zlib._Decompress, data: bytes) -> bytes:
    plain = bytearray()
    try:
        for at in range(len(data)):
            plain += unpacker.decompress(data[at : at + 1])
    except zlib.error:
        pass
    return bytes(plain)


class _Lzma:
    """LZMA as zip keeps it: a version, the length of the properties, the properties (APPNOTE.TXT 5.8)."""

    def __init__(self) -> None:
        self._head = b""
        self._inner: lzma.LZMADecompressor | None = None

    @property
    def eof(self) -> bool:
        return self._inner is not None and self._inner.eof

    @property
    def needs_input(self) -> bool:
        return self._inner is None or self._inner.needs_input

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data if self._inner else b""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._inner is None:
            self._head += data
            if len(self._head) < 9:
                return b""
            data = self._head[9:]
            self._inner = _lzma_inner(self._head)
        return self._inner.decompress(data, max_length)


def _lzma_inner(head: bytes) -> lzma.LZMADecompressor:
    length, properties, dictionary = struct.unpack_from("<2xHBI", head)
    if length != 5 or properties >= 225 or dictionary > _MAX_DICTIONARY:
        raise Torn
    filters = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": dictionary,
        "lc": properties % 9,
        "lp": properties // 9 % 5,
        "pb": properties // 45,
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[filters])


def unpacker_for(method: int, length: int) -> Unpacker:
    """The unpacker for a method of the zip format. `length` is how much a stored file holds."""
    if method == DEFLATED:
        return Deflated(-zlib.MAX_WBITS)
    if method == BZIP2:
        return bz2.BZ2Decompressor()
    if method == LZMA:
        return _Lzma()
    return _Stored(length)


def gzip_unpacker() -> Deflated:
    """The unpacker for one gzip stream, which checks its own checksum."""
    return Deflated(GZIP_WINDOW)


class Unpacking:
    """Plain bytes out of a handle that stands at the first packed byte. Never raises for damage."""

    def __init__(self, handle: Handle, unpacker: Unpacker, packed: int | None) -> None:
        self._handle = handle
        self._unpacker = unpacker
        self._left = packed
        self._step = FIRST_FETCH
        self._spare = b""
        self._over = False
        self.consumed = 0
        """Packed bytes taken, those after the end (`unused`) included."""
        self.produced = 0
        self.bomb = False

    @property
    def finished(self) -> bool:
        """The packed stream came to its own end."""
        return self._unpacker.eof

    @property
    def unused(self) -> int:
        """How many of the bytes taken stand after the end of the packed stream."""
        return len(self._unpacker.unused_data)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; b"" at the end or the damage."""
        while not self._over and not self._spare:
            self._spare = self._next(size)
            self.produced += len(self._spare)
        plain, self._spare = self._spare[:size], self._spare[size:]
        return plain

    def _next(self, size: int) -> bytes:
        hungry = self._unpacker.needs_input
        data = self._fetch() if hungry else b""
        try:
            plain = self._unpacker.decompress(data, size)
        except Torn as torn:
            self._over = True
            return torn.salvaged
        except (OSError, lzma.LZMAError, EOFError, ValueError):
            self._over = True
            return b""
        self.bomb = is_bomb(self.consumed, self.produced + len(plain))
        self._over = self._unpacker.eof or self.bomb or (hungry and not data and not plain)
        return plain

    def _fetch(self) -> bytes:
        size = self._step if self._left is None else min(self._step, self._left)
        self._step = min(2 * self._step, FETCH)
        try:
            data = self._handle.read(size) if size else b""
        except OSError:
            return b""
        self.consumed += len(data)
        if self._left is not None:
            self._left -= len(data)
        return data
