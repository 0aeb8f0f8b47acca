"""One immutable piece of a table: Arrow rows <-> Parquet <-> an age file.

pa.Table  ── conform ──►  Parquet (zstd)  ── age, public key ──►  segments/<random>.age
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyrage
from pyrage.x25519 import Identity, Recipient

from hearten.ground.ids import fresh_name
from hearten.vault.migrate import to_present
from hearten.vault.tables import SCHEMA_VERSION, TABLES, conform

_NAME = re.compile(r"(?P<table>[a-z]+)-(?P<schema>\d+)-(?P<rows>\d+)-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """What the journal says of one piece. Nothing here tells anything of its content."""

    table: str
    name: str
    rows: int
    bytes: int
    sha256: str
    schema: int


class Unreadable(Exception):
    """A segment that cannot be read; the text says why."""


def seal(table_name: str, table: pa.Table, recipient: Recipient) -> tuple[Segment, bytes]:
    """Rows as an encrypted file's content, with its line for the journal."""
    sink = pa.BufferOutputStream()
    schema = TABLES[table_name]
    leaves = {field.name: _leaf(field) for field in schema}
    repeating = [leaves[field.name] for field in schema if pa.types.is_dictionary(field.type) or _is_list(field)]
    pq.write_table(
        conform(table_name, table),
        sink,
        # Keys are random bytes that nothing compresses; the rest packs well and fast with zstd.
        compression={leaf: "none" if name == "key" else "zstd" for name, leaf in leaves.items()},
        use_dictionary=repeating,  # type: ignore[arg-type] # takes a list; elsewhere it costs time and gains nothing
        write_statistics=False,
    )
    sealed = pyrage.encrypt(sink.getvalue().to_pybytes(), [recipient])
    name = f"{table_name}-{SCHEMA_VERSION}-{table.num_rows}-{fresh_name()}"
    return _segment(table_name, name, table.num_rows, SCHEMA_VERSION, sealed), sealed


def from_file(name: str, sealed: bytes) -> Segment | None:
    """The line for the journal of a file that the journal has lost; None where the name is not one of ours."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    return _segment(parts["table"], name, int(parts["rows"]), int(parts["schema"]), sealed)


def _segment(table: str, name: str, rows: int, schema: int, sealed: bytes) -> Segment:
    return Segment(table, name, rows, len(sealed), sha256(sealed).hexdigest(), schema)


def unseal(segment: Segment, sealed: bytes, identity: Identity, columns: list[str] | None = None) -> pa.Table:
    """The rows of an encrypted file, in today's schema; only `columns` are decoded where they are named."""
    if len(sealed) < segment.bytes:
        raise Unreadable("the file is cut short")
    if sha256(sealed).hexdigest() != segment.sha256:
        raise Unreadable("the file has been changed or damaged")
    try:
        parquet = pq.ParquetFile(pa.BufferReader(pyrage.decrypt(sealed, [identity])))
        if segment.schema == SCHEMA_VERSION:
            return parquet.read(columns, use_threads=False).select(columns or TABLES[segment.table].names)
        return to_present(segment.table, segment.schema, parquet.read(use_threads=False), columns)
    except pyrage.DecryptError:
        raise Unreadable("the file is damaged, or encrypted for another key") from None
    except (pa.ArrowException, OSError) as error:
        raise Unreadable("the file's content is not what Hearten wrote") from error


def _leaf(field: pa.Field[Any]) -> str:
    """What Parquet calls a column: a list is named by what is in it."""
    return f"{field.name}.list.element" if _is_list(field) else field.name


def _is_list(field: pa.Field[Any]) -> bool:
    return pa.types.is_list(field.type)
