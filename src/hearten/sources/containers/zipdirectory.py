"""What a zip holds, by the directory at its end.

    header, data | header, data | ...                 | directory | end record
    └── walked where the rest is gone (`zipwalk`) ──┘   └── read at once, here ──┘

Field layout: APPNOTE.TXT 4.3, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from typing import NamedTuple

from hearten.sources.containers.handles import Handle, read_exactly

LOCAL_MAGIC = b"PK\x03\x04"
END_MAGIC = b"PK\x05\x06"
CENTRAL_MAGIC = b"PK\x01\x02"
END64_MAGIC = b"PK\x06\x06"
_LOCATOR64_MAGIC = b"PK\x06\x07"

LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_LONGEST_COMMENT = 0xFFFF
_FULL16, FULL32 = 0xFFFF, 0xFFFFFFFF
"""A field that holds this points to its wider twin in the zip64 extra field (4.5.3)."""

_ENCRYPTED, _UTF8 = 1, 1 << 11
_READ = 1 << 20

MAX_MEMBERS = 2_000_000


class ZipRecord(NamedTuple):
    """One member as the zip describes it. A tuple because a zip of photos holds a hundred thousand."""

    name: str
    flags: int
    method: int
    crc: int | None
    packed: int | None
    """Bytes in the zip; None where only unpacking can tell."""
    size: int | None
    """Bytes once unpacked; None where the member is torn and nobody wrote it down."""
    offset: int
    """Of its local header."""
    is_link: bool = False

    @property
    def encrypted(self) -> bool:
        """It needs a password."""
        return bool(self.flags & _ENCRYPTED)


class TooManyMembers(Exception):
    """More members than any export has."""


class InPieces(Exception):
    """One zip cut over several disks (`.z01`, `.z02`); the pieces make sense only together."""


def read_directory(handle: Handle) -> list[ZipRecord] | None:
    """All members by the directory, or None where it is missing or damaged."""
    end_of_file = handle.seek(0, 2)
    tail_size = min(end_of_file, _END.size + _LONGEST_COMMENT)
    tail_start = handle.seek(end_of_file - tail_size)
    tail = read_exactly(handle, tail_size)
    at = tail.rfind(END_MAGIC)
    while at >= 0:
        if at + _END.size <= len(tail):
            end = _END.unpack_from(tail, at)
            comment_ends = at + _END.size + end[-1]
            if comment_ends == len(tail) and end[1] not in (0, _FULL16):
                raise InPieces
            records = _directory_at(handle, tail_start + at, end) if comment_ends <= len(tail) else None
            if records is not None:
                return records
        at = tail.rfind(END_MAGIC, 0, at)
    return None


def has_directory(handle: Handle) -> bool:
    """Whether a zip ends here, whatever it begins with."""
    try:
        return bool(read_directory(handle))
    except (TooManyMembers, InPieces):
        return True


def _directory_at(handle: Handle, end_at: int, end: tuple[int, ...]) -> list[ZipRecord] | None:
    _magic, _disk, _, _, count, size, offset, _comment = end
    if count == _FULL16 or FULL32 in (size, offset):
        wide = _wide_end(handle, end_at)
        if wide is not None:
            end_at, count, size, offset = wide
    start = end_at - size
    # Bytes put before a zip (a self-extracting program, a saved web header) move everything by as much. But where those
    # bytes are themselves the beginning of a zip, this is the directory of one that lies inside another, cut one.
    shift = start - offset
    if start < 0 or (shift and _starts_with(handle, LOCAL_MAGIC)):
        return None
    check_count(count)
    handle.seek(start)
    records = list(_central_records(_Reader(handle, size), shift))
    # The count is modulo 65,536 where a writer did not know zip64.
    whole = len(records) == count or (len(records) & _FULL16 == count and len(records) > _FULL16)
    return records if whole else None


def check_count(count: int) -> None:
    """Raises TooManyMembers for more than any export has."""
    if count > MAX_MEMBERS:
        raise TooManyMembers


def _starts_with(handle: Handle, magic: bytes) -> bool:
    handle.seek(0)
    return read_exactly(handle, len(magic)) == magic


def _wide_end(handle: Handle, end_at: int) -> tuple[int, int, int, int] | None:
    """Place, count, size and offset out of the zip64 end record."""
    if end_at < _LOCATOR64.size:
        return None
    handle.seek(end_at - _LOCATOR64.size)
    magic, _disk, where, _disks = _LOCATOR64.unpack(read_exactly(handle, _LOCATOR64.size))
    if magic != _LOCATOR64_MAGIC:
        return None
    for at in (where, end_at - _LOCATOR64.size - _END64.size):
        if not 0 <= at <= end_at:
            continue
        handle.seek(at)
        found = read_exactly(handle, _END64.size)
        if len(found) == _END64.size and found.startswith(END64_MAGIC):
            *_rest, count, size, offset = _END64.unpack(found)
            return at, count, size, offset
    return None


class _Reader:
    """Small reads out of large ones, never past the end of the directory."""

    def __init__(self, handle: Handle, size: int) -> None:
        self._handle = handle
        self._left = size
        self._buf = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """`size` bytes, fewer at the end."""
        if len(self._buf) - self._at < size:
            more = read_exactly(self._handle, min(self._left, max(_READ, size)))
            self._left -= len(more)
            self._buf, self._at = self._buf[self._at :] + more, 0
        piece = self._buf[self._at : self._at + size]
        self._at += len(piece)
        return piece


def _central_records(reader: _Reader, shift: int) -> Iterator[ZipRecord]:
    count = 0
    while len(head := reader.take(_CENTRAL.size)) == _CENTRAL.size and head.startswith(CENTRAL_MAGIC):
        (_, made_by, _, flags, method, _, _, crc, packed, size,
         name_length, extra_length, comment_length, _, _, attributes, offset) = _CENTRAL.unpack(head)  # fmt: skip
        variable = reader.take(name_length + extra_length + comment_length)
        if len(variable) < name_length + extra_length:
            return
        if FULL32 in (size, packed, offset):
            extra = variable[name_length : name_length + extra_length]
            size, packed, offset = widened(extra, (size, packed, offset))
        count += 1
        check_count(count)
        is_link = made_by >> 8 == 3 and stat.S_ISLNK(attributes >> 16)
        yield ZipRecord(
            text_of(variable[:name_length], flags), flags, method, crc, packed, size, offset + shift, is_link
        )


def widened(extra: bytes, fields: tuple[int, int, int]) -> tuple[int, int, int]:
    """The fields with each full one replaced, in order, from the zip64 extra field (id 1)."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            body = extra[at + 4 : at + 4 + length]
            wide = iter(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            size, packed, offset = (next(wide, field) if field == FULL32 else field for field in fields)
            return size, packed, offset
        at += 4 + length
    return fields


def text_of(name: bytes, flags: int) -> str:
    """UTF-8 where it says so or is so; else code page 437, the zip format's own (APPNOTE.TXT appendix D)."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & _UTF8 else name.decode("cp437")
