"""SQLite files as browsers leave them, made when a test asks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.exports_helper import member

from hearten.sources.members import Member

CHROME = """
CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR,
    visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL,
    last_visit_time INTEGER DEFAULT 0 NOT NULL, hidden INTEGER DEFAULT 0 NOT NULL);
CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL,
    from_visit INTEGER, transition INTEGER DEFAULT 0 NOT NULL, segment_id INTEGER,
    visit_duration INTEGER DEFAULT 0 NOT NULL, is_known_to_sync BOOLEAN DEFAULT FALSE NOT NULL);
CREATE INDEX visits_time_index ON visits (visit_time);
CREATE INDEX urls_url_index ON urls (url);
"""
CHROME_SELECT = (
    "SELECT v.rowid, v.visit_time, u.url, u.title, v.visit_duration FROM visits AS v NOT INDEXED"
    " LEFT JOIN urls AS u ON u.id = v.url WHERE v.rowid > ? ORDER BY v.rowid"
)
DAY_ONE = 13_400_000_000_000_000
"""In August 2025, in Chrome's microseconds since 1601."""

Statement = str | tuple[str, Sequence[Sequence[object]]]


def make(path: Path, *statements: Statement, page_size: int = 4096) -> bytes:
    """Write a database with these statements (many at once where rows are given) and give its bytes."""
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"PRAGMA page_size = {page_size}")
        for statement in statements:
            if isinstance(statement, str):
                base.executescript(statement)
            else:
                base.executemany(*statement)
        base.commit()
    return path.read_bytes()


def chrome_rows(visits: int, pages: int) -> list[Statement]:
    """A visit a minute, each page visited as often as the others, written in turns as a browser does it."""
    urls = [(n, f"https://site{n % 7}.example/a-long-word-{n}", f"Page {n}") for n in range(1, pages + 1)]
    seen = [(n, n * pages // (visits + 1) + 1, DAY_ONE + n * 60_000_000, n * 1000) for n in range(1, visits + 1)]
    statements: list[Statement] = []
    for turn in range(10):
        statements += [
            ("INSERT INTO urls (id, url, title) VALUES (?, ?, ?)", _tenth(urls, turn)),
            ("INSERT INTO visits (id, url, visit_time, visit_duration) VALUES (?, ?, ?, ?)", _tenth(seen, turn)),
        ]
    return statements


def _tenth(rows: Sequence[Sequence[object]], turn: int) -> Sequence[Sequence[object]]:
    return rows[turn * len(rows) // 10 : (turn + 1) * len(rows) // 10]


def beside(path: Path) -> Member:
    """The file at `path` and whatever lies beside it now, as a member of that folder."""
    files = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    return member(path.name, files)
