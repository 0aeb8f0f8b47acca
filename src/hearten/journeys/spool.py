"""A place for bytes on their way in: what lies on the disk is encrypted with a key that only this process knows.

    write() ─► memory, up to a limit ─► AES-256-CTR ─► one file of random name ─► open() ─► seekable, readable

Counter mode lets any byte be read without the ones before it. It asks that no position is ever written twice under
one key, so a spool only grows, and has a key of its own.
https://cryptography.io/en/latest/hazmat/primitives/symmetric-encryption/#cryptography.hazmat.primitives.ciphers.modes.CTR
"""

from __future__ import annotations

import errno
import io
import os
import secrets
import shutil
from pathlib import Path
from threading import Lock
from typing import IO, BinaryIO, cast

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR

from hearten.ground.errors import HeartenError
from hearten.ground.ids import fresh_name
from hearten.languages.speaking import gettext as _

BLOCK = 16
"""Bytes that one step of the counter covers: AES works in blocks of 128 bits (FIPS 197)."""
IN_MEMORY = 1 << 20
"""Small things never touch the disk."""
READ_AHEAD = 256 * 1024
SPARE = 256 << 20
"""Free space left to the rest of the machine, and to the vault that grows meanwhile."""


class DiskFullError(HeartenError):
    """There is no room for what the person is bringing."""

    def __init__(self) -> None:
        super().__init__(
            _("There is not enough free space on this computer's disk. Make some room and try again. Nothing is lost.")
        )


class SealedSpool:
    """Bytes that can be added at the end and read anywhere. Deleted by `close`."""

    def __init__(self, folder: Path, in_memory: int = IN_MEMORY) -> None:
        self._folder = folder
        self._limit = in_memory
        self._key = secrets.token_bytes(32)
        self._memory = bytearray()
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._encrypt = Cipher(AES256(self._key), CTR(bytes(BLOCK))).encryptor()
        self._lock = Lock()
        self.size = 0
        self.closed = False

    def write(self, part: bytes) -> int:
        """Add to the end."""
        with self._lock:
            if self._file is None and self.size + len(part) > self._limit:
                self._to_disk()
            if self._file is None:
                self._memory += part
            else:
                self._put(part)
            self.size += len(part)
        return len(part)

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset` on."""
        with self._lock:
            if self._file is None:
                return bytes(self._memory[offset : offset + length])
            into = offset % BLOCK
            self._file.seek(offset - into)
            sealed = self._file.read(into + max(0, min(length, self.size - offset)))
        counter = (offset // BLOCK).to_bytes(BLOCK, "big")
        return Cipher(AES256(self._key), CTR(counter)).decryptor().update(sealed)[into:]

    def open(self, start: int = 0, length: int | None = None, *, owner: bool = False) -> BinaryIO:
        """A stretch of the spool as a file for reading. Where it is the `owner`, closing it closes the spool."""
        end = self.size if length is None else start + length
        return cast("BinaryIO", io.BufferedReader(_Stretch(self, start, end, owner=owner), READ_AHEAD))

    def close(self) -> None:
        """Delete all of it."""
        with self._lock:
            self.closed = True
            self._memory.clear()
            if self._file is not None and self._path is not None:
                self._file.close()
                self._path.unlink(missing_ok=True)

    def _to_disk(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = self._folder / fresh_name()
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file = os.fdopen(descriptor, "r+b", buffering=0)
        self._put(bytes(self._memory))
        self._memory.clear()

    def _put(self, part: bytes) -> None:
        assert self._file is not None  # noqa: S101 # only called once it is there
        sealed = memoryview(self._encrypt.update(part))
        self._file.seek(0, os.SEEK_END)
        try:
            while sealed:
                sealed = sealed[self._file.write(sealed) :]
        except OSError as fault:
            if fault.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFullError from fault
            raise


class _Stretch(io.RawIOBase):
    """Part of a spool, with a position of its own, so that many can be open at once."""

    def __init__(self, spool: SealedSpool, start: int, end: int, *, owner: bool) -> None:
        super().__init__()
        self._spool = spool
        self._start = start
        self._end = end
        self._at = start
        self._owner = owner

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # any writable buffer
        part = self._spool.read_at(self._at, min(len(buffer), max(0, self._end - self._at)))
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        if base + offset < self._start:
            raise ValueError("before the start of the file")
        self._at = base + offset
        return self.tell()

    def tell(self) -> int:
        return self._at - self._start

    def close(self) -> None:
        if self._owner and not self.closed:
            self._spool.close()
        super().close()


def clear_leftovers(folder: Path) -> None:
    """Delete what an earlier process left behind. Nobody can read it: its key ended with that process."""
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink(missing_ok=True)


def check_room(folder: Path, size: int) -> None:
    """Raise before the first byte where `size` more bytes would fill the disk."""
    place = folder
    while not place.exists():
        place = place.parent
    if shutil.disk_usage(place).free < size + SPARE:
        raise DiskFullError


def copy(source: IO[bytes], spool: SealedSpool) -> int:
    """Add all of `source`; how many bytes that were."""
    before = spool.size
    while part := source.read(1 << 20):
        spool.write(part)
    return spool.size - before
