"""The way into the vault: what is known already is counted, what is new becomes durable, many at a time."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa

from hearten.ground.ids import KEY_BYTES, fresh_name
from hearten.sources.trace import Trace
from hearten.vault.keyset import KeySet
from hearten.vault.rows import to_tables
from hearten.vault.vault import Vault

SEGMENT = 131_072
"""Traces made durable together: large enough to compress well, small enough to lose little to a power cut."""
SEGMENT_BYTES = 24 << 20
"""Or fewer, where they bring many words: until they are sealed they stand in memory two or three times."""


class Intake:
    """Traces on their way into the vault: known ones are counted, new ones made durable together."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known = KeySet() if vault.locked else vault.known_keys()
        self._source = fresh_name()
        self._waiting: list[dict[str, pa.Table]] = []
        self._waiting_rows = 0
        self._waiting_bytes = 0
        self.added = 0
        self.already_there = 0
        self.safe = 0
        """Added and durable."""
        self.by_platform: Counter[str] = Counter()

    def add(self, batch: list[Trace], numbers: pa.Table | None = None) -> None:
        """Take the new ones of `batch`, and what their words carry: both become durable in one step."""
        tables = self._new(batch)
        if numbers is not None:
            tables["signals"] = numbers
        if not tables:
            return
        self._waiting.append(tables)
        self._waiting_rows += max(table.num_rows for table in tables.values())
        self._waiting_bytes += sum(table.nbytes for table in tables.values())
        if self._waiting_rows >= SEGMENT or self._waiting_bytes >= SEGMENT_BYTES:
            self.flush()

    def _new(self, batch: list[Trace]) -> dict[str, pa.Table]:
        keys = np.frombuffer(b"".join([trace[0] for trace in batch]), dtype=f"V{KEY_BYTES}")
        fresh = self._known.fresh(keys)
        new = batch if fresh.all() else [trace for trace, is_new in zip(batch, fresh.tolist(), strict=True) if is_new]
        self.already_there += len(batch) - len(new)
        if not new:
            return {}
        self.added += len(new)
        self.by_platform.update([trace[4] for trace in new])
        return to_tables(new, self._source)

    def flush(self) -> None:
        """Make all that waits durable."""
        if not self._waiting:
            return
        names = {name for tables in self._waiting for name in tables}
        self._vault.append(
            {name: pa.concat_tables([tables[name] for tables in self._waiting if name in tables]) for name in names}
        )
        self._waiting, self._waiting_rows, self._waiting_bytes = [], 0, 0
        self.safe = self.added

    def finish(self) -> None:
        """Make all that waits durable; merge small pieces where there are many by now."""
        self.flush()
        if not self._vault.locked:
            self._vault.compact()
