"""How segments written under an older schema become today's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from hearten.vault.tables import SCHEMA_VERSION, conform

Step = Callable[[pa.Table], pa.Table]

STEPS: Mapping[int, Mapping[str, Step]] = {}
"""From version -> table -> what to do with its rows to reach the next version. A table not named stays as it is."""


def to_present(table_name: str, version: int, table: pa.Table, columns: Sequence[str] | None = None) -> pa.Table:
    """Rows written under `version`, in today's schema."""
    for step in range(version, SCHEMA_VERSION):
        change = STEPS.get(step, {}).get(table_name)
        table = change(table) if change else table
    table = conform(table_name, table)
    return table.select(columns) if columns else table
