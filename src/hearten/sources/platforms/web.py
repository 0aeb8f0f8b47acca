"""Pages visited, from the browsers' own databases and from the Chrome part of a Google Takeout.

Every visit that a browser wrote down is a trace, redirects and frames too: the browsers do not agree on which of them
to hide, and a rule of ours would only hide differently. The key is the address and the second, so that the same visit
is known again in another browser that was synchronised, or in the Takeout of the account.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat

from hearten.ground.ids import DAY, SECOND, trace_key
from hearten.sources.dates.times import cocoa, plausible, unix, webkit
from hearten.sources.domains import site_of
from hearten.sources.formats.jsonstream import Path, items
from hearten.sources.formats.sqlitedb import Row, Tables, open_database
from hearten.sources.formats.sqlitelog import JOURNAL_MAGIC, LOG_MAGIC
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Precision, Trace, Unread

When = tuple[int, Precision]

_LONGEST_VISIT = 366 * DAY
"""No page is looked at for a year; a clock was set anew while it was open."""


def _chrome_time(value: object) -> When | None:
    at = webkit(value) if isinstance(value, int) else None
    return None if at is None else (at, "us")


def _safari_time(value: object) -> When | None:
    # A double tells seconds of our time to a tenth of a microsecond.
    at = cocoa(value) if isinstance(value, (int, float)) else None
    return None if at is None else (at, "us")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How one family of browsers keeps its visits."""

    table: str
    """Where a row is a visit."""
    needs: Tables
    """The tables and columns by which it is known."""
    select: str
    """Row id, time, address, title, microseconds spent or NULL."""
    when: Callable[[object], When | None]


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CHROME = _Layout(
    # https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/visit_database.cc
    table="visits",
    needs={"visits": _names("url visit_time visit_duration transition"), "urls": _names("id url title")},
    select="SELECT v.rowid, v.visit_time, u.url, u.title, v.visit_duration"
    " FROM visits AS v NOT INDEXED LEFT JOIN urls AS u ON u.id = v.url WHERE v.rowid > ? ORDER BY v.rowid",
    when=_chrome_time,
)
_SIMPLE = _Layout(
    # Chrome until 2012, and GNOME Web, which counts from 1970: lib/ephy-sqlite in https://gitlab.gnome.org/GNOME/epiphany
    table="visits",
    needs={"visits": _names("url visit_time"), "urls": _names("id url title")},
    select="SELECT v.rowid, v.visit_time, u.url, u.title, NULL"
    " FROM visits AS v NOT INDEXED LEFT JOIN urls AS u ON u.id = v.url WHERE v.rowid > ? ORDER BY v.rowid",
    when=lambda value: _chrome_time(value) or unix(value),
)
_FIREFOX = _Layout(
    # Microseconds on a desktop: https://searchfox.org/mozilla-central/source/toolkit/components/places/nsPlacesTables.h
    # milliseconds on telephones: https://github.com/mozilla/application-services/blob/main/components/places/sql
    table="moz_historyvisits",
    needs={"moz_historyvisits": _names("place_id visit_date"), "moz_places": _names("id url title")},
    select="SELECT v.rowid, v.visit_date, p.url, p.title, NULL FROM moz_historyvisits AS v NOT INDEXED"
    " LEFT JOIN moz_places AS p ON p.id = v.place_id WHERE v.rowid > ? ORDER BY v.rowid",
    when=unix,
)
_OLD_FIREFOX_ANDROID = _Layout(
    # Until 2020: mobile/android/base/java/org/mozilla/gecko/db/BrowserDatabaseHelper.java in mozilla-esr68
    table="visits",
    needs={"visits": _names("history_guid date"), "history": _names("guid url title")},
    select="SELECT v.rowid, v.date, h.url, h.title, NULL FROM visits AS v NOT INDEXED"
    " LEFT JOIN history AS h ON h.guid = v.history_guid WHERE v.rowid > ? ORDER BY v.rowid",
    when=unix,
)
_OLD_FIREFOX_IOS = _Layout(
    # Until 2023: Storage/SQL/BrowserSchema.swift in https://github.com/mozilla-mobile/firefox-ios
    table="visits",
    needs={"visits": _names("siteid date"), "history": _names("id url title")},
    select="SELECT v.rowid, v.date, h.url, h.title, NULL FROM visits AS v NOT INDEXED"
    " LEFT JOIN history AS h ON h.id = v.siteID WHERE v.rowid > ? ORDER BY v.rowid",
    when=unix,
)
_SAFARI = _Layout(
    # Seconds since 2001: http://fileformats.archiveteam.org/wiki/History.db
    table="history_visits",
    needs={"history_visits": _names("history_item visit_time title"), "history_items": _names("id url")},
    select="SELECT v.rowid, v.visit_time, i.url, v.title, NULL FROM history_visits AS v NOT INDEXED"
    " LEFT JOIN history_items AS i ON i.id = v.history_item WHERE v.rowid > ? ORDER BY v.rowid",
    when=_safari_time,
)
_QUTEBROWSER = _Layout(
    # Whole seconds: https://github.com/qutebrowser/qutebrowser/blob/main/qutebrowser/browser/history.py
    table="history",
    needs={"history": _names("url title atime redirect")},
    select="SELECT v.rowid, v.atime, v.url, v.title, NULL FROM History AS v NOT INDEXED"
    " WHERE v.rowid > ? ORDER BY v.rowid",
    when=unix,
)
_LAYOUTS = (_CHROME, _SIMPLE, _FIREFOX, _SAFARI, _QUTEBROWSER, _OLD_FIREFOX_ANDROID, _OLD_FIREFOX_IOS)

_OTHER_DATABASES: tuple[Tables, ...] = (
    {"cookies": _names("host_key")},
    {"moz_cookies": _names("host")},
    {"cookies": _names("creation_time host name")},
    {"logins": _names("origin_url")},
    {"favicons": _names("url"), "icon_mapping": _names("page_url")},
    {"moz_icons": _names("icon_url")},
    {"autofill": _names("name value")},
    {"keywords": _names("short_name keyword")},
    {"top_sites": _names("url")},
    {"omni_box_shortcuts": _names("url")},
    {"network_action_predictor": _names("url")},
    {"moz_formhistory": _names("fieldname")},
    {"moz_perms": _names("origin")},
    {"cloud_tabs": _names("url")},
)
_INDEX = (b"\x18\xe2\x2d\x00", b"\x00\x2d\xe2\x18")
"""How the index of a log begins, in either order of bytes, twice over:
https://www.sqlite.org/walformat.html#the_wal_index_file_format"""
_SETTINGS = _names(
    "account_tracker_service_last_update alternate_error_pages autofill bookmark_bar browser countryid_at_install"
    " default_search_provider_data domain_diversity extensions os_crypt profile protection user_experience_metrics"
)
"""The upper keys of a profile's `Preferences`; a file with two of them is taken for one."""


def _layout(tables: Tables) -> _Layout | None:
    return next((layout for layout in _LAYOUTS if _has(tables, layout.needs)), None)


def _has(tables: Tables, needs: Tables) -> bool:
    return all(columns <= tables.get(table, frozenset()) for table, columns in needs.items())


def _is_history(sample: Sample) -> float:
    return CERTAIN if _layout(sample.sqlite_tables) else NO


def _is_other_database(sample: Sample) -> float:
    return LIKELY if any(_has(sample.sqlite_tables, needs) for needs in _OTHER_DATABASES) else NO


def _is_side_file(sample: Sample) -> float:
    head = sample.head
    if head.startswith((JOURNAL_MAGIC, *LOG_MAGIC)) or (head.startswith(_INDEX) and head[:48] == head[48:96]):
        return CERTAIN
    # A change that is finished leaves a journal that is empty, or begins with zeroes.
    return LIKELY if sample.file_name.endswith(("-journal", "-wal", "-shm")) and not head[:28].strip(b"\0") else NO


def _is_settings(sample: Sample) -> float:
    found = {path[0] for path, _ in sample.json_items if path}
    return LIKELY if len(found & _SETTINGS) >= 2 else NO


def _is_takeout(sample: Sample) -> float:
    return CERTAIN if any(_is_visit(item) or _is_typed(item) for _, item in sample.json_items) else NO


def _is_visit(item: object) -> bool:
    return isinstance(item, dict) and "time_usec" in item and "url" in item


def _is_typed(item: object) -> bool:
    return isinstance(item, dict) and "visit_transitions" in item and "url" in item


def _read_database(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    opened = open_database(member)
    if isinstance(opened, Unread):
        yield opened
        return
    with opened:
        layout = _layout(opened.tables)
        if layout is None:
            yield Unread("not_understood", "the tables")
            return
        for batch in opened.batches(layout.table, layout.select):
            if isinstance(batch, Unread):
                yield batch
            else:
                yield from _visits(batch, layout, settings.now)
        if opened.lost:
            yield Unread("cut_off", "end of file", opened.lost)


def _visits(batch: list[Row], layout: _Layout, now: int) -> Iterator[Trace | Unread]:
    when = layout.when
    for number, value, url, title, spent in batch:
        found = when(value)
        if found is None or not plausible(found[0], now):
            yield Unread("bad_time", f"{layout.table}, row {number}")
        elif type(url) is not str or not url:
            yield Unread("bad_value", f"{layout.table}, row {number}")
        else:
            seconds = spent / SECOND if type(spent) is int and 0 < spent < _LONGEST_VISIT else None
            yield _visit(found, url, title, seconds)


def _read_takeout(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """The list of visits; what Chrome keeps beside it (open tabs, addresses typed) is named once and left out."""
    beside: Counter[Path] = Counter()
    visits: Counter[Path] = Counter()
    stream = member.open()
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
                continue
            path, value = item
            if path in visits or _is_visit(value):
                visits[path] += 1
                yield _takeout_visit(value, f"item {visits[path]}", settings.now)
            else:
                beside[path[:1]] += 1
        for path in beside:
            if path in visits:
                yield from repeat(Unread("not_understood", "items before the first visit"), beside[path])
            else:
                yield Unread("not_needed", f"{path[0]}" if path else "")
    finally:
        stream.close()


def _takeout_visit(value: object, where: str, now: int) -> Trace | Unread:
    if not isinstance(value, dict):
        return Unread("not_understood", where)
    url, title = value.get("url"), value.get("title")
    when = unix(value.get("time_usec"))
    if when is None or not plausible(when[0], now):
        return Unread("bad_time", where)
    return _visit(when, url, title, None) if isinstance(url, str) and url else Unread("bad_value", where)


def _visit(when: When, url: str, title: object, seconds: float | None) -> Trace:
    at, precision = when
    return Trace(
        trace_key("web", "visited", url, at, SECOND),
        at,
        precision,
        "event",
        "web",
        "visited",
        site_of(url),
        None,
        True,
        seconds,
        "measured" if seconds else None,
        url,
        title if type(title) is str and title else None,
    )


PLATFORM = Platform(
    name="web",
    title="Web browsers",
    acts=("visited",),
    fills=("space", "seconds", "url", "title"),
    readers=(
        Reader("browser history", _is_history, _read_database),
        Reader("History.json", _is_takeout, _read_takeout),
        Reader(
            "another database of a browser",
            _is_other_database,
            None,
            "Your browser's cookies, passwords, icons or forms. Hearten does not need them and did not look inside.",
        ),
        Reader(
            "browser settings",
            _is_settings,
            None,
            "Your browser's settings. Hearten does not need them.",
        ),
        Reader(
            "a side file of a database",
            _is_side_file,
            None,
            "Belongs to the database beside it, and was read together with that one.",
        ),
    ),
)
