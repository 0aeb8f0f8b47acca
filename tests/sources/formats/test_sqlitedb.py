"""SQLite databases in memory: side files, damage, and files that mean harm."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.sqlite_files import CHROME, CHROME_SELECT, beside, chrome_rows, make

from hearten.sources.formats import sqlitedb
from hearten.sources.formats.sqlitedb import Database, Row, open_database, tables_of
from hearten.sources.members import Member, from_bytes
from hearten.sources.trace import Unread

NOTES = "SELECT v.rowid, v.words FROM notes AS v NOT INDEXED WHERE v.rowid > ? ORDER BY v.rowid"
PAGE = 512
MAKE_NOTES = "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT)"


def opened(member: Member) -> Database:
    base = open_database(member)
    assert isinstance(base, Database)
    return base


def read(member: Member, table: str = "notes", select: str = NOTES) -> tuple[list[Row], list[Unread]]:
    """Every row and everything that could not be read."""
    rows: list[Row] = []
    unread: list[Unread] = []
    with opened(member) as base:
        for batch in base.batches(table, select):
            if isinstance(batch, Unread):
                unread.append(batch)
            else:
                rows.extend(batch)
        if base.lost:
            unread.append(Unread("cut_off", "end of file", base.lost))
    return rows, unread


def read_chrome(content: bytes | bytearray) -> tuple[list[Row], list[Unread]]:
    return read(from_bytes("History", bytes(content)), "visits", CHROME_SELECT)


def chrome(tmp_path: Path, visits: int = 3000, pages: int = 600) -> bytes:
    return make(tmp_path / "History", CHROME, *chrome_rows(visits, pages), page_size=PAGE)


# -- whole files -------------------------------------------------------------------------------------------------------


def test_rows_in_batches_in_the_order_of_their_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlitedb, "BATCH", 100)
    content = make(
        tmp_path / "n", MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", [(n, f"n{n}") for n in range(250, 0, -1)])
    )
    with opened(from_bytes("n", content)) as base:
        batches = list(base.batches("notes", NOTES))
    assert [len(batch) for batch in batches if not isinstance(batch, Unread)] == [100, 100, 50]
    assert batches[0][:2] == [(1, "n1"), (2, "n2")]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le", "UTF-16be"])
@pytest.mark.parametrize("page_size", [512, 4096, 65536])
def test_page_sizes_and_encodings(tmp_path: Path, page_size: int, encoding: str) -> None:
    words = ["bücher", "本", "🙂" * 900]
    content = make(
        tmp_path / "n",
        f"PRAGMA encoding = '{encoding}'",
        MAKE_NOTES,
        ("INSERT INTO notes (words) VALUES (?)", [(word,) for word in words]),
        page_size=page_size,
    )
    assert read(from_bytes("n", content)) == (list(enumerate(words, 1)), [])


def test_tables_are_told_by_the_head_of_a_file(tmp_path: Path) -> None:
    content = chrome(tmp_path)
    tables = tables_of(from_bytes("History", b""), content[:16_384])
    assert tables["urls"] >= {"id", "url", "title"}
    assert {"visits", "urls"} <= set(tables)


def test_tables_behind_the_head_are_found_in_the_whole_file(tmp_path: Path) -> None:
    many = ";".join(
        f"CREATE TABLE t{n}(a, b, c, {', '.join(f'long_column_name_{m}' for m in range(40))})" for n in range(99)
    )
    content = make(tmp_path / "n", f"BEGIN; {many}; COMMIT", MAKE_NOTES)
    assert len(content) > 16_384
    assert "notes" in tables_of(from_bytes("n", content), content[:16_384])


def test_nothing_is_written_beside_or_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "History"
    content = chrome(tmp_path)
    read(beside(path), "visits", CHROME_SELECT)
    assert [file.name for file in tmp_path.iterdir()] == ["History"]
    assert path.read_bytes() == content


# -- side files --------------------------------------------------------------------------------------------------------


def in_log(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA wal_autocheckpoint = 0")


def test_finished_changes_in_the_log_are_read_and_unfinished_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        in_log(base)
        base.execute(MAKE_NOTES)
        base.execute("INSERT INTO notes VALUES (1, 'in the log')")
        base.execute("PRAGMA cache_size = 1")
        base.execute("BEGIN")
        base.executemany("INSERT INTO notes (words) VALUES (?)", [("not finished" * 99,) for _ in range(99)])
        size = path.with_name("notes.db-wal").stat().st_size
        assert size > 100_000, "the unfinished change is in the log"
        assert path.stat().st_size == 4096, "nothing but a header is in the file"
        assert read(beside(path)) == ([(1, "in the log")], [])


def test_a_log_of_another_time_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as base:
        in_log(base)
        base.execute(MAKE_NOTES)
        base.executescript("INSERT INTO notes VALUES (1, 'old')")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.executescript("UPDATE notes SET words = 'new'")
        log = bytearray(path.with_name("notes.db-wal").read_bytes())
        content = path.read_bytes()
    good = from_bytes("notes.db", content, {"notes.db-wal": bytes(log)})
    assert read(good)[0] == [(1, "new")]
    log[32 + 8] ^= 1  # a salt of the first frame
    assert read(from_bytes("notes.db", content, {"notes.db-wal": bytes(log)}))[0] == [(1, "old")]
    for wrong in (b"", b"\x37\x7f\x06\x82", bytes(log[:40]), bytes(4096), bytes(log[:8]) + b"\xff" * 5000):
        assert read(from_bytes("notes.db", content, {"notes.db-wal": wrong}))[0] == [(1, "old")]


def test_a_log_reckoned_in_big_endian_words(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as base:
        in_log(base)
        base.execute(MAKE_NOTES)
        base.executescript("INSERT INTO notes VALUES (1, 'kept')")
        content, log = path.read_bytes(), path.with_name("notes.db-wal").read_bytes()
    assert read(from_bytes("notes.db", content, {"notes.db-wal": as_big_endian(log)}))[0] == [(1, "kept")]


def as_big_endian(log: bytes) -> bytes:
    """The same log as a big-endian machine writes it, reckoned word by word as the format's document says."""
    size = int.from_bytes(log[8:12], "big")
    head = log[:3] + b"\x83" + log[4:24]
    sums = plain_checksum(head, (0, 0))
    parts = [head, pack(sums)]
    for at in range(32, len(log), 24 + size):
        sums = plain_checksum(log[at : at + 8] + log[at + 24 : at + 24 + size], sums)
        parts += [log[at : at + 16], pack(sums), log[at + 24 : at + 24 + size]]
    return b"".join(parts)


def plain_checksum(data: bytes, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    for at in range(0, len(data), 8):
        first = (first + int.from_bytes(data[at : at + 4], "big") + second) & 0xFFFF_FFFF
        second = (second + int.from_bytes(data[at + 4 : at + 8], "big") + first) & 0xFFFF_FFFF
    return first, second


def pack(sums: tuple[int, int]) -> bytes:
    return b"".join(value.to_bytes(4, "big") for value in sums)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("INSERT INTO notes (words) VALUES (?)"), st.text("abc", min_size=1, max_size=3000)),
        st.tuples(st.just("DELETE FROM notes WHERE id % 3 = 0 OR words = ?"), st.just("")),
        st.tuples(st.just("UPDATE notes SET words = ? WHERE id % 2 = 0"), st.text("xyz", max_size=600)),
        st.sampled_from([("COMMIT", None), ("ROLLBACK", None), ("CHECKPOINT", None), ("VACUUM", None)]),
    ),
    max_size=25,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=STEPS,
    mode=st.sampled_from(["WAL", "TRUNCATE", "PERSIST", "DELETE"]),
    sync=st.sampled_from(["OFF", "NORMAL"]),
    spill=st.booleans(),
)
def test_we_see_what_another_connection_sees(
    tmp_path: Path, steps: list[tuple[str, str | None]], mode: str, sync: str, spill: bool
) -> None:
    """Whatever a program has done, in whichever mode, and while it is still in the middle of it."""
    path = Path(mkdtemp(dir=tmp_path)) / "notes.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 512")
        base.execute(f"PRAGMA journal_mode = {mode}")
        base.execute(f"PRAGMA synchronous = {sync}")
        base.execute(MAKE_NOTES)
        base.executemany("INSERT INTO notes VALUES (?, ?)", [(n, "q" * 99) for n in range(99)][1:])
        if spill:
            base.execute("PRAGMA cache_size = 2")  # a change reaches the files before it is finished
        last = committed(base)
        for statement, value in steps:
            apply(base, statement, value)
            if not base.in_transaction:
                last = committed(base)
        assert read(beside(path)) == (last, [])
    assert read(beside(path)) == (last, [])


def apply(base: sqlite3.Connection, statement: str, value: str | None) -> None:
    if value is not None:
        if not base.in_transaction:
            base.execute("BEGIN")
        base.execute(statement, (value,))
    elif statement in ("COMMIT", "ROLLBACK"):
        if base.in_transaction:
            base.execute(statement)
    elif not base.in_transaction:
        base.execute("PRAGMA wal_checkpoint(PASSIVE)" if statement == "CHECKPOINT" else statement)


def committed(base: sqlite3.Connection) -> list[Row]:
    return base.execute("SELECT id, words FROM notes ORDER BY id").fetchall()


def test_a_database_that_its_browser_holds_locked(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    make(path, MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", [(1, "before")]))
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        base.execute("UPDATE notes SET words = 'after'")
        assert read(beside(path)) == ([(1, "before")], [])


# -- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.2, 0.5, 0.75, 0.9, 0.99])
def test_a_cut_file_gives_every_row_in_front_of_the_cut(tmp_path: Path, part: float) -> None:
    content = chrome(tmp_path)
    kept = int(len(content) * part)
    rows, unread = read_chrome(content[:kept])
    whole = {row[0]: row for row in read_chrome(content)[0]}
    assert len(rows) == rows_on_whole_pages(content, kept)
    for number, at, *rest in rows:
        assert (number, at) == whole[number][:2]
        assert tuple(rest) in (whole[number][2:], (None, None, whole[number][4])), "its page may lie behind the cut"
    assert unread == [Unread("cut_off", "end of file", len(content) - kept)]


def rows_on_whole_pages(content: bytes, kept: int) -> int:
    """How many visits lie on leaves in front of the cut, by SQLite's own account of its pages."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        select = (
            "SELECT coalesce(sum(ncell), 0) FROM dbstat WHERE name = 'visits' AND pagetype = 'leaf' AND pageno <= ?"
        )
        found = base.execute(select, (kept // PAGE,))
        count: int = found.fetchone()[0]
    return count


def test_a_damaged_page_costs_its_rows_and_no_others(tmp_path: Path) -> None:
    content = bytearray(chrome(tmp_path))
    page, cells = leaf_of(content, "visits")
    content[(page - 1) * PAGE : page * PAGE] = random.Random(1).randbytes(PAGE)
    rows, unread = read_chrome(content)
    assert len(rows) == 3000 - cells
    assert unread == [Unread("cut_off", "damaged pages", PAGE)]


def leaf_of(content: bytes | bytearray, table: str) -> tuple[int, int]:
    """A leaf in the middle of a table and how many rows it has."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        found = base.execute(
            "SELECT pageno, ncell FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path", (table,)
        ).fetchall()
    page, cells = found[len(found) // 2]
    return page, cells


def test_lost_branches_are_grown_again(tmp_path: Path) -> None:
    content = bytearray(chrome(tmp_path))
    before = read_chrome(content)[0]
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        select = "SELECT pageno FROM dbstat WHERE name IN ('visits', 'urls') AND pagetype = 'internal'"
        pages = [page for (page,) in base.execute(select)]
    assert len(pages) > 4
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    rows, unread = read_chrome(content)
    assert rows == before
    assert [entry.reason for entry in unread] == ["cut_off"]


def test_deleted_rows_stay_deleted(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    rows = [(n, f"row {n} " * 20) for n in range(1, 400)]
    make(path, "PRAGMA secure_delete = OFF", MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", rows), page_size=512)
    make(path, "PRAGMA secure_delete = OFF", "DELETE FROM notes WHERE id > 100")
    content = bytearray(path.read_bytes())
    assert b"row 399 " in content, "the words are still in the file"
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        (root,) = base.execute("SELECT rootpage FROM sqlite_master").fetchone()
    content[(root - 1) * 512 : root * 512] = bytes(512)
    assert [row[0] for row in read(from_bytes("n", bytes(content)))[0]] == list(range(1, 101))
    content[32:36] = bytes(4)  # no list of free pages: then no page without a branch is trusted
    assert read(from_bytes("n", bytes(content)))[0] == []


def test_long_text_whose_end_is_lost_costs_its_row(tmp_path: Path) -> None:
    rows = [(n, "short") for n in range(1, 60)] + [(60, "long " * 3000)]
    content = make(tmp_path / "n", MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", rows), page_size=512)
    kept, unread = read(from_bytes("n", content[:-512]))
    assert kept == rows[:-1]
    assert [entry.where for entry in unread] == ["damaged pages", "end of file"]


def test_letters_that_are_not_utf8_are_replaced(tmp_path: Path) -> None:
    rows = [(n, b"a\xffb" if n == 5 else str(n).encode()) for n in range(1, 9)]
    content = make(tmp_path / "n", MAKE_NOTES, ("INSERT INTO notes VALUES (?, CAST(? AS TEXT))", rows))
    kept, unread = read(from_bytes("n", content))
    assert [words for _, words in kept] == ["1", "2", "3", "4", "a\ufffdb", "6", "7", "8"]
    assert unread == []


def test_a_value_that_is_too_long_costs_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sqlitedb._LIMITS, sqlite3.SQLITE_LIMIT_LENGTH, 1000)
    rows = [(1, "a"), (7, "b" * 2000), (9, "c")]
    content = make(tmp_path / "n", MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", rows))
    assert read(from_bytes("n", content)) == ([rows[0], rows[2]], [Unread("cut_off", "notes, row 7")])


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = chrome(tmp_path)
    monkeypatch.setattr(sqlitedb, "MAX_BYTES", len(content) - 1)
    assert open_database(from_bytes("History", content)) == Unread("too_large", "the database", len(content))


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(84), b"SQLite format 3\0\x10\0" + bytes(200)]
)
def test_what_is_hardly_a_file_at_all(content: bytes) -> None:
    assert isinstance(open_database(from_bytes("n", content)), Unread)
    assert tables_of(from_bytes("n", content), content) == {}


def test_bytes_missing_from_the_container_are_told(tmp_path: Path) -> None:
    content = chrome(tmp_path)
    with opened(from_bytes("History", content, lost=77)) as base:
        assert base.lost == 77


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 60))
def test_no_damage_raises_or_makes_rows(small: bytes, seed: int, flips: int) -> None:
    chance = random.Random(seed)
    content = bytearray(small)
    for _ in range(flips):
        content[chance.randrange(16, len(content))] = chance.randrange(256)
    del content[chance.randrange(len(content) // 2, len(content)) + 1 :]
    if isinstance(open_database(from_bytes("History", bytes(content))), Database):
        with opened(from_bytes("History", bytes(content))) as base:
            if "visits" in base.tables:
                rows = [
                    row
                    for batch in base.batches("visits", CHROME_SELECT)
                    if not isinstance(batch, Unread)
                    for row in batch
                ]
                assert len(rows) <= len(content) // 5 + sqlitedb.BATCH


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("small")
    return make(folder / "History", CHROME, *chrome_rows(200, 60), page_size=512)


# -- files that mean harm ----------------------------------------------------------------------------------------------

HARM: dict[str, str] = {
    "a view": "CREATE TABLE secret(words); CREATE VIEW notes(id, words) AS SELECT 1, randomblob(9)",
    "an endless view": "CREATE VIEW notes(id, words) AS"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i, i FROM n",
    "a virtual table": "CREATE VIRTUAL TABLE notes USING fts5(id, words)",
    "a table without row ids": "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT) WITHOUT ROWID",
    "a false row id": "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT, rowid TEXT)",
}


@pytest.mark.parametrize("schema", HARM.values(), ids=HARM)
def test_only_real_tables_are_listed(tmp_path: Path, schema: str) -> None:
    with opened(from_bytes("n", make(tmp_path / "n", schema))) as base:
        assert "notes" not in base.tables


def test_a_column_that_computes_is_left_out(tmp_path: Path) -> None:
    schema = "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT AS (hex(zeroblob(1000000))))"
    with opened(from_bytes("n", make(tmp_path / "n", schema))) as base:
        assert base.tables["notes"] == {"id"}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO notes VALUES (9, 'x')",
        "DROP TABLE notes",
        "UPDATE sqlite_master SET sql = 'x'",
        "ATTACH 'other.db' AS other",
        "PRAGMA query_only = OFF",
        "SELECT upper(words) FROM notes",
        "SELECT load_extension('x')",
    ],
)
def test_nothing_but_reading_is_allowed(tmp_path: Path, statement: str) -> None:
    with opened(from_bytes("n", make(tmp_path / "n", MAKE_NOTES))) as base, pytest.raises(sqlite3.Error):
        base._connection.execute(statement).fetchall()


def test_pages_that_lead_in_circles_come_to_an_end(tmp_path: Path) -> None:
    rows = [(n, f"row {n} " * 9) for n in range(1, 3000)]
    content = bytearray(make(tmp_path / "n", MAKE_NOTES, ("INSERT INTO notes VALUES (?, ?)", rows), page_size=512))
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        branches = base.execute("SELECT pageno FROM dbstat WHERE name = 'notes' AND pagetype = 'internal'").fetchall()
    for (page,) in branches:  # every child of every branch becomes its first child
        start = (page - 1) * 512
        count = int.from_bytes(content[start + 3 : start + 5], "big")
        cells = [
            start + int.from_bytes(content[at : at + 2], "big") for at in range(start + 12, start + 12 + 2 * count, 2)
        ]
        for cell in cells[1:]:
            content[cell : cell + 4] = content[cells[0] : cells[0] + 4]
        content[start + 8 : start + 12] = content[cells[0] : cells[0] + 4]
    kept, _ = read(from_bytes("n", bytes(content)))
    assert len(kept) <= len(content) // 5 + sqlitedb.BATCH
