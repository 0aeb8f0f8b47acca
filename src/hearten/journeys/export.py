"""Export: everything a person has, in formats that any tool opens."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import IO, Any, Literal, get_args

import orjson
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from hearten.ground.errors import HeartenError, UsageError
from hearten.journeys.desk import Desk
from hearten.vault.tables import TABLES

Format = Literal["parquet", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
Piece = tuple[Path, pa.Table]
"""A file to write and what goes into it."""


class CannotExport(HeartenError):
    """The place that was chosen takes no files."""

    def __init__(self, path: Path, error: OSError) -> None:
        why = os.strerror(error.errno) if error.errno else "the disk refuses"  # Arrow's own words hold the whole path
        super().__init__(
            f"Hearten could not write {path.name} ({why}). Choose another place: a folder in which you may "
            "write, with enough room. Your vault is as it was."
        )


def export(desk: Desk, asked: Format | None, out: Path) -> list[Path]:
    """Write `out/<table>.<form>` for traces, texts and whatever else there is; or, where `out` ends in a format,
    one file with traces and texts.

    The key is written in hexadecimal. Nothing is overwritten.
    """
    ending = next((form for form in FORMATS if out.suffix.lower() == f".{form}"), None)
    if ending and asked and ending != asked:
        raise UsageError(f"{out.name} would not be {asked}. Leave out --format, or choose another name.")
    form = asked or ending or "parquet"
    if ending:
        joined = desk.vault.query("SELECT * FROM traces LEFT JOIN texts USING (key) ORDER BY seen_at, key")
        return _write([(out, _plain(joined))], form)
    names = [name for name in TABLES if name in ("traces", "texts") or desk.vault.rows(name)]
    tables = {name: _plain(desk.vault.read(name)) for name in names}
    return _write([(out / f"{name}.{form}", table) for name, table in tables.items()], form)


def archive(desk: Desk, form: Format) -> bytes:
    """A zip with one file for each table, made in memory: nothing of it touches the disk here."""
    names = [name for name in TABLES if desk.vault.rows(name)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            with packed.open(f"{name}.{form}", "w", force_zip64=True) as file:
                _write_one(_plain(desk.vault.read(name)), form, file)
    return out.getvalue()


def _plain(table: pa.Table) -> pa.Table:
    """Keys as text, dictionaries as the words they stand for, instants in UTC wherever the machine is."""
    columns: dict[str, pa.Array[Any]] = {}
    for field in table.schema:
        column = table[field.name]
        if field.name == "key":
            columns[field.name] = pa.array([str(key.hex()) for key in column.to_pylist() if key], pa.string())
        elif pa.types.is_dictionary(field.type):
            columns[field.name] = column.cast(field.type.value_type).combine_chunks()
        elif pa.types.is_float16(field.type):  # hardly any other tool knows halves
            columns[field.name] = column.cast(pa.float32()).combine_chunks()
        elif pa.types.is_timestamp(field.type):
            columns[field.name] = column.cast(pa.timestamp("us", "UTC")).combine_chunks()
        else:
            columns[field.name] = column.combine_chunks()
    return pa.table(columns)


def _write(pieces: list[Piece], form: Format) -> list[Path]:
    """Write all of the files or, where one of them stands in the way, none."""
    taken = next((path for path, _ in pieces if path.exists()), None)
    if taken:
        raise UsageError(f"{taken.name} is already there. Choose another name, or move that file first.")
    for path, table in pieces:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                _write_one(table, form, file)
        except OSError as error:
            raise CannotExport(path, error) from error
    return [path for path, _ in pieces]


def _write_one(table: pa.Table, form: Format, file: IO[bytes]) -> None:
    if form == "parquet":
        pyarrow.parquet.write_table(table, file, compression="zstd")
    elif form == "csv":
        pyarrow.csv.write_csv(_flat(table), file)
    else:
        _write_json(table, file)


def _flat(table: pa.Table) -> pa.Table:
    """CSV has no lists: flags are joined by spaces."""
    for index, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            joined = [" ".join(words or ()) for words in table[field.name].to_pylist()]
            table = table.set_column(index, field.name, pa.array(joined, pa.string()))
    return table


def _write_json(table: pa.Table, file: IO[bytes]) -> None:
    """A list of objects, one a line."""
    file.write(b"[")
    separator = b"\n"
    for batch in table.to_batches(max_chunksize=8192):
        for row in batch.to_pylist():
            file.write(separator + orjson.dumps(row))
            separator = b",\n"
    file.write(b"\n]\n")
