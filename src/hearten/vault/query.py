"""Questions in SQL, answered by DuckDB in memory over the rows that count. Nothing touches disk or network."""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb
import pyarrow as pa

from hearten.vault.tables import HEAVY, TABLES

_WORD = re.compile(r"\w+")
_ALL_COLUMNS = re.compile(r"\bselect\s+(?:distinct\s+)?\*|\.\*", re.IGNORECASE)


class Questions:
    """One in-memory DuckDB for as long as the vault is open."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "enable_external_access": False,
                "temp_directory": "",
            },
        )

    def ask(self, sql: str, tables: Mapping[str, pa.Table]) -> pa.Table:
        """The answer; each thread asks on a cursor of its own."""
        with self._connection.cursor() as cursor:
            for name, table in tables.items():
                cursor.register(name, _with_singles(table))
            answer: pa.Table = cursor.sql(sql).to_arrow_table()
            return answer


def _with_singles(table: pa.Table) -> pa.Table:
    """DuckDB knows no halves of a float in Arrow."""
    for place, field in enumerate(table.schema):
        if pa.types.is_float16(field.type):
            table = table.set_column(place, field.name, table[field.name].cast(pa.float32()))
    return table


def wanted(sql: str) -> dict[str, list[str]]:
    """The tables a question names, each with the columns to have ready: the light ones, and the heavy ones it names."""
    words = {word.lower() for word in _WORD.findall(sql)}
    everything = bool(_ALL_COLUMNS.search(sql))
    return {
        table: [name for name in schema.names if everything or name not in HEAVY or name in words]
        for table, schema in TABLES.items()
        if table in words
    }
