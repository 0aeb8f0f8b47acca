"""The door of the vault: add, read, ask, forget. Only journeys come through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
from pyrage.x25519 import Identity

from hearten.vault import keys, rewrite
from hearten.vault.errors import KeyDamaged, VaultLocked
from hearten.vault.files import remove_folder
from hearten.vault.keyset import KeySet
from hearten.vault.rewrite import Choose
from hearten.vault.segments import seal
from hearten.vault.shelf import Shelf
from hearten.vault.snapshot import Damage, Snapshot
from hearten.vault.tables import TABLES

if TYPE_CHECKING:
    from hearten.vault.query import Questions

Answer = TypeVar("Answer")


class Vault:
    """A person's store. Without `identity` it is locked: rows can be added and nothing can be read."""

    def __init__(self, folder: Path, identity: Identity | None) -> None:
        self._folder = folder
        self._shelf = Shelf(folder)
        self._identity = identity
        self._recipient = keys.public_key(folder)
        if identity is not None and str(identity.to_public()) != str(self._recipient):
            raise KeyDamaged(keys.HEADER)
        self._lock = RLock()
        self._snapshot: Snapshot | None = None
        self._questions: Questions | None = None
        self._shelf.journal()  # a vault of a newer Hearten is refused here, before anything is touched
        self._shelf.mend()

    @property
    def locked(self) -> bool:
        """Whether nothing can be read."""
        return self._identity is None

    @property
    def generation(self) -> str:
        """Another text after every change."""
        return self._shelf.journal().generation

    def version(self, *tables: str) -> str:
        """Another text after every change of one of these tables."""
        return self._shelf.journal().version(tables)

    @property
    def segments(self) -> frozenset[str]:
        """The names of the segments that are live: where one is gone, its rows were taken away or merged."""
        return frozenset(segment.name for segment in self._shelf.journal().segments)

    @property
    def damage(self) -> list[Damage]:
        """What reading has found unreadable since the last change; all else is there."""
        with self._lock:
            return self._snapshot.damage if self._snapshot else []

    def rows(self, table: str) -> int:
        """How many rows were written, those that are there twice included. Needs no key."""
        return sum(segment.rows for segment in self._shelf.journal().segments if segment.table == table)

    def append(self, tables: Mapping[str, pa.Table]) -> None:
        """Add rows to one or more tables: all of it or, after a crash, none. Durable when this returns."""
        sealed = [seal(name, table, self._recipient) for name, table in tables.items() if table.num_rows]
        if not sealed:
            return
        with self._shelf.locked():
            self._check_key()
            self._shelf.add(sealed)

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows of a table, oldest first, each `key` once. What is damaged is left out and noted in `damage`."""
        names = list(columns or TABLES[table].names)
        return self._reading(lambda snapshot: snapshot.whole(table, names))

    def pieces(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """The rows of a table as it stands now, a segment at a time: as little of it in memory as can be."""
        with self._lock:
            snapshot = self._fresh_snapshot()
        yield from snapshot.pieces(table, list(columns))

    def known_keys(self) -> KeySet:
        """The keys of all traces, to tell what is new."""
        return self._reading(_known_keys)

    def query(self, sql: str) -> pa.Table:
        """The answer to a question in SQL over the tables; what it needs of them stays in memory until they change."""
        from hearten.vault.query import Questions, wanted  # noqa: PLC0415 -- importing needs no DuckDB, and less memory

        with self._lock:
            self._questions = self._questions or Questions()
            need = wanted(sql)
            tables = self._reading(lambda now: {name: now.held(name, columns) for name, columns in need.items()})
            questions = self._questions
        return questions.ask(sql, tables)

    def let_go(self) -> None:
        """Keep nothing of what was read in memory."""
        with self._lock:
            self._snapshot = self._questions = None

    def forget(self, choose: Choose) -> int:
        """Take the traces that `choose` marks, and their texts, off the disk; how many there were."""
        with self._shelf.locked():
            self._check_key()
            return rewrite.forget(self._shelf, self._fresh_snapshot(), self._recipient, choose)

    def drop(self, table: str, choose: Choose) -> int:
        """Take the rows of one table that `choose` marks off the disk; how many there were."""
        with self._shelf.locked():
            self._check_key()
            return rewrite.drop(self._shelf, self._fresh_snapshot(), self._recipient, table, choose)

    def compact(self) -> None:
        """Merge small segments and bring old ones to today's schema, if there are enough of them to be worth it."""
        with self._shelf.locked():
            self._check_key()
            snapshot = self._fresh_snapshot()
            if rewrite.is_due(snapshot.journal.segments):
                rewrite.compact(self._shelf, snapshot, self._recipient)

    def erase(self) -> None:
        """Delete everything. The keys go first: from then on what is left on the disk can be read by nobody."""
        with self._shelf.locked():
            keys.remove_secrets(self._folder)
            self._shelf.remove()
            keys.remove_header(self._folder)
        remove_folder(self._folder)

    def _reading(self, read: Callable[[Snapshot], Answer]) -> Answer:
        """Read from the present snapshot; again if the vault was rewritten meanwhile."""
        with self._lock:
            while True:
                snapshot = self._present()
                answer = read(snapshot)
                if not snapshot.missed or self.generation == snapshot.journal.generation:
                    return answer

    def _present(self) -> Snapshot:
        if self._snapshot is None or self._snapshot.journal.generation != self.generation:
            before, self._snapshot = self._snapshot, self._fresh_snapshot()
            if before is not None:
                self._snapshot.take_over(before)
        return self._snapshot

    def _fresh_snapshot(self) -> Snapshot:
        if self._identity is None:
            raise VaultLocked
        return Snapshot(self._shelf, self._shelf.journal(), self._identity)

    def _check_key(self) -> None:
        """Another program may have erased this vault, or made a new one in its place."""
        if str(keys.public_key(self._folder)) != str(self._recipient):
            raise KeyDamaged(keys.HEADER)


def _known_keys(snapshot: Snapshot) -> KeySet:
    known = KeySet()
    for _, words in snapshot.keys("traces"):
        known.fresh(words)
    return known
