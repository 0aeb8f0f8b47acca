"""The vault's folder on disk: sealed segments, and the journal that says which of them are live.

    name noted in `pending` ─► segment durable ─► journal line durable ─► the rows exist ─► `pending` gone

After a crash, what `pending` names and the journal does not is deleted. Any other segment that no line names was
lost by the journal, not by us: its file name says enough to be taken in again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from hearten.vault import journal as journals
from hearten.vault.errors import VaultError
from hearten.vault.files import (
    TEMPORARY,
    disk_errors,
    locked,
    make_folder,
    open_private,
    read_errors,
    sync_folder,
    write_all,
    write_durably,
)
from hearten.vault.journal import Journal
from hearten.vault.segments import Segment, from_file

JOURNAL = "journal"
PENDING = "pending"
SEGMENTS = "segments"
SUFFIX = ".age"

Sealed = tuple[Segment, bytes]


class Shelf:
    """Where segments stand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._journal = folder / JOURNAL
        self._pending = folder / PENDING
        self._segments = folder / SEGMENTS

    def journal(self) -> Journal:
        """What is live now."""
        return journals.read(self._journal)

    def is_used(self) -> bool:
        """Whether anything was ever kept here."""
        return JOURNAL in {path.name for path in _files(self._folder)} or bool(_files(self._segments))

    def fetch(self, segment: Segment) -> bytes:
        """A segment's file."""
        return self._path(segment.name).read_bytes()

    @contextmanager
    def locked(self, patience: float | None = None) -> Iterator[None]:
        """The only writer, as long as this lasts; afterwards what it wrote and what it replaced is settled."""
        with locked(self._folder, patience):
            try:
                yield
            finally:
                with suppress(VaultError):
                    self._settle()

    def put(self, segment: Segment, sealed: bytes) -> None:
        """Make a segment durable; it does not count until a journal names it. Needs the lock."""
        make_folder(self._segments)
        self._note([segment.name])
        write_durably(self._path(segment.name), sealed)

    def add(self, sealed: Sequence[Sealed]) -> None:
        """Make segments live, all of them or none. Needs the lock."""
        for segment, content in sealed:
            self.put(segment, content)
        journals.add(self._journal, [segment for segment, _ in sealed])

    def replace(self, before: Journal, segments: Sequence[Segment]) -> None:
        """Let `segments` be all that is live, and delete what was live `before` and is no longer. Needs the lock."""
        live = {segment.name for segment in segments}
        self._note([segment.name for segment in before.segments if segment.name not in live])
        journals.replace(self._journal, segments)

    def mend(self) -> None:
        """Bring the folder in order after a crash or a loss, unless another writer is at work or we may only read."""
        with suppress(VaultError):
            if self._needs_mending():
                with self.locked(patience=0):
                    self._settle()
                    self._take_in_the_unnamed()

    def remove(self) -> None:
        """Delete every segment and the journal. Needs the lock."""
        with disk_errors():
            for path in [*_files(self._segments), self._journal, self._pending]:
                path.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                self._segments.rmdir()

    def _path(self, name: str) -> Path:
        return self._segments / (name + SUFFIX)

    def _note(self, names: Iterable[str]) -> None:
        """Write durably which files are on their way in or out."""
        with disk_errors():
            is_new = not self._pending.exists()
            with open_private(self._pending, os.O_WRONLY | os.O_APPEND) as file:
                write_all(file, "".join(f"\n{name}" for name in names).encode() + b"\n")  # the line before may be torn
            if is_new:
                sync_folder(self._folder)

    def _settle(self) -> None:
        """Delete pending files that are not live, and files half written."""
        live = {segment.name for segment in self.journal().segments}
        with disk_errors():
            for path in self._half_written():
                path.unlink()
            if self._pending.exists():
                for name in self._pending.read_text("ascii").splitlines():
                    if name and name not in live:
                        self._path(name).unlink(missing_ok=True)
                if self._segments.exists():
                    sync_folder(self._segments)
                self._pending.unlink()

    def _needs_mending(self) -> bool:
        return bool(self._pending.exists() or self._half_written() or self.journal().damaged or self._unnamed())

    def _half_written(self) -> list[Path]:
        return [path for path in _files(self._folder) + _files(self._segments) if path.suffix == TEMPORARY]

    def _unnamed(self) -> list[Path]:
        live = {segment.name for segment in self.journal().segments}
        return [path for path in _files(self._segments) if path.suffix == SUFFIX and path.stem not in live]

    def _take_in_the_unnamed(self) -> None:
        journal = self.journal()
        with disk_errors():
            by_age = sorted(self._unnamed(), key=lambda path: path.stat().st_mtime)
            found = [from_file(path.stem, path.read_bytes()) for path in by_age]
        known = [segment for segment in found if segment]
        if known or journal.damaged:
            journals.replace(self._journal, [*journal.segments, *known])


def _files(folder: Path) -> list[Path]:
    with read_errors():
        return [path for path in folder.iterdir() if path.is_file()] if folder.exists() else []
