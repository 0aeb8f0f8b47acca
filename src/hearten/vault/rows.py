"""From a list of traces to the vault's tables, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from hearten.sources.trace import Trace
from hearten.vault.tables import TEXTS, TRACES

Columns = dict[str, Sequence[Any]]

SLICE = 4096
"""Rows turned at a time: their values fit in the processor's cache, which is twice as quick as all at once."""


def to_tables(rows: Sequence[Trace], source: str) -> dict[str, pa.Table]:
    """The rows as `traces`, and as `texts` those that have words. `source` names the import that brings them."""
    slices = [rows[at : at + SLICE] for at in range(0, len(rows), SLICE)]
    return {"traces": _table(TRACES, [_columns(part, source) for part in slices]), "texts": _table(TEXTS, _words(rows))}


def _columns(rows: Sequence[Trace], source: str) -> Columns:
    columns: Columns = dict(zip(Trace._fields, zip(*rows, strict=True), strict=True))
    columns["source"] = (source,) * len(rows)
    return columns


def _words(rows: Sequence[Trace]) -> list[Columns]:
    spoken = [(row.key, row.text, row.lang) for row in rows if row.text is not None]
    if not spoken:
        return []
    keys, texts, languages = zip(*spoken, strict=True)
    return [{"key": keys, "text": texts, "lang": languages}]


def _table(schema: pa.Schema, parts: list[Columns]) -> pa.Table:
    batches = [
        pa.RecordBatch.from_arrays([_array(part[field.name], field.type) for field in schema], schema=schema)
        for part in parts
    ]
    return pa.Table.from_batches(batches, schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array[Any]:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair, as some exports write: no text that can be kept
        return pa.array([None if v is None else v.encode("utf-8", "replace").decode() for v in values], kind)
