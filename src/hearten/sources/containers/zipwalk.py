"""What a zip holds where its directory is missing or damaged: walked from one file's header to the next.

    header ─► length known? ──yes──► the next header stands behind the data
                 └──no──► unpacked to its own end, or searched for the descriptor that follows the data

Field layout: APPNOTE.TXT 4.3.7 and 4.3.9, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from hearten.sources.containers.handles import Handle, read_exactly
from hearten.sources.containers.unpacking import FIRST_FETCH, METHODS, STORED, Unpacking, unpacker_for
from hearten.sources.containers.zipdirectory import (
    CENTRAL_MAGIC,
    END64_MAGIC,
    END_MAGIC,
    FULL32,
    LOCAL,
    LOCAL_MAGIC,
    ZipRecord,
    check_count,
    text_of,
    widened,
)

_DESCRIPTOR_MAGIC = b"PK\x07\x08"
_DESCRIPTOR = struct.Struct("<3I")
_DESCRIPTOR64 = struct.Struct("<I2Q")
_DESCRIPTOR_FOLLOWS = 1 << 3
_NEWEST_VERSION = 63
_SEARCH = 1 << 20


class TooMuchWork(Exception):
    """Walking it means reading its bytes again and again, which only a zip made to harm brings about."""


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
        check_count(count)
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
    if FULL32 in (size, packed):
        size, packed, _ = widened(extra, (size, packed, 0))
    record = ZipRecord(text_of(name, flags), flags, method, crc, packed, size, at)
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
    return read_exactly(handle, 4) in (LOCAL_MAGIC, CENTRAL_MAGIC, _DESCRIPTOR_MAGIC, END_MAGIC, END64_MAGIC)


def _at_directory(handle: Handle, at: int) -> bool:
    handle.seek(at)
    return read_exactly(handle, 4) in (CENTRAL_MAGIC, END_MAGIC)


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
