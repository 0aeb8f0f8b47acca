"""Files that are either wholly there or not at all, and the lock that lets one writer in at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from filelock import FileLock, Timeout

from hearten.ground.ids import fresh_name
from hearten.vault.errors import CannotRead, CannotWrite, DiskFull, VaultBusy

TEMPORARY = ".tmp"
LOCK = "lock"
PATIENCE = 30.0
"""Seconds to wait for another writer. An append holds the lock for milliseconds; compaction of millions for longer."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def write_durably(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that a crash leaves either the old file or the new one, readable by the owner alone."""
    temporary = path.with_name(fresh_name() + TEMPORARY)
    with disk_errors():
        try:
            with open_private(temporary, os.O_WRONLY | os.O_EXCL) as file:
                write_all(file, data)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)


def open_private(path: Path, flags: int) -> FileIO:
    """A file for the owner alone, made where there is none."""
    binary: int = getattr(os, "O_BINARY", 0)  # without it Windows would change line ends
    descriptor = os.open(path, flags | os.O_CREAT | binary, 0o600)
    return FileIO(descriptor, "r+b" if flags & os.O_RDWR else "wb")


def write_all(file: FileIO, data: bytes) -> None:
    """Write at the file's present place and wait until it is on the disk."""
    while data:
        data = data[file.write(data) :]
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk. Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """A folder for the owner alone, and its parents."""
    with disk_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def remove_folder(folder: Path) -> None:
    """Take away the vault's folder, unless the person keeps something else in it."""
    with suppress(OSError):
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Say a failure of the disk as a person would: full, or not writable."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        raise CannotWrite(error.strerror or "unknown reason") from error


@contextmanager
def read_errors() -> Iterator[None]:
    """Say a failure to read as a person would."""
    try:
        yield
    except OSError as error:
        raise CannotRead(error.strerror or "unknown reason") from error


@contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """The only writer of the vault in `folder`, as long as this lasts."""
    lock = FileLock(folder / LOCK, timeout=PATIENCE if patience is None else patience, mode=0o600, thread_local=False)
    with disk_errors():
        try:
            lock.acquire()
        except Timeout:
            raise VaultBusy from None
    try:
        yield
    finally:
        lock.release()
