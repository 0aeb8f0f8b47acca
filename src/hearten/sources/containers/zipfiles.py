"""Zip archives as lists of members, whole or cut, read as streams."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import partial

from hearten.languages.speaking import gettext as _
from hearten.sources.containers.handles import Handle, Opener, read_exactly
from hearten.sources.containers.listed import Listed, Refused
from hearten.sources.containers.names import is_clutter, safe_path, shown
from hearten.sources.containers.unpacking import METHODS, STORED, Unpacking, is_bomb, unpacker_for
from hearten.sources.containers.zipdirectory import (
    LOCAL,
    LOCAL_MAGIC,
    MAX_MEMBERS,
    InPieces,
    TooManyMembers,
    ZipRecord,
    read_directory,
)
from hearten.sources.containers.zipwalk import TooMuchWork, walk
from hearten.sources.trace import UnreadReason

_CHUNK = 1 << 18
MAX_UNPACKED = 1 << 40
"""1 TiB: more than any one zip of a person's history unpacks to."""


def zip_members(name: str, opener: Opener) -> Iterator[Listed | Refused]:
    """The files in a zip, in its own order, and what is refused. `name` is what the person calls the zip."""
    handle = opener()
    try:
        yield from _members(name, opener, handle)
    except TooManyMembers:
        yield Refused(name, "unsafe", _("This zip claims to hold more than {n} files.").format(n=f"{MAX_MEMBERS:,}"))
    except TooMuchWork:
        yield Refused(name, "unsafe", _("This zip is built so that opening it would never end."))
    except InPieces:
        sentence = _(
            "This zip is one of several pieces that only make sense joined together. Join them, then try again."
        )
        yield Refused(name, "not_understood", sentence)
    finally:
        handle.close()


def _members(name: str, opener: Opener, handle: Handle) -> Iterator[Listed | Refused]:
    records = read_directory(handle)
    if records is None or not _leads_to_header(handle, records):
        yield from _accepted(name, opener, walk(handle))
        sentence = _("The end of this zip is missing or damaged (a broken download?). What is there was read.")
        yield Refused(name, "cut_off", sentence)
        return
    if sum(record.size or 0 for record in records) > MAX_UNPACKED:
        yield Refused(name, "too_large", _("Unpacked, this zip would be larger than a million megabytes."))
        return
    overlapping = _overlapping(records)
    for number in sorted(overlapping):
        sentence = _("This file shares its bytes with another one, which an honest zip never does.")
        yield Refused(_named(name, records[number]), "unsafe", sentence, records[number].packed or 0)
    honest = (record for number, record in enumerate(records) if number not in overlapping)
    yield from _accepted(name, opener, honest)


def _accepted(name: str, opener: Opener, records: Iterable[ZipRecord]) -> Iterator[Listed | Refused]:
    for record in records:
        if record.name.endswith(("/", "\\")):
            continue
        path = safe_path(record.name)
        problem = _problem(record, path)
        if problem is not None:
            reason, sentence = problem
            yield Refused(_named(name, record), reason, sentence, record.packed or 0)
        elif path is not None and not is_clutter(path):
            yield Listed(path, record.size, partial(ZipStream, opener, record))


def _named(name: str, record: ZipRecord) -> str:
    return f"{name}: {shown(record.name)}"


def _problem(record: ZipRecord, path: str | None) -> tuple[UnreadReason, str] | None:
    """Why a member is not opened, or None where it may be."""
    if path is None:
        return "unsafe", _("Its path leads out of the zip, which no ordinary export does.")
    if record.is_link:
        return "unsafe", _("This is a link to another place. Hearten does not follow links.")
    if record.encrypted:
        return "encrypted", _(
            "This file has a password. Open it with the password, save it without one, and bring it again."
        )
    if record.method not in METHODS:
        sentence = _("This file is packed in a way that Hearten cannot undo. Unpack it and bring the folder instead.")
        return "not_understood", sentence
    if record.size is not None and record.packed is not None and is_bomb(record.packed, record.size):
        return "unsafe", _("Unpacked, this file would be hundreds of times larger than it is now. No ordinary file is.")
    return None


def _overlapping(records: list[ZipRecord]) -> set[int]:
    """Those members (by number) that begin before another one has ended."""
    found: set[int] = set()
    end = 0
    for number in sorted(range(len(records)), key=lambda number: records[number].offset):
        record = records[number]
        if record.offset < end:
            found.add(number)
        else:
            end = record.offset + LOCAL.size + (record.packed or 0)
    return found


def _leads_to_header(handle: Handle, records: list[ZipRecord]) -> bool:
    """Whether the first and the last member are where the directory says."""
    return all(_data_start(handle, record) is not None for record in (*records[:1], *records[-1:]))


def _data_start(handle: Handle, record: ZipRecord) -> int | None:
    """Where the packed bytes begin: after the local header, which has lengths of its own."""
    if not 0 <= record.offset < MAX_UNPACKED:
        return None
    handle.seek(record.offset)
    head = read_exactly(handle, LOCAL.size)
    if len(head) < LOCAL.size or not head.startswith(LOCAL_MAGIC):
        return None
    *_rest, name_length, extra_length = LOCAL.unpack(head)
    return record.offset + LOCAL.size + int(name_length) + int(extra_length)


class ZipStream:
    """One member unpacked as it is read. Ends early at damage, and then says what is `lost`."""

    def __init__(self, opener: Opener, record: ZipRecord) -> None:
        self.lost = 0
        self._record = record
        self._crc = 0
        self._ended = False
        self._produced = 0
        self._handle: Handle | None = None
        self._unpacking: Unpacking | None = None
        try:
            self._handle = opener()
            start = _data_start(self._handle, record)
            if start is not None:
                self._handle.seek(start)
                length = record.packed if record.method == STORED else 0
                self._unpacking = Unpacking(self._handle, unpacker_for(record.method, length or 0), record.packed)
        except OSError:
            self._unpacking = None

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; b"" at the end or at the damage."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK), b""))
        if self._ended or not size:
            return b""
        room = size if self._record.size is None else min(size, self._record.size - self._produced)
        plain = self._unpacking.read(room) if self._unpacking and room else b""
        self._produced += len(plain)
        self._crc = zlib.crc32(plain, self._crc)
        if not plain:
            self._ended = True
            self.lost = self._missing()
        return plain

    def close(self) -> None:
        """Let go of the zip."""
        if self._handle is not None:
            self._handle.close()

    def _missing(self) -> int:
        if self._record.size is None:
            return -1
        missing = self._record.size - self._produced
        if not missing and self._record.crc not in (None, self._crc):
            return -1
        return missing
