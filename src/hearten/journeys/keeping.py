"""What lies in the data home: every file, so that nothing is kept unseen."""

from __future__ import annotations

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
            if path.is_file():
                found.append(KeptFile(path.relative_to(home).as_posix(), path.stat().st_size))
        except FileNotFoundError:
            continue
    return tuple(found)
