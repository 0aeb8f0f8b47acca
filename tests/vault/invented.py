"""Invented traces, and short ways to put them into a vault and see what is in it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.ids import trace_key
from hearten.sources.trace import Trace
from hearten.vault import keys
from hearten.vault.rewrite import Choose
from hearten.vault.rows import to_tables
from hearten.vault.vault import Vault

MARKER = "quokkasonata"
"""A word that stands nowhere but in private content."""


def trace(number: int) -> Trace:
    """The trace of that number, always the same: every fourth has words, every third is from TikTok."""
    platform = "tiktok" if number % 3 == 0 else "youtube"
    return Trace(
        key=trace_key(platform, "viewed", str(number), None),
        seen_at=1_700_000_000_000_000 + number * 3_600_000_000,
        precision="s",
        basis="event",
        platform=platform,
        act="viewed",
        voice=f"Kettle {number % 5}",
        url=f"https://{platform}.example/{MARKER}/{number}",
        title=f"{MARKER} {number}",
        flags=("advert",) if number % 10 == 0 else (),
        text=f"I said {MARKER} {number}" if number % 4 == 0 else None,
    )


def tables(first: int, count: int, source: str = "0123456789abcdef") -> dict[str, pa.Table]:
    """That many traces from `first` on, as the vault takes them."""
    return to_tables([trace(number) for number in range(first, first + count)], source)


def opened(folder: Path) -> Vault:
    """The vault in `folder`, which needs no passphrase."""
    return Vault(folder, keys.unlock(folder, None))


def numbers(vault: Vault) -> list[int]:
    """Which traces are in the vault, in its order."""
    return [int(str(title).rpartition(" ")[2]) for title in vault.read("traces", ["title"])["title"].to_pylist()]


def where(column: str, value: str) -> Choose:
    """The rows to forget: those with that value in that column."""
    return lambda rows: pc.equal(rows[column], pa.scalar(value))


def segment_files(folder: Path, table: str = "") -> list[Path]:
    """The files of the vault's segments, oldest first."""
    return sorted((folder / "segments").glob(f"{table}*.age"), key=lambda path: path.stat().st_mtime_ns)
