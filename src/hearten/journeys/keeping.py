"""What lies in the data home: every file, so that nothing is kept unseen."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file in the data home."""

    name: str
    """Its path inside the data home, with forward slashes."""
    size: int


def kept(home: Path) -> tuple[KeptFile, ...]:
    """All files in `home`, by name. One that goes away meanwhile is left out."""
    found = []
    for path in sorted(home.rglob("*")):
        try:
            info = path.stat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(info.st_mode):
            found.append(KeptFile(path.relative_to(home).as_posix(), info.st_size))
    return tuple(found)
