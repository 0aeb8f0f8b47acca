"""Sample exports beside what they should read as: `tests/exports/<platform>/<case>/`.

A case is a folder of files as a platform exports them, and `expected.json`:

    {"traces": [{"act": "viewed", "seen_at": "2026-05-14T21:03:11Z", "precision": "s", ...}, ...],
     "unread": 0,                            how many pieces could not be read
     "unknown": ["notes.txt"],               files that no reader should claim (optional)
     "settings": {"zone": "Europe/Berlin"},  what the reader may know (optional; the zone is UTC without it)
     "same_keys_as": "other_case"}           both cases tell the same history, so their keys agree (optional)

A trace lists only the columns that differ from their default, and never `key`. Files are read in the order of their
paths. To see what a case reads as: `python -m tests.exports_helper tests/exports/<platform>/<case>`.
"""

from __future__ import annotations

import json
import posixpath
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hearten.ground.clock import as_datetime
from hearten.sources.members import Member
from hearten.sources.platform import Platform, Reader, Settings
from hearten.sources.registry import best_reader
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

EXPORTS = Path(__file__).parent / "exports"
EXPECTED = "expected.json"
NOW = 1_798_761_600 * 1_000_000
"""2027-01-01T00:00Z: later than every sample."""

_DEFAULTS = Trace._field_defaults


@dataclass(frozen=True)
class Case:
    """One sample folder."""

    platform: str
    name: str
    files: Mapping[str, bytes]
    expected: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.platform}/{self.name}"

    @property
    def settings(self) -> Settings:
        """What the readers may know, as the case says."""
        given = dict(self.expected.get("settings", {}))
        zone = ZoneInfo(given.pop("zone", "UTC"))
        return Settings(zone=zone, now=NOW, **given)

    def members(self) -> Iterator[Member]:
        """The files as members of one container, in the order of their paths."""
        for path in sorted(self.files):
            yield member(path, self.files)


class _Stream(BytesIO):
    lost = 0


def member(path: str, files: Mapping[str, bytes]) -> Member:
    """`path` as a member of a container that holds `files`."""

    def beside(name: str) -> Member | None:
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)).casefold()
        found = [other for other in files if other.casefold() == wanted]
        return member(found[0], files) if len(found) == 1 else None

    content = files[path]
    return Member(path, path, len(content), lambda: _Stream(content), beside)


def cases() -> list[Case]:
    """Every case of every platform."""
    return [load(folder) for folder in sorted(EXPORTS.glob("*/*")) if folder.is_dir()]


def load(folder: Path) -> Case:
    """The case in `folder`."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / EXPECTED
    }
    expected = folder / EXPECTED
    content = json.loads(expected.read_text("utf-8")) if expected.exists() else {}
    return Case(folder.parent.name, folder.name, files, content)


def reader_of(file: Member) -> tuple[Platform, Reader] | None:
    """The reader that the product would choose for this file."""
    return best_reader(Sample.of(file))


def read(case: Case) -> list[tuple[str, Trace | Unread]]:
    """Everything that the case reads as, each with the path it came from."""
    rows: list[tuple[str, Trace | Unread]] = []
    for file in case.members():
        found = reader_of(file)
        if found and found[1].read:
            rows.extend((file.path, row) for row in found[1].read(file, case.settings))
    return rows


def shown(trace: Trace) -> dict[str, Any]:
    """The columns of a trace as `expected.json` writes them."""
    columns = {name: value for name, value in trace._asdict().items() if name != "key"}
    columns = {name: value for name, value in columns.items() if name not in _DEFAULTS or value != _DEFAULTS[name]}
    if trace.seen_at is not None:
        columns["seen_at"] = as_datetime(trace.seen_at).isoformat().replace("+00:00", "Z")
    if trace.flags:
        columns["flags"] = list(trace.flags)
    return columns


def main(folder: str) -> None:
    """Print what the case in `folder` reads as, in the form of `expected.json`."""
    case = load(Path(folder).resolve())
    rows = [row for _, row in read(case)]
    result: dict[str, Any] = {
        "traces": [shown(row) for row in rows if isinstance(row, Trace)],
        "unread": sum(isinstance(row, Unread) for row in rows),
    }
    unknown = [file.path for file in case.members() if reader_of(file) is None]
    if unknown:
        result["unknown"] = unknown
    result |= {name: value for name, value in case.expected.items() if name not in result and name != "unknown"}
    print(json.dumps(result, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
