"""The vault's folder on disk: sealed segments, and the journal that says which of them are live.

segment durable under its random name ─► journal line durable ─► the rows exist
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from hearten.vault import journal as journals
from hearten.vault.errors import VaultError
from hearten.vault.files import PATIENCE, TEMPORARY, disk_errors, locked, make_folder, sync_folder, write_durably
from hearten.vault.journal import Journal
from hearten.vault.segments import Segment

JOURNAL = "journal"
SEGMENTS = "segments"

Sealed = tuple[Segment, bytes]


class Shelf:
    """Where segments stand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._segments = folder / SEGMENTS

    def journal(self) -> Journal:
        """What is live now."""
        return journals.read(self._folder / JOURNAL)

    def fetch(self, segment: Segment) -> bytes:
        """A segment's file."""
        return self._path(segment).read_bytes()

    @contextmanager
    def locked(self, patience: float = PATIENCE) -> Iterator[None]:
        """The only writer, as long as this lasts; if it fails, what it wrote and did not make live is taken away."""
        with locked(self._folder, patience):
            try:
                yield
            except BaseException:
                with suppress(VaultError):
                    self.tidy()
                raise

    def put(self, segment: Segment, sealed: bytes) -> None:
        """Make a segment durable; it does not count until a journal names it. Needs the lock."""
        make_folder(self._segments)
        write_durably(self._path(segment), sealed)

    def add(self, sealed: Iterable[Sealed]) -> None:
        """Make segments live, all of them or none. Needs the lock."""
        sealed = list(sealed)
        for segment, content in sealed:
            self.put(segment, content)
        journals.add(self._folder / JOURNAL, [segment for segment, _ in sealed])

    def replace(self, before: Journal, segments: Sequence[Segment]) -> None:
        """Let `segments` be all that is live, and delete what was live `before` and is no longer. Needs the lock."""
        journals.replace(self._folder / JOURNAL, before, segments)
        live = {segment.name for segment in segments}
        _delete(self._path(segment) for segment in before.segments if segment.name not in live)
        sync_folder(self._segments)

    def tidy(self) -> None:
        """Delete what a crash left behind. Needs the lock."""
        _delete(self._strays(self.journal()))

    def try_to_tidy(self) -> None:
        """Tidy unless another writer is at work, whose files are not strays, or the disk only lets us read."""
        with suppress(VaultError, OSError):
            if self._strays(self.journal()):
                with locked(self._folder, patience=0):
                    self.tidy()

    def remove(self) -> None:
        """Delete every segment and the journal."""
        with disk_errors():
            (self._folder / JOURNAL).unlink(missing_ok=True)
            for path in self._files(self._segments):
                path.unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                self._segments.rmdir()

    def _path(self, segment: Segment) -> Path:
        return self._segments / f"{segment.name}.age"

    def _strays(self, journal: Journal) -> list[Path]:
        strays = [path for path in self._files(self._folder) if path.suffix == TEMPORARY]
        live = {self._path(segment) for segment in journal.segments}
        unnamed = [path for path in self._files(self._segments) if path not in live]
        # Where a line of the journal is damaged, it may have named them: then they are kept.
        return strays + [path for path in unnamed if path.suffix == TEMPORARY or not journal.damaged]

    @staticmethod
    def _files(folder: Path) -> list[Path]:
        try:
            return list(folder.iterdir())
        except FileNotFoundError:
            return []


def _delete(paths: Iterable[Path]) -> None:
    """Delete files; one that is still open elsewhere (Windows) is left to the next tidying."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
