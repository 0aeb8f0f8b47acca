"""Export: everything a person has, in formats that any tool opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import orjson
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from hearten.ground.errors import UsageError
from hearten.journeys.desk import Desk

Format = Literal["parquet", "csv", "json"]


def export(desk: Desk, form: Format, out: Path) -> list[Path]:
    """Write `out/traces.<form>` and `out/texts.<form>`; or, where `out` ends in `.<form>`, one file with both.

    The key is written in hexadecimal. Nothing is overwritten.
    """
    if out.suffix == f".{form}":
        joined = desk.vault.query("SELECT * FROM traces LEFT JOIN texts USING (key) ORDER BY seen_at, key")
        return [_write(_plain(joined), form, out)]
    traces, texts = _plain(desk.vault.read("traces")), _plain(desk.vault.read("texts"))
    out.mkdir(parents=True, exist_ok=True)
    return [_write(traces, form, out / f"traces.{form}"), _write(texts, form, out / f"texts.{form}")]


def _plain(table: pa.Table) -> pa.Table:
    """Keys as text, dictionaries as the words they stand for."""
    columns: dict[str, pa.Array[Any]] = {}
    for field in table.schema:
        column = table[field.name]
        if field.name == "key":
            columns[field.name] = pa.array([str(key.hex()) for key in column.to_pylist() if key], pa.string())
        elif pa.types.is_dictionary(field.type):
            columns[field.name] = column.cast(field.type.value_type).combine_chunks()
        else:
            columns[field.name] = column.combine_chunks()
    return pa.table(columns)


def _write(table: pa.Table, form: Format, path: Path) -> Path:
    if path.exists():
        raise UsageError(f"{path.name} is already there. Choose another name, or move that file first.")
    path.parent.mkdir(parents=True, exist_ok=True)
    if form == "parquet":
        pyarrow.parquet.write_table(table, path, compression="zstd")
    elif form == "csv":
        pyarrow.csv.write_csv(_flat(table), path)
    else:
        _write_json(table, path)
    return path


def _flat(table: pa.Table) -> pa.Table:
    """CSV has no lists: flags are joined by spaces."""
    for index, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            joined = [" ".join(words or ()) for words in table[field.name].to_pylist()]
            table = table.set_column(index, field.name, pa.array(joined, pa.string()))
    return table


def _write_json(table: pa.Table, path: Path) -> None:
    """A list of objects, one a line."""
    with path.open("wb") as file:
        file.write(b"[")
        separator = b"\n"
        for batch in table.to_batches(max_chunksize=8192):
            for row in batch.to_pylist():
                file.write(separator + orjson.dumps(row))
                separator = b",\n"
        file.write(b"\n]\n")
