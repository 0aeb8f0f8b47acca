"""One way to print a row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside what was asked for."""

    job: str
    measured: str
    asked: str
    peer: str = ""


def show(title: str, rows: list[Row]) -> list[dict[str, Any]]:
    """Print the rows under a title; the same rows as plain data."""
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("job", "measured", "asked")]
    print(f"\n{title}")
    for row in rows:
        print(f"  {row.job:<{widths[0]}}  {row.measured:<{widths[1]}}  asked: {row.asked:<{widths[2]}}  {row.peer}")
    return [asdict(row) for row in rows]
