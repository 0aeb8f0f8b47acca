"""How segments written under an older schema become today's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from hearten.vault.tables import SCHEMA_VERSION, conform

Step = Callable[[pa.Table], pa.Table]


def _keep_words_once(table: pa.Table) -> pa.Table:
    """1 -> 2: text that repeats becomes a dictionary, which is read and grouped faster."""
    for place, name in enumerate(table.column_names):
        if name in _WORDS_SINCE_2:
            table = table.set_column(place, name, table[name].dictionary_encode())
    return table


_WORDS_SINCE_2 = frozenset(
    {"precision", "basis", "platform", "act", "space", "voice", "seconds_basis", "source", "lang"}
)

STEPS: Mapping[int, Mapping[str, Step]] = {1: {"traces": _keep_words_once, "texts": _keep_words_once}}
"""From version -> table -> what to do with its rows to reach the next version. A table not named stays as it is."""


def to_present(table_name: str, version: int, table: pa.Table, columns: list[str] | None = None) -> pa.Table:
    """Rows written under `version`, in today's schema."""
    for step in range(version, SCHEMA_VERSION):
        change = STEPS.get(step, {}).get(table_name)
        table = change(table) if change else table
    table = conform(table_name, table)
    return table.select(columns) if columns else table
