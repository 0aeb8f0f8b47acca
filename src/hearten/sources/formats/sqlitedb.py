"""SQLite databases out of any container, opened in memory: nothing of them is written to disk.

    member ─► bytes ─► side files applied ─► an in-memory database ─► tables ─► rows in batches, Unread for what is lost

What comes in is somebody's file, not ours: only our own SELECTs run on it, on real tables; functions, views, triggers
and writes are refused (https://www.sqlite.org/security.html).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import Any, Self

from hearten.sources.formats.sqlitelog import MAX_BYTES, apply_log, page_size, undo_unfinished
from hearten.sources.formats.sqlitemend import LARGEST_VALUE, ROW_ID, Table, mend
from hearten.sources.members import Member, read_all
from hearten.sources.trace import Unread

Tables = Mapping[str, frozenset[str]]
"""The columns of each table, all in lower case."""
Row = tuple[Any, ...]

BATCH = 4096
_CHUNK = 1 << 20
_SMALLEST_ROW = 5
"""Bytes that a row takes at least: its place, length and id, an empty record
(https://www.sqlite.org/fileformat2.html#b_tree_pages). More rows than that allows: pages that lead in circles."""
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "writable_schema = ON")
"""The last lets a database be read of which a part of the schema is damaged; nothing can be written all the same."""
_REAL_TABLES = "SELECT name, rootpage, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1 << 20,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}


class Database:
    """An open database; use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection, size: int, lost: int) -> None:
        self._connection = connection
        self._most_rows = size // _SMALLEST_ROW
        self.lost = lost
        """Bytes that the file should have and has not."""
        self.all_tables = True
        """False where the list of tables itself is damaged."""
        self.tables: dict[str, frozenset[str]] = {}
        self._shapes: list[Table] = []
        self._list_tables()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def batches(self, table: str, select: str) -> Iterator[list[Row] | Unread]:
        """The rows of `table` in batches, in the order of their ids; what is damaged is passed over and named.

        `select` is a statement of our own: its first column is the row id, and it ends in
        `WHERE rowid > ? ORDER BY rowid`.
        """
        after, room = 0, self._most_rows
        remedies = [self._mend, self._replace_bad_letters]
        while True:
            for batch in self._rows(select, after):
                if batch is None:
                    break
                after, room = batch[-1][0], room - len(batch)
                yield batch
                if room < 0:
                    yield Unread("unsafe", table)
                    return
            else:
                return
            if remedies:
                if lost := remedies.pop()():
                    yield Unread("cut_off", "damaged pages", lost)
                continue
            bad = self._row_after(table, after)
            if bad is None:
                yield Unread("cut_off", f"{table}, after row {after}")
                return
            yield Unread("cut_off", f"{table}, row {bad}")
            after = bad

    def _list_tables(self) -> None:
        """Real tables only: views and virtual tables have no root page, and nothing of theirs is run."""
        found: list[Row] = []
        try:
            found.extend(self._connection.execute(_REAL_TABLES))
        except sqlite3.Error:
            self.all_tables = False
        for name, root, statement in found:
            columns = _columns(self._connection, str(name))
            names = frozenset(column.lower() for column, _ in columns)
            # A table with a column of that name, or without row ids, has no other order that we could go on from.
            if names and "rowid" not in names and "WITHOUT ROWID" not in str(statement).upper():
                self.tables[str(name).lower()] = names
                self._shapes.append(Table(root, tuple(kind for _, kind in columns)))

    def _rows(self, select: str, after: int) -> Iterator[list[Row] | None]:
        """Batches of rows, and None where the next one cannot be read."""
        batch: list[Row] = []
        try:
            cursor = self._connection.execute(select, (after,))
            while True:
                batch.extend(islice(cursor, BATCH))
                if not batch:
                    return
                yield batch
                after, batch = batch[-1][0], []
        except sqlite3.Error:
            batch += self._row_before_damage(select, batch[-1][0] if batch else after)
        if batch:
            yield batch
        yield None

    def _row_before_damage(self, select: str, after: int) -> list[Row]:
        """The last good row: `sqlite3` looks one row ahead, and on an error forgets the one it has in hand."""
        try:
            return self._connection.execute(f"{select} LIMIT 1", (after,)).fetchall()
        except sqlite3.Error:
            return []

    def _row_after(self, table: str, after: int) -> int | None:
        """The id of the row that cannot be read, or None where not even that can be told."""
        select = f'SELECT rowid FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1'  # noqa: S608 -- a name of our own
        try:
            row = self._connection.execute(select, (after,)).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row and row[0] > after else None

    def _replace_bad_letters(self) -> int:
        """Read text that is not UTF-8 with replacement characters, which is slower than refusing it."""
        self._connection.text_factory = _replacing
        return 0

    def _mend(self) -> int:
        """Put the leaves that are whole under new branches; how many bytes stay lost."""
        image = bytearray(self._connection.serialize())
        self._connection.close()
        lost = mend(image, self._shapes)
        self._connection = _connect(image)
        return lost


def open_database(member: Member) -> Database | Unread:
    """The database in `member` as its browser would see it, or why it cannot be opened."""
    image = bytearray()
    stream = member.open()
    try:
        while len(image) <= MAX_BYTES and (part := stream.read(_CHUNK)):
            image += part
        if len(image) > MAX_BYTES:
            return Unread("too_large", "the database", member.size or 0)
        undo_unfinished(image, _beside(member, "-journal"))
        apply_log(image, _beside(member, "-wal"))
        return _open(image, stream.lost)
    except MemoryError:
        return Unread("too_large", "the database", member.size or 0)
    finally:
        stream.close()


def tables_of(member: Member, head: bytes) -> Tables:
    """The tables of the database in `member`, from its `head` alone if that tells; none where it is too damaged."""
    if member.beside(f"{_file_name(member)}-wal") is None:
        opened = _open(bytearray(head), 0)
        if isinstance(opened, Database):
            with opened:
                if opened.all_tables and opened.tables:
                    return opened.tables
    opened = open_database(member)
    if isinstance(opened, Unread):
        return {}
    with opened:
        return opened.tables


def _open(image: bytearray, lost: int) -> Database | Unread:
    size = page_size(image)
    if not size or len(image) < size:
        return Unread("cut_off" if size else "not_understood", "the first page", len(image))
    pages = len(image) // size
    stated = int.from_bytes(image[28:32], "big") if image[24:28] == image[92:96] else 0
    lost = max(lost, stated * size - len(image), 0)
    del image[pages * size :]  # the rest of a page would read as rows of zeroes
    if stated > pages:
        image[28:32] = pages.to_bytes(4, "big")  # else the pages behind the end would read as zeroes
    image[18:20] = (
        b"\1\1"  # the log has been applied: https://www.sqlite.org/fileformat2.html#file_format_version_numbers
    )
    try:
        return Database(_connect(image), len(image), lost)
    except sqlite3.Error:
        return Unread("not_understood", "the database", len(image))


def _connect(image: bytearray) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.deserialize(image)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_reading_only)
    with suppress(sqlite3.Error):
        # The first statement finds what is wrong with the schema; the next ones work with what is right.
        connection.execute(_REAL_TABLES)
    return connection


def _reading_only(action: int, first: str | None, *_: str | None) -> int:
    """What a statement may do, asked by SQLite: read columns, and tell the columns of a table."""
    asks_columns = action == sqlite3.SQLITE_PRAGMA and first == "table_info"
    return sqlite3.SQLITE_OK if asks_columns or action in _ALLOWED else sqlite3.SQLITE_DENY


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """Each column and its declared type, in capitals; none for a table whose schema is damaged.

    `table_info` leaves out columns that compute, so that no expression out of the file is ever ours to run.
    """
    quoted = table.replace('"', '""')
    try:
        found = connection.execute(f'PRAGMA table_info("{quoted}")').fetchall()
    except sqlite3.Error:
        return []
    keys = [number for number, *_, key in found if key]
    # https://www.sqlite.org/lang_createtable.html#rowid: then the column is the row id, and the record holds NULL.
    return [
        (name, ROW_ID if keys == [number] and kind.upper() == "INTEGER" else kind.upper())
        for number, name, kind, *_ in found
    ]


def _beside(member: Member, ending: str) -> bytes:
    side = member.beside(_file_name(member) + ending)
    return read_all(side, MAX_BYTES) if side else b""


def _file_name(member: Member) -> str:
    return member.path.rpartition("/")[2]


def _replacing(text: bytes) -> str:
    return text.decode("utf-8", "replace")
