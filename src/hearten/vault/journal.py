"""The list of live segments: one checksummed line a transaction, added to at the end and never changed.

    <16 hex digits of sha256> {"add":[{"table":…,"name":…,"rows":…,"bytes":…,"sha256":…,"schema":…},…]}\\n

A line without its end was torn by a crash before it was acknowledged: it is passed over; the next writer cuts it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from hearten.vault.errors import VaultTooNew
from hearten.vault.files import disk_errors, open_private, read_errors, sync_folder, write_all, write_durably
from hearten.vault.segments import Segment
from hearten.vault.tables import SCHEMA_VERSION, TABLES

_CHECK = 16


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal as it stood at one moment."""

    segments: tuple[Segment, ...]
    damaged: int
    """Whole lines whose checksum is wrong: what they named is unknown."""
    generation: str
    """Another text for every other content."""

    def version(self, tables: Collection[str]) -> str:
        """Another text for every other content of these tables."""
        names = [segment.name for segment in self.segments if segment.table in tables]
        return sha256("\n".join([str(self.damaged), *names]).encode()).hexdigest()[:_CHECK]


def read(path: Path) -> Journal:
    """The journal; empty where there is none yet."""
    with read_errors():
        content = path.read_bytes() if path.exists() else b""
    whole = content[: content.rfind(b"\n") + 1]
    segments: list[Segment] = []
    damaged = 0
    for line in whole.splitlines():
        added = _parse(line)
        if added is None:
            damaged += 1
        else:
            segments += added
    if any(segment.schema > SCHEMA_VERSION or segment.table not in TABLES for segment in segments):
        raise VaultTooNew
    return Journal(tuple(segments), damaged, sha256(whole).hexdigest()[:_CHECK])


def add(path: Path, segments: Iterable[Segment]) -> None:
    """Make the segments live, all or none; on the disk when this returns. The caller holds the lock."""
    line = _line(segments)
    with disk_errors():
        is_new = not path.exists()
        with open_private(path, os.O_RDWR) as file:
            end = file.readall().rfind(b"\n") + 1
            file.truncate(end)
            file.seek(end)
            try:
                write_all(file, line)
            except OSError:
                with suppress(OSError):
                    file.truncate(end)
                raise
        if is_new:
            sync_folder(path.parent)


def replace(path: Path, segments: Iterable[Segment]) -> None:
    """Write the journal anew with these segments in one line. The caller holds the lock."""
    write_durably(path, _line(segments))


def _line(segments: Iterable[Segment]) -> bytes:
    body = json.dumps({"add": [asdict(segment) for segment in segments]}, separators=(",", ":")).encode()
    return sha256(body).hexdigest()[:_CHECK].encode() + b" " + body + b"\n"


def _parse(line: bytes) -> list[Segment] | None:
    check, _, body = line.partition(b" ")
    if sha256(body).hexdigest()[:_CHECK].encode() != check:
        return None
    return [Segment(**entry) for entry in json.loads(body)["add"]]
