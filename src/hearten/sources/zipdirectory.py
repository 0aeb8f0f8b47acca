"""What a zip holds: from its directory at the end or, where that is missing or damaged, header by header.

    file header, data | file header, data | ...            | directory | end record
    └────── walked one after the other (walk) ──────┘        └── read at once (read_directory) ──┘

Field layout: APPNOTE.TXT 4.3, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from typing import NamedTuple

from hearten.sources.handles import Handle, read_exactly
from hearten.sources.unpacking import FIRST_FETCH, METHODS, STORED, Unpacking, unpacker_for

LOCAL_MAGIC = b"PK\x03\x04"
END_MAGIC = b"PK\x05\x06"
_CENTRAL_MAGIC = b"PK\x01\x02"
_DESCRIPTOR_MAGIC = b"PK\x07\x08"
_END64_MAGIC = b"PK\x06\x06"
_LOCATOR64_MAGIC = b"PK\x06\x07"

LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR64 = struct.Struct("<4sIQI")
_DESCRIPTOR = struct.Struct("<3I")
_DESCRIPTOR64 = struct.Struct("<I2Q")
_LONGEST_COMMENT = 0xFFFF
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
"""A field that holds this points to its wider twin in the zip64 extra field (4.5.3)."""

_ENCRYPTED, _DESCRIPTOR_FOLLOWS, _UTF8 = 1, 1 << 3, 1 << 11
_NEWEST_VERSION = 63
_SEARCH = 1 << 20

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


class TooMuchWork(Exception):
    """Walking it means reading its bytes again and again, which only a zip made to harm brings about."""


class InPieces(Exception):
    """One zip cut over several disks (`.z01`, `.z02`); the pieces make sense only together."""


# -- the directory at the end ----------------------------------------------------------------------------------------


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
    if count == _FULL16 or _FULL32 in (size, offset):
        wide = _wide_end(handle, end_at)
        if wide is not None:
            end_at, count, size, offset = wide
    start = end_at - size
    # Bytes put before a zip (a self-extracting program, a saved web header) move everything by as much. But where those
    # bytes are themselves the beginning of a zip, this is the directory of one that lies inside another, cut one.
    shift = start - offset
    if start < 0 or (shift and _starts_with(handle, LOCAL_MAGIC)):
        return None
    if count > MAX_MEMBERS:
        raise TooManyMembers
    handle.seek(start)
    records = list(_central_records(_Reader(handle, size), shift))
    # The count is modulo 65,536 where a writer did not know zip64.
    whole = len(records) == count or (len(records) & _FULL16 == count and len(records) > _FULL16)
    return records if whole else None


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
        if len(found) == _END64.size and found.startswith(_END64_MAGIC):
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
            more = read_exactly(self._handle, min(self._left, max(_SEARCH, size)))
            self._left -= len(more)
            self._buf, self._at = self._buf[self._at :] + more, 0
        piece = self._buf[self._at : self._at + size]
        self._at += len(piece)
        return piece


def _central_records(reader: _Reader, shift: int) -> Iterator[ZipRecord]:
    count = 0
    while len(head := reader.take(_CENTRAL.size)) == _CENTRAL.size and head.startswith(_CENTRAL_MAGIC):
        (_, made_by, _, flags, method, _, _, crc, packed, size,
         name_length, extra_length, comment_length, _, _, attributes, offset) = _CENTRAL.unpack(head)  # fmt: skip
        variable = reader.take(name_length + extra_length + comment_length)
        if len(variable) < name_length + extra_length:
            return
        if _FULL32 in (size, packed, offset):
            extra = variable[name_length : name_length + extra_length]
            size, packed, offset = _widened(extra, (size, packed, offset))
        count += 1
        if count > MAX_MEMBERS:
            raise TooManyMembers
        is_link = made_by >> 8 == 3 and stat.S_ISLNK(attributes >> 16)
        yield ZipRecord(_text(variable[:name_length], flags), flags, method, crc, packed, size, offset + shift, is_link)


def _widened(extra: bytes, fields: tuple[int, int, int]) -> tuple[int, int, int]:
    """The fields with each full one replaced, in order, from the zip64 extra field (id 1)."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            body = extra[at + 4 : at + 4 + length]
            wide = iter(struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8]))
            size, packed, offset = (next(wide, field) if field == _FULL32 else field for field in fields)
            return size, packed, offset
        at += 4 + length
    return fields


def _text(name: bytes, flags: int) -> str:
    """UTF-8 where it says so or is so; else code page 437, the zip format's own (APPNOTE.TXT appendix D)."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & _UTF8 else name.decode("cp437")


# -- header by header ------------------------------------------------------------------------------------------------


def walk(file: Handle) -> Iterator[ZipRecord]:
    """All members by their local headers. The last may be torn; what cannot be made sense of is passed over."""
    end_of_file = file.seek(0, 2)
    handle = _Metered(file, 16 * end_of_file + _SEARCH)
    at = _find(handle, LOCAL_MAGIC, 0)
    count = 0
    while at is not None:
        found = _local_record(handle, at)
        if found is None:
            at = _find(handle, LOCAL_MAGIC, at + 1)
            continue
        record, data_at = found
        count += 1
        if count > MAX_MEMBERS:
            raise TooManyMembers
        record, end = _measured(handle, record, data_at, end_of_file)
        handle.left += 4 * FIRST_FETCH
        yield record
        if end >= end_of_file or _at_directory(handle, end):
            return
        at = _find(handle, LOCAL_MAGIC, end)


class _Metered:
    """A handle that only gives so many bytes: headers can be laid so that each makes the same bytes be read again."""

    def __init__(self, handle: Handle, allowed: int) -> None:
        self._handle = handle
        self.left = allowed

    def read(self, size: int = -1, /) -> bytes:
        piece = self._handle.read(size)
        self.left -= len(piece)
        if self.left < 0:
            raise TooMuchWork
        return piece

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._handle.seek(offset, whence)

    def close(self) -> None:
        self._handle.close()


def _local_record(handle: Handle, at: int) -> tuple[ZipRecord, int] | None:
    handle.seek(at)
    head = read_exactly(handle, LOCAL.size)
    if len(head) < LOCAL.size:
        return None
    magic, version, flags, method, _, _, crc, packed, size, name_length, extra_length = LOCAL.unpack(head)
    name = read_exactly(handle, name_length)
    extra = read_exactly(handle, extra_length)
    plausible = magic == LOCAL_MAGIC and version & 0xFF <= _NEWEST_VERSION and name and b"\0" not in name
    if not plausible or len(name) < name_length or len(extra) < extra_length:
        return None
    if _FULL32 in (size, packed):
        size, packed, _ = _widened(extra, (size, packed, 0))
    record = ZipRecord(_text(name, flags), flags, method, crc, packed, size, at)
    if flags & _DESCRIPTOR_FOLLOWS and not (packed and size and crc):
        record = record._replace(crc=None, packed=None, size=None)
    return record, at + LOCAL.size + name_length + extra_length


def _measured(handle: Handle, record: ZipRecord, data_at: int, end_of_file: int) -> tuple[ZipRecord, int]:
    """The record with its sizes filled in where they stand after the data, and where to look for the next one."""
    if record.packed is not None:
        end = data_at + record.packed
        # Where no header follows, the length is wrong or bytes are missing: look from the start of the data.
        return record, end if end >= end_of_file or _at_any_magic(handle, end) else data_at
    if record.encrypted or record.method not in METHODS:
        return record, data_at
    if record.method == STORED:
        return _measured_stored(handle, record, data_at, end_of_file)
    handle.seek(data_at)
    unpacking = Unpacking(handle, unpacker_for(record.method, 0), None)
    while unpacking.read(_SEARCH):
        pass
    if not unpacking.finished:
        return record, data_at if not unpacking.bomb else data_at + unpacking.consumed
    packed = unpacking.consumed - unpacking.unused
    crc, end = _descriptor(handle, data_at + packed, packed, unpacking.produced)
    if crc is None and end + _DESCRIPTOR.size <= end_of_file:
        return record, data_at  # it came to an end, but not to the one that its writer knew
    return record._replace(packed=packed, size=unpacking.produced, crc=crc), end


def _measured_stored(handle: Handle, record: ZipRecord, data_at: int, end_of_file: int) -> tuple[ZipRecord, int]:
    """A stored member of unknown length ends where a descriptor stands that tells this very length."""
    at = _find(handle, _DESCRIPTOR_MAGIC, data_at)
    while at is not None:
        crc, end = _descriptor(handle, at, at - data_at, at - data_at)
        if crc is not None:
            return record._replace(packed=at - data_at, size=at - data_at, crc=crc), end
        at = _find(handle, _DESCRIPTOR_MAGIC, at + 1)
    following = _find(handle, LOCAL_MAGIC, data_at)
    end = end_of_file if following is None else following
    return record._replace(packed=end - data_at), end


def _descriptor(handle: Handle, at: int, packed: int, size: int) -> tuple[int | None, int]:
    """The checksum in the data descriptor at `at` and where that ends; no checksum where there is no descriptor."""
    handle.seek(at)
    found = read_exactly(handle, 24)
    skip = 4 if found.startswith(_DESCRIPTOR_MAGIC) else 0
    for layout in (_DESCRIPTOR64, _DESCRIPTOR):
        if len(found) >= skip + layout.size:
            crc, *told = layout.unpack_from(found, skip)
            if told == [packed, size]:
                return crc, at + skip + layout.size
    return None, at


def _at_any_magic(handle: Handle, at: int) -> bool:
    handle.seek(at)
    return read_exactly(handle, 4) in (LOCAL_MAGIC, _CENTRAL_MAGIC, _DESCRIPTOR_MAGIC, END_MAGIC, _END64_MAGIC)


def _at_directory(handle: Handle, at: int) -> bool:
    handle.seek(at)
    return read_exactly(handle, 4) in (_CENTRAL_MAGIC, END_MAGIC)


def _find(handle: Handle, magic: bytes, start: int) -> int | None:
    """Where `magic` next stands at or after `start`."""
    handle.seek(start)
    held = b""
    # A small first look: nearly always it stands right here.
    size = 4096
    while piece := handle.read(size):
        held += piece
        at = held.find(magic)
        if at >= 0:
            return start + at
        start += max(len(held) - 3, 0)
        held = held[-3:]
        size = _SEARCH
    return None
