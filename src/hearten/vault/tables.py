"""The tables of the vault and their columns. A new table is one entry here."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from hearten.ground.ids import KEY_BYTES

SCHEMA_VERSION = 2
"""Raised when a column changes; `migrate` then says how older segments become the new kind."""

KEY = pa.binary(KEY_BYTES)
INSTANT = pa.timestamp("us", tz="UTC")
WORD = pa.dictionary(pa.int32(), pa.string())
"""Text that repeats: each value is kept once. Reading is 1.7 times as quick as with plain text, and grouping 1.3."""

SIGNALS = (
    "insult",
    "hate",
    "threat",
    "obscene_sexual",
    "self_harm",
    "body_image",
    "support",
    "encouragement",
    "gratitude",
    "joy",
    "belonging",
    "information",
    "creative",
)
"""What a text may carry. `hearten.signals.labels` names the same; a test holds the two together."""

LOG: dict[str, pa.DataType] = {"at": INSTANT, "id": pa.string(), "event": WORD, "body": pa.string()}
"""An event log: what changed, when, about which thing, the rest as JSON. The last row of an `id` is how it stands."""

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    # One thing seen or done online a row.
    "traces": {
        "key": KEY,
        "seen_at": INSTANT,
        "precision": WORD,
        "basis": WORD,
        "platform": WORD,
        "act": WORD,
        "space": WORD,
        "voice": WORD,
        "mine": pa.bool_(),
        "seconds": pa.float32(),
        "seconds_basis": WORD,
        "url": pa.string(),
        "title": pa.string(),
        "flags": pa.list_(pa.string()),
        "source": WORD,
    },
    # The words of a trace, apart from it so that numbers are read without reading words.
    "texts": {
        "key": KEY,
        "text": pa.string(),
        "lang": WORD,
    },
    # What the words of a trace carry, as probabilities: numbers alone. The last row of a key counts.
    "signals": {
        "key": KEY,
        **dict.fromkeys(SIGNALS, pa.float16()),
        "lang": WORD,
        "words": pa.int32(),
        "model": WORD,
    },
    # One answer a row: a mood from 0 to 100, or an instrument's score. The last answer to an item at a time counts.
    "checkins": {
        "answered_at": INSTANT,
        "item": WORD,
        "value": pa.float64(),
        "because": WORD,
        "source": WORD,
    },
    "choices": LOG,
    "experiments": LOG,
    "plan": LOG,
    "corrections": LOG,
    "notes": LOG,
    "feed": LOG,
}

TABLES: dict[str, pa.Schema] = {name: pa.schema(columns) for name, columns in _COLUMNS.items()}
TRACES = TABLES["traces"]
TEXTS = TABLES["texts"]

FIRST_WINS = frozenset({"traces", "texts"})
"""Tables in which the first row of a `key` counts and later ones are the same thing brought in again."""
LAST_WINS = frozenset({"signals"})
"""Tables in which the last row of a `key` counts and earlier ones are what an older model said."""

HEAVY = frozenset({"key", "url", "title", "text", *SIGNALS})
"""Columns too large to be read unless they are asked for."""


def conform(name: str, table: pa.Table) -> pa.Table:
    """The table with exactly the columns and types that `name` has; plain text will do where it keeps words."""
    schema = TABLES[name]
    columns = [_as(table[field.name], field.type) for field in schema]
    return pa.table(columns, schema=schema).unify_dictionaries()


def _as(column: pa.ChunkedArray[Any], kind: pa.DataType) -> pa.ChunkedArray[Any]:
    if column.type == kind:
        return column
    return column.dictionary_encode() if kind == WORD else column.cast(kind)
