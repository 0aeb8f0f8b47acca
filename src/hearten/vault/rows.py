"""From a list of traces to the vault's tables, a column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from hearten.sources.trace import Trace
from hearten.vault.tables import TEXTS, TRACES


def to_tables(rows: Sequence[Trace], source: str) -> dict[str, pa.Table]:
    """The rows as `traces`, and as `texts` those that have words. `source` names the import that brings them."""
    if not rows:
        return {"traces": TRACES.empty_table(), "texts": TEXTS.empty_table()}
    columns: dict[str, Sequence[Any]] = dict(zip(Trace._fields, zip(*rows, strict=True), strict=True))
    columns["source"] = (source,) * len(rows)
    spoken = [row for row in rows if row.text is not None]
    texts: dict[str, Sequence[Any]] = {name: [getattr(row, name) for row in spoken] for name in TEXTS.names}
    return {"traces": _table(TRACES, columns), "texts": _table(TEXTS, texts)}


def _table(schema: pa.Schema, columns: dict[str, Sequence[Any]]) -> pa.Table:
    return pa.table([_column(columns[field.name], field.type) for field in schema], schema=schema)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array[Any]:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # half of a surrogate pair, as some exports write: no text that can be kept
        return pa.array([None if v is None else v.encode("utf-8", "replace").decode() for v in values], kind)
