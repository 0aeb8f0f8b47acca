"""Content-addressed archives (CAR, version 1): blocks behind their hashes, streamed, damage passed over.

    varint length │ header, DAG-CBOR {"roots", "version"}
    varint length │ CID (36 bytes: version 1, DAG-CBOR, SHA-256) │ block          … and so on to the end

The form: https://ipld.io/specs/transport/car/carv1/. What a repository of the AT Protocol puts into it, and that its
blocks are DAG-CBOR under SHA-256 alone: https://atproto.com/specs/repository. Since every block stands behind its own
hash, no damaged one passes for whole, and behind damage the next whole block is found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from hearten.sources.members import Stream
from hearten.sources.trace import Unread

_new = tuple.__new__

CHUNK = 1 << 18
LARGEST = 2 << 20
"""Records of the AT Protocol stay below 1 MiB: https://atproto.com/specs/repository#security-considerations"""

MAGIC = b"\xa2eroots"
"""How a header begins: a map of two, the first key `roots`."""
_CID = b"\x01\x71\x12\x20"
"""CID version 1, DAG-CBOR, SHA-256, 32 bytes: https://github.com/multiformats/multicodec/blob/master/table.csv"""
CID_BYTES = 36
_LONGEST_VARINT = 4
_SHORTEST = 1 + CID_BYTES


class Block(NamedTuple):
    """One piece of DAG-CBOR and the hash by which others refer to it."""

    cid: bytes
    data: bytes


def is_car(head: bytes) -> bool:
    """Whether a file begins as an archive does."""
    return head.startswith(MAGIC, _varint(head, 0)[1])


def blocks(stream: Stream, only: tuple[bytes, ...] = ()) -> Iterator[Block | Unread]:
    """Every whole block in the order of the file, or only those that begin with one of `only`."""
    sections = _Sections(stream, only)
    sections.skip_header()
    while True:
        yield from sections.here()
        more = sections.next()
        if more is None:
            break
        if isinstance(more, Unread) or not only or more.data.startswith(only):
            yield more
    if stream.lost > 0:
        yield Unread("cut_off", "end of file", stream.lost)


class _Sections:
    def __init__(self, stream: Stream, only: tuple[bytes, ...]) -> None:
        self._stream = stream
        self._only = only
        self._data = b""
        self._at = 0
        self._count = 0

    def skip_header(self) -> None:
        """Nothing in it is needed: what the roots lead to is found by looking at every block."""
        self._have(1024)
        length, begin = _varint(self._data, 0)
        if length <= LARGEST and self._data.startswith(MAGIC, begin) and self._have(begin + length):
            self._at = begin + length

    def here(self) -> Iterator[Block]:
        """The sound sections that lie whole in what was read so far: nearly all, so this is the loop that counts."""
        data, at, only, size = self._data, self._at, self._only, len(self._data)
        while at + _SHORTEST <= size:
            self._at = at
            low, high = data[at], data[at + 1]
            length, begin = (low & 0x7F | high << 7, at + 2) if high < 0x80 <= low else _varint(data, at)
            start, at = begin + CID_BYTES, begin + length
            if at > size or start >= at or not data.startswith(_CID, begin):
                return
            if not only or data.startswith(only, start):
                cid, block = data[begin:start], data[start:at]
                if sha256(block).digest() != cid[4:]:
                    return
                yield _new(Block, (cid, block))
            self._count += 1
        self._at = at

    def next(self) -> Block | Unread | None:
        """The next section, at the end of what was read so far or damaged; None at the end of the file."""
        if not self._have(_SHORTEST) and not self._have(1):
            return None
        self._count += 1
        length, begin = _varint(self._data, self._at)
        missing = begin + length - len(self._data)
        if missing > 0 and length <= LARGEST:
            self._have(len(self._data) - self._at + missing)
            length, begin = _varint(self._data, self._at)
        block = _block(self._data, begin, length)
        if block is None:
            return self._resync()
        self._at = begin + length
        return block

    def _resync(self) -> Unread:
        """Go on from the next place where a whole block stands behind its hash."""
        passed = 0
        while True:
            at = self._data.find(_CID, self._at + 1)
            while at >= 0:
                start = self._start_of(at)
                if start is not None:
                    passed += start - self._at
                    self._at = start
                    return Unread("not_understood", f"block {self._count}", passed)
                at = self._data.find(_CID, at + 1)
            if not self._more():
                passed += len(self._data) - self._at
                self._at = len(self._data)
                return Unread("cut_off", f"block {self._count}", passed)
            beyond = max(len(self._data) - 2 * LARGEST, 0)
            passed += beyond
            self._at = beyond

    def _start_of(self, at: int) -> int | None:
        """Where the section begins whose hash stands at `at`, if its block is whole and here."""
        for size in range(1, _LONGEST_VARINT + 1):
            start = at - size
            if start > self._at:
                length, begin = _varint(self._data, start)
                if begin == at and _block(self._data, begin, length):
                    return start
        return None

    def _have(self, size: int) -> bool:
        """Read on until `size` bytes are here; False where the file ends before."""
        while len(self._data) - self._at < size:
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        chunk = self._stream.read(CHUNK)
        self._data = self._data[self._at :] + chunk
        self._at = 0
        return bool(chunk)


def _block(data: bytes, begin: int, length: int) -> Block | None:
    """The block of a section, if it is what its hash says."""
    if not CID_BYTES < length <= LARGEST:
        return None
    start = begin + CID_BYTES
    cid, block = data[begin:start], data[start : begin + length]
    if cid[:4] != _CID or sha256(block).digest() != cid[4:]:
        return None
    return _new(Block, (cid, block))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number and where it ends, 0 where there is none: https://github.com/multiformats/unsigned-varint"""
    value = shift = 0
    for byte in data[at : at + _LONGEST_VARINT]:
        at += 1
        if byte < 0x80:
            return value | byte << shift, at
        value |= (byte & 0x7F) << shift
        shift += 7
    return 0, at
