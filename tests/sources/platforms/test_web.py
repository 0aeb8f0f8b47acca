"""Every browser's way to keep its visits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.exports_helper import NOW, member, reader_of
from tests.sources.sqlite_files import CHROME, DAY_ONE, Statement, beside, chrome_rows, make

from hearten.ground.ids import DAY, trace_key
from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import Settings
from hearten.sources.trace import Trace, Unread

AT = 1_777_000_000_123_456
"""2026-04-24T03:06:40.123456Z"""
SETTINGS = Settings(zone=ZoneInfo("UTC"), now=NOW)

PLACES = """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR,
    visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, frecency INTEGER DEFAULT -1 NOT NULL, guid TEXT);
CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, from_visit INTEGER, place_id INTEGER, visit_date INTEGER,
    visit_type INTEGER, session INTEGER, source INTEGER DEFAULT 0 NOT NULL, triggeringPlaceId INTEGER);
"""
PLACES_ON_TELEPHONES = """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, title LONGVARCHAR,
    visit_count_local INTEGER NOT NULL DEFAULT 0, visit_count_remote INTEGER NOT NULL DEFAULT 0, guid TEXT UNIQUE);
CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER NOT NULL DEFAULT 1, from_visit INTEGER,
    place_id INTEGER NOT NULL, visit_date INTEGER NOT NULL, visit_type INTEGER NOT NULL DEFAULT 1);
"""
SAFARI = """
CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, domain_expansion TEXT NULL,
    visit_count INTEGER NOT NULL DEFAULT 1);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL,
    visit_time REAL NOT NULL, title TEXT NULL, load_successful BOOLEAN NOT NULL DEFAULT 1);
CREATE TABLE history_tombstones (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT);
"""
QUTEBROWSER = """
CREATE TABLE History (url, title, atime NOT NULL, redirect NOT NULL);
CREATE TABLE CompletionHistory (url PRIMARY KEY, title NOT NULL, last_atime NOT NULL);
CREATE TABLE CompletionMetaInfo (key PRIMARY KEY, value);
INSERT INTO CompletionHistory VALUES ('https://elsewhere.example/', 'Kept for completion', 1777000000);
"""
FENNEC = """
CREATE TABLE history (_id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, url TEXT NOT NULL, visits INTEGER NOT NULL
    DEFAULT 0, date INTEGER, guid TEXT NOT NULL);
CREATE TABLE visits (_id INTEGER PRIMARY KEY AUTOINCREMENT, history_guid TEXT NOT NULL, visit_type TINYINT NOT NULL
    DEFAULT 1, date INTEGER NOT NULL, is_local TINYINT NOT NULL DEFAULT 1);
CREATE UNIQUE INDEX history_guid_index ON history (guid);
"""
IPHONE = """
CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, url TEXT UNIQUE,
    title TEXT NOT NULL, is_deleted TINYINT NOT NULL DEFAULT 0);
CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, date REAL NOT NULL,
    type INTEGER NOT NULL, is_local TINYINT NOT NULL DEFAULT 1);
"""
SIMPLE = """
CREATE TABLE urls (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER);
CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER NOT NULL, visit_time INTEGER NOT NULL);
"""
URL, TITLE = "https://www.quillpond.example/pond", "The pond"

BROWSERS: dict[str, tuple[list[Statement], int, str]] = {
    "Chrome": (
        [
            CHROME,
            ("INSERT INTO urls (id, url, title) VALUES (3, ?, ?)", [(URL, TITLE)]),
            ("INSERT INTO visits (url, visit_time) VALUES (3, ?)", [(AT + 11_644_473_600_000_000,)]),
        ],
        AT,
        "us",
    ),
    "Chrome until 2012": (
        [
            SIMPLE,
            ("INSERT INTO urls (id, url, title) VALUES (3, ?, ?)", [(URL, TITLE)]),
            ("INSERT INTO visits (url, visit_time) VALUES (3, ?)", [(AT + 11_644_473_600_000_000,)]),
        ],
        AT,
        "us",
    ),
    "GNOME Web": (
        [
            SIMPLE,
            ("INSERT INTO urls (id, url, title) VALUES (3, ?, ?)", [(URL, TITLE)]),
            ("INSERT INTO visits (url, visit_time) VALUES (3, ?)", [(AT,)]),
        ],
        AT,
        "us",
    ),
    "Firefox": (
        [
            PLACES,
            ("INSERT INTO moz_places (id, url, title) VALUES (3, ?, ?)", [(URL, TITLE)]),
            ("INSERT INTO moz_historyvisits (place_id, visit_date, visit_type) VALUES (3, ?, 1)", [(AT,)]),
        ],
        AT,
        "us",
    ),
    "Firefox on telephones": (
        [
            PLACES_ON_TELEPHONES,
            ("INSERT INTO moz_places (id, url, title) VALUES (3, ?, ?)", [(URL, TITLE)]),
            ("INSERT INTO moz_historyvisits (place_id, visit_date) VALUES (3, ?)", [(AT // 1000,)]),
        ],
        AT // 1000 * 1000,
        "ms",
    ),
    "Firefox on Android until 2020": (
        [
            FENNEC,
            ("INSERT INTO history (url, title, guid) VALUES (?, ?, 'aaaa')", [(URL, TITLE)]),
            ("INSERT INTO visits (history_guid, date) VALUES ('aaaa', ?)", [(AT,)]),
        ],
        AT,
        "us",
    ),
    "Firefox on iOS until 2023": (
        [
            IPHONE,
            ("INSERT INTO history (id, url, title, guid) VALUES (3, ?, ?, 'aaaa')", [(URL, TITLE)]),
            ("INSERT INTO visits (siteID, date, type) VALUES (3, ?, 1)", [(float(AT),)]),
        ],
        AT,
        "us",
    ),
    "Safari": (
        [
            SAFARI,
            ("INSERT INTO history_items (id, url) VALUES (3, ?)", [(URL,)]),
            (
                "INSERT INTO history_visits (history_item, visit_time, title) VALUES (3, ?, ?)",
                [(AT / 1_000_000 - 978_307_200, TITLE)],
            ),
        ],
        AT,
        "us",
    ),
    "qutebrowser": (
        [QUTEBROWSER, ("INSERT INTO History VALUES (?, ?, ?, 0)", [(URL, TITLE, AT // 1_000_000)])],
        AT // 1_000_000 * 1_000_000,
        "s",
    ),
}


def read(file: Member) -> list[Trace | Unread]:
    found = reader_of(file)
    assert found is not None
    assert found[0].name == "web"
    assert found[1].read is not None
    return list(found[1].read(file, SETTINGS))


def traces(rows: Iterable[Trace | Unread]) -> list[Trace]:
    return [row for row in rows if isinstance(row, Trace)]


def in_memory(tmp_path: Path, *statements: Statement) -> Member:
    """A database under a name that says nothing."""
    return from_bytes("file.bin", make(tmp_path / "made", *statements))


@pytest.mark.parametrize("browser", BROWSERS)
def test_each_browser_is_known_by_its_tables_and_read(tmp_path: Path, browser: str) -> None:
    statements, at, precision = BROWSERS[browser]
    (row,) = read(in_memory(tmp_path, *statements))
    assert isinstance(row, Trace)
    assert (row.seen_at, row.precision, row.basis) == (at, precision, "event")
    assert (row.platform, row.act, row.space, row.url, row.title) == ("web", "visited", "quillpond.example", URL, TITLE)
    assert (row.voice, row.seconds, row.seconds_basis, row.mine) == (None, None, None, True)


def test_one_visit_has_one_key_in_every_browser(tmp_path: Path) -> None:
    keys = set()
    for number, (statements, _, _) in enumerate(BROWSERS.values()):
        file = from_bytes("file.bin", make(tmp_path / str(number), *statements))
        keys |= {row.key for row in traces(read(file))}
    assert keys == {trace_key("web", "visited", URL, AT)}


def test_firefox_forks_may_have_milliseconds_and_microseconds_in_one_file(tmp_path: Path) -> None:
    moments = ("INSERT INTO moz_historyvisits (place_id, visit_date) VALUES (1, ?)", [(AT,), (AT // 1000,)])
    file = in_memory(tmp_path, PLACES, ("INSERT INTO moz_places (id, url) VALUES (1, ?)", [(URL,)]), moments)
    assert [row.precision for row in traces(read(file))] == ["us", "ms"]


@pytest.mark.parametrize(
    ("spent", "seconds"), [(61_500_000, 61.5), (1, 0.000001), (0, None), (-5, None), (400 * DAY, None), ("long", None)]
)
def test_time_spent_is_what_chrome_measured(tmp_path: Path, spent: object, seconds: float | None) -> None:
    file = in_memory(
        tmp_path,
        CHROME,
        ("INSERT INTO urls (id, url) VALUES (1, ?)", [(URL,)]),
        ("INSERT INTO visits (url, visit_time, visit_duration) VALUES (1, ?, ?)", [(DAY_ONE, spent)]),
    )
    (row,) = traces(read(file))
    assert (row.seconds, row.seconds_basis) == (seconds, "measured" if seconds else None)


def test_redirects_and_frames_are_visits_too(tmp_path: Path) -> None:
    kinds = [0, 1, 3, 4, 8, 0x30000000, 0x80000000 - (1 << 32)]
    visits = [(DAY_ONE + n * 1_000_000, kind) for n, kind in enumerate(kinds)]
    file = in_memory(
        tmp_path,
        CHROME,
        ("INSERT INTO urls (id, url) VALUES (1, ?)", [(URL,)]),
        ("INSERT INTO visits (url, visit_time, transition) VALUES (1, ?, ?)", visits),
    )
    assert len(traces(read(file))) == len(kinds)


def test_odd_rows_cost_only_themselves(tmp_path: Path) -> None:
    late = NOW + 2 * DAY + 11_644_473_600_000_000
    times = [(DAY_ONE, 1), (0, 1), ("soon", 1), (late, 1), (DAY_ONE, 9), (DAY_ONE, 2), (DAY_ONE, 3), (DAY_ONE, 4)]
    file = in_memory(
        tmp_path,
        CHROME,
        (
            "INSERT INTO urls (id, url, title) VALUES (?, ?, ?)",
            [(1, URL, TITLE), (2, "", ""), (3, b"x", ""), (4, "a", 5)],
        ),
        ("INSERT INTO visits (visit_time, url) VALUES (?, ?)", times),
    )
    assert [row if isinstance(row, Unread) else row.url for row in read(file)] == [
        URL,
        Unread("bad_time", "visits, row 2"),
        Unread("bad_time", "visits, row 3"),
        Unread("bad_time", "visits, row 4"),
        Unread("bad_value", "visits, row 5"),
        Unread("bad_value", "visits, row 6"),
        Unread("bad_value", "visits, row 7"),
        "a",
    ]


def test_an_empty_title_is_none(tmp_path: Path) -> None:
    pages = [(1, "https://a.example/", ""), (2, "https://b.example/", None), (3, "https://c.example/", "C")]
    file = in_memory(
        tmp_path,
        CHROME,
        ("INSERT INTO urls (id, url, title) VALUES (?, ?, ?)", pages),
        ("INSERT INTO visits (url, visit_time) VALUES (?, ?)", [(n, DAY_ONE) for n in (1, 2, 3)]),
    )
    assert [row.title for row in traces(read(file))] == [None, None, "C"]


def test_a_running_browser_with_everything_still_in_its_log(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.executescript(PLACES)
        base.execute("INSERT INTO moz_places (id, url, title) VALUES (1, ?, ?)", (URL, TITLE))
        base.execute("INSERT INTO moz_historyvisits (place_id, visit_date) VALUES (1, ?)", (AT,))
        base.commit()
        base.execute("INSERT INTO moz_historyvisits (place_id, visit_date) VALUES (1, ?)", (AT + DAY,))
        assert [row.seen_at for row in traces(read(beside(path)))] == [AT]
        found = {file.name: reader_of(member(file.name, {file.name: file.read_bytes()})) for file in tmp_path.iterdir()}
    sides = [found[name] for name in ("places.sqlite-wal", "places.sqlite-shm")]
    assert [(side[0].name, side[1].read, bool(side[1].why_skipped)) for side in sides if side] == [
        ("web", None, True)
    ] * 2


def test_a_cut_database_gives_what_is_whole_and_says_what_is_lost(tmp_path: Path) -> None:
    content = make(tmp_path / "History", CHROME, *chrome_rows(20_000, 4_000))
    kept = len(content) * 9 // 10
    rows = read(from_bytes("History", content[:kept]))
    assert len(traces(rows)) > 17_000
    assert rows[-1] == Unread("cut_off", "end of file", len(content) - kept)


def test_a_database_that_cannot_be_opened_is_one_unread(tmp_path: Path) -> None:
    content = make(tmp_path / "History", CHROME)
    found = reader_of(from_bytes("History", content))
    assert found is not None
    assert found[1].read is not None
    assert list(found[1].read(from_bytes("History", content[:50]), SETTINGS)) == [
        Unread("not_understood", "the first page", 50)
    ]


OTHERS = {
    "Cookies": "CREATE TABLE cookies(creation_utc INTEGER, host_key TEXT, name TEXT, value TEXT)",
    "Login Data": "CREATE TABLE logins(origin_url VARCHAR NOT NULL, username_value VARCHAR, password_value BLOB)",
    "Favicons": "CREATE TABLE favicons(id INTEGER PRIMARY KEY, url LONGVARCHAR);"
    "CREATE TABLE icon_mapping(id INTEGER PRIMARY KEY, page_url LONGVARCHAR)",
    "Web Data": "CREATE TABLE autofill(name VARCHAR, value VARCHAR, count INTEGER)",
    "Top Sites": "CREATE TABLE top_sites(url TEXT NOT NULL PRIMARY KEY, url_rank INTEGER)",
    "formhistory.sqlite": "CREATE TABLE moz_formhistory(id INTEGER PRIMARY KEY, fieldname TEXT, value TEXT)",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_else_a_browser_keeps_is_known_and_left_alone(tmp_path: Path, name: str) -> None:
    found = reader_of(in_memory(tmp_path, OTHERS[name]))
    assert found is not None
    assert (found[0].name, found[1].read) == ("web", None)
    assert found[1].why_skipped


@pytest.mark.parametrize("name", ["History-journal", "places.sqlite-wal"])
def test_an_empty_side_file_is_known_by_its_name(name: str) -> None:
    found = reader_of(from_bytes(name, b""))
    assert found is not None
    assert found[1].read is None


def test_a_database_of_something_else_is_not_ours(tmp_path: Path) -> None:
    for schema in (
        "CREATE TABLE visits(id, patient, doctor)",
        "CREATE TABLE history(id, what)",
        "CREATE TABLE urls(url)",
    ):
        assert reader_of(from_bytes("History", make(tmp_path / "History", schema))) is None
        (tmp_path / "History").unlink()


# -- Takeout -----------------------------------------------------------------------------------------------------------


def takeout(name: str, *entries: object, **beside_it: object) -> Member:
    return from_bytes("x.json", json.dumps({name: list(entries)} | beside_it).encode())


ENTRY = {"page_transition_qualifier": "LINK", "title": TITLE, "url": URL, "time_usec": AT, "client_id": "synthetic"}


@pytest.mark.parametrize("name", ["Browser History", "Browserverlauf", "Historia przeglądarki", "ブラウザの履歴"])
@pytest.mark.parametrize("old", [False, True])
def test_takeout_in_any_language(name: str, old: bool) -> None:
    entry = ENTRY if not old else {"page_transition": "LINK", "title": TITLE, "url": URL, "time_usec": AT}
    (row,) = read(takeout(name, entry))
    assert isinstance(row, Trace)
    assert (row.key, row.seen_at, row.precision) == (trace_key("web", "visited", URL, AT), AT, "us")
    assert (row.space, row.url, row.title) == ("quillpond.example", URL, TITLE)


def test_what_takeout_keeps_beside_the_visits_is_named_once() -> None:
    typed = {"url": URL, "title": TITLE, "visits": [AT], "visit_transitions": [1]}
    rows = read(takeout("Browser History", ENTRY, **{"Typed Url": [typed, typed], "Session": [{"tab": {}}]}))
    assert len(traces(rows)) == 1
    assert rows[1:] == [Unread("not_needed", "Typed Url"), Unread("not_needed", "Session")]


def test_odd_entries_of_takeout_cost_only_themselves() -> None:
    odd = [{**ENTRY, "time_usec": 0}, {**ENTRY, "url": 7}, 5, {"title": "?"}, {**ENTRY, "url": "", "title": ""}]
    rows = read(takeout("Browser History", {"oddity": 1}, ENTRY, *odd, {**ENTRY, "title": ""}))
    assert [row.title for row in traces(rows)] == [TITLE, None]
    assert [(row.reason, row.where) for row in rows if isinstance(row, Unread)] == [
        ("bad_time", "item 2"),
        ("bad_value", "item 3"),
        ("not_understood", "item 4"),
        ("bad_time", "item 5"),
        ("bad_value", "item 6"),
        ("not_understood", "items before the first visit"),
    ]


def test_a_cut_takeout_gives_every_whole_entry() -> None:
    entries = [{**ENTRY, "time_usec": AT + n * 1_000_000} for n in range(100)]
    content = json.dumps({"Browser History": entries}).encode()
    kept = content[: len(content) * 9 // 10]
    rows = read(from_bytes("x.json", kept))
    assert len(traces(rows)) == kept.count(b"}") > 80
    assert isinstance(rows[-1], Unread)
    assert rows[-1].reason == "cut_off"
