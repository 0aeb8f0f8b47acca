"""The vault as it stood at one moment, read piece by piece.

journal ─► live segments ─► file ─► decrypt ─► decode the columns asked for ─► drop what is there twice
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyrage.x25519 import Identity

from hearten.vault.journal import Journal
from hearten.vault.keyset import Mask, Words, as_pairs, first_of_each
from hearten.vault.segments import Segment, Unreadable, unseal
from hearten.vault.shelf import Shelf
from hearten.vault.tables import FIRST_WINS, LAST_WINS, TABLES


@dataclass(frozen=True, slots=True)
class Damage:
    """Part of the vault that cannot be read."""

    table: str
    rows: int | None
    """None where not even the number is known."""
    why: str

    @property
    def sentence(self) -> str:
        """For people."""
        rows = "Some rows" if self.rows is None else f"{self.rows} rows"
        return (
            f"{rows} of {self.table} cannot be read: {self.why}. Everything else is unharmed. "
            "Bring in the same exports again to fill the gap."
        )


class Snapshot:
    """One generation of the vault, opened. Decoded columns are kept in memory only where `held` asks for it."""

    def __init__(self, shelf: Shelf, journal: Journal, identity: Identity) -> None:
        self._shelf = shelf
        self._identity = identity
        self.journal = journal
        self._held: dict[str, pa.Table] = {}
        self._masks: dict[str, dict[str, Mask]] = {}
        self._damage: dict[str, Damage] = {}
        self.missed = False
        """A file was gone: it is lost, or the vault was rewritten since this snapshot."""

    @property
    def damage(self) -> list[Damage]:
        """What was found unreadable so far."""
        lines = [Damage("the vault", None, "a line of its journal is damaged")] * self.journal.damaged
        return lines + list(self._damage.values())

    def take_over(self, before: Snapshot) -> None:
        """What an earlier snapshot has in memory of tables that are the same in both, and were read without loss."""
        for table in before._held:
            if self.segments(table) == before.segments(table) and not before.lost(table):
                self._held[table] = before._held[table]
                if table in before._masks:
                    self._masks[table] = before._masks[table]

    def lost(self, table: str) -> bool:
        """Whether part of a table was found unreadable."""
        return any(damage.table == table for damage in self._damage.values())

    def segments(self, table: str) -> list[Segment]:
        """The live pieces of `table`, oldest first."""
        return [segment for segment in self.journal.segments if segment.table == table]

    def open(self, segment: Segment, columns: list[str] | None = None) -> pa.Table | None:
        """All rows of a segment, or None where it cannot be read, which is then noted as damage."""
        try:
            return unseal(segment, self._shelf.fetch(segment), self._identity, columns)
        except FileNotFoundError:
            self.missed = True
            problem = "its file is missing"
        except OSError as error:
            problem = f"the disk cannot read its file ({error.strerror})"
        except Unreadable as error:
            problem = str(error)
        self._damage[segment.name] = Damage(segment.table, segment.rows, problem)
        return None

    def pieces(self, table: str, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """The rows that count, a segment at a time."""
        masks = self.masks(table)
        for segment in self.segments(table):
            piece = self.open(segment, columns)
            if piece is not None:
                yield _kept(piece, masks.get(segment.name))

    def whole(self, table: str, columns: list[str]) -> pa.Table:
        """Columns of all rows that count. Where rows may repeat, keys are decoded in the same go as the columns."""
        if not _may_repeat(table) or table in self._masks:
            pieces = list(self.pieces(table, columns))
        else:
            wanted = list(dict.fromkeys([*columns, "key"]))
            opened = [(segment, self.open(segment, wanted)) for segment in self.segments(table)]
            good = [(segment, piece) for segment, piece in opened if piece is not None]
            masks = self._masks[table] = _rows_that_count(
                table, [(segment, key_pairs(piece)) for segment, piece in good]
            )
            pieces = [_kept(piece.select(columns), masks.get(segment.name)) for segment, piece in good]
        return pa.concat_tables([TABLES[table].empty_table().select(columns), *pieces]).unify_dictionaries()

    def keys(self, table: str) -> Iterator[tuple[Segment, Words]]:
        """The keys of every readable segment."""
        for segment in self.segments(table):
            piece = self.open(segment, ["key"])
            if piece is not None:
                yield segment, key_pairs(piece)

    def masks(self, table: str) -> dict[str, Mask]:
        """For each segment's name, which of its rows count; segments of which every row counts are left out."""
        if not _may_repeat(table):
            return {}
        if table not in self._masks:
            self._masks[table] = _rows_that_count(table, list(self.keys(table)))
        return self._masks[table]

    def held(self, table: str, columns: list[str]) -> pa.Table:
        """The rows that count, kept in memory for the next question."""
        names = self._held[table].column_names if table in self._held else []
        missing = [name for name in columns if name not in names]
        if missing:  # all anew, so that all columns have the same rows even if a file was lost meanwhile
            self._held[table] = self.whole(table, [*names, *missing])
        return self._held[table].select(columns)


def key_pairs(table: pa.Table) -> Words:
    """The `key` column as two 64-bit words a row."""
    parts = []
    for chunk in table["key"].chunks:
        content = chunk.buffers()[1]
        if content is not None:
            pairs = np.frombuffer(memoryview(content), np.uint64).reshape(-1, 2)
            parts.append(pairs[chunk.offset : chunk.offset + len(chunk)])
    return np.concatenate(parts) if parts else as_pairs(np.empty(0, np.uint64))


def _may_repeat(table: str) -> bool:
    return table in FIRST_WINS or table in LAST_WINS


def _rows_that_count(table: str, keys: list[tuple[Segment, Words]]) -> dict[str, Mask]:
    if not keys:
        return {}
    words = np.concatenate([words for _, words in keys])
    counts = first_of_each(words[::-1])[::-1] if table in LAST_WINS else first_of_each(words)
    ends = np.cumsum([len(words) for _, words in keys])
    masks = np.split(counts, ends[:-1])
    return {segment.name: mask for (segment, _), mask in zip(keys, masks, strict=True) if not mask.all()}


def _kept(piece: pa.Table, mask: Mask | None) -> pa.Table:
    return piece if mask is None else piece.filter(pa.array(mask))
