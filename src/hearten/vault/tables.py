"""The tables of the vault and their columns. A new table is one entry here."""

from __future__ import annotations

import pyarrow as pa

from hearten.ground.ids import KEY_BYTES

SCHEMA_VERSION = 1
"""Raised when a column changes; `migrate` then says how older segments become the new kind."""

KEY = pa.binary(KEY_BYTES)
INSTANT = pa.timestamp("us", tz="UTC")

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    # One thing seen or done online a row.
    "traces": {
        "key": KEY,
        "seen_at": INSTANT,
        "precision": pa.string(),
        "basis": pa.string(),
        "platform": pa.string(),
        "act": pa.string(),
        "space": pa.string(),
        "voice": pa.string(),
        "mine": pa.bool_(),
        "seconds": pa.float32(),
        "seconds_basis": pa.string(),
        "url": pa.string(),
        "title": pa.string(),
        "flags": pa.list_(pa.string()),
        "source": pa.string(),
    },
    # The words of a trace, apart from it so that numbers are read without reading words.
    "texts": {
        "key": KEY,
        "text": pa.string(),
        "lang": pa.string(),
    },
}

TABLES: dict[str, pa.Schema] = {name: pa.schema(columns) for name, columns in _COLUMNS.items()}
TRACES = TABLES["traces"]
TEXTS = TABLES["texts"]

FIRST_WINS = frozenset({"traces", "texts"})
"""Tables in which the first row of a `key` counts and later ones are the same thing brought in again."""

HEAVY = frozenset({"key", "url", "title", "text"})
"""Columns too large to be read unless they are asked for."""


def conform(name: str, table: pa.Table) -> pa.Table:
    """The table with exactly the columns and types that `name` has."""
    schema = TABLES[name]
    return table.select(schema.names).cast(schema)
