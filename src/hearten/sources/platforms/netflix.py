"""Netflix: what was watched and for how long, searched, put on the list, rated.

    CONTENT_INTERACTION/ViewingActivity.csv (the full download), ten columns, known by what is in them:
      profile │ 2026-05-14 20:15:00 │ 0:42:10 │ attributes │ title │ trailer or so │ device │ 0:42:10 │ … │ DE (Germany)
    NetflixViewingHistory.csv (from the viewing activity page), two: title, and a day as the account's country writes it
    CONTENT_INTERACTION/SearchHistory.csv, MyList.csv, Ratings.csv, known by their headers, which are not translated

Times are UTC: https://help.netflix.com/en/node/100624 and the cover sheet of the download. One account has several
profiles, mostly of several people, and the download mixes them: the profile is the space, so that a person can tell
their own evenings from their brother's. No creator is named, so there is no voice. The two kinds of viewing list tell
one evening at different grain (each sitting; each title once a day), so they are not known again in each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from hearten.ground.clock import as_datetime
from hearten.ground.ids import normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.csvrows import rows
from hearten.sources.formats.tables import Cells, Column, header_of, read_table
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread

_new = tuple.__new__

_WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_LENGTH = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_COUNTRY = re.compile(r"[A-Z]{2} \(.+\)")
_DAY = re.compile(r"\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}\.?")
_ADVERTS = re.compile("HOOK|TRAILER|TEASER|PROMO|CINEMAGRAPH|BUMPER", re.IGNORECASE)
"""Kinds of supplemental video that are there to make one watch something else. A recap is not."""

_ADVERT: tuple[Flag, ...] = ("advert",)
_PLAIN: tuple[Flag, ...] = ()
_FIRST_DAYS = 5_000
"""From so many, the newest, the order of day and month is told."""

_SEARCHES: tuple[Column, ...] = (("profile name",), ("query typed", "query"), ("utc timestamp",), ("displayed name",))
_LIST: tuple[Column, ...] = (("profile name",), ("title name", "title"), ("utc title add date",))
_RATINGS: tuple[Column, ...] = (("profile name",), ("title name", "title"), ("event utc ts",))


def _rows(member: Member, convert: Callable[[list[str]], Trace | Unread]) -> Iterator[Trace | Unread]:
    """Every row through `convert`; the first may be a header, in whichever language."""
    stream = member.open()
    number = 0
    try:
        for row in rows(stream):
            number += 1
            if isinstance(row, Unread):
                yield row
                continue
            found = convert(row)
            if isinstance(found, Trace):
                yield found
            elif number > 1:
                yield found._replace(where=f"row {number}")
    finally:
        stream.close()


# -- sittings ---------------------------------------------------------------------------------------------------------


def _is_activity(sample: Sample) -> float:
    wide = [row for row in sample.csv_rows[1:] if len(row) >= 10]
    ours = [row for row in wide if _WHEN.fullmatch(row[1]) and _LENGTH.fullmatch(row[2]) and _COUNTRY.fullmatch(row[9])]
    if ours:
        return CERTAIN if len(ours) * 2 > len(wide) else NO
    return LIKELY if {"profile name", "start time", "supplemental video type"} <= header_of(sample) else NO


def _activity(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return _rows(member, lambda row: _sitting(row, settings.now))


def _sitting(row: list[str], now: int) -> Trace | Unread:
    if len(row) < 6 or not row[4]:
        return Unread("not_understood")
    when = times.plain(row[1])
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time")
    length = _LENGTH.fullmatch(row[2])
    seconds = int(length[1]) * 3600.0 + int(length[2]) * 60 + int(length[3]) if length else None
    profile, title, kind = row[0], row[4], row[5]
    fields = (
        trace_key("netflix", "viewed", f"{profile}\0{title}", when[0]), when[0], when[1], "event", "netflix", "viewed",
        profile or None, None, True, seconds, None if seconds is None else "measured", None, title,
        _ADVERT if kind and _ADVERTS.search(kind) else _PLAIN, None, None,
    )  # fmt: skip
    return _new(Trace, fields)


# -- days -------------------------------------------------------------------------------------------------------------


def _is_history(sample: Sample) -> float:
    pairs = [row for row in sample.csv_rows[1:] if len(row) == 2]
    if not pairs or len(pairs) < len(sample.csv_rows) - 1 or not all(_DAY.fullmatch(day) for _, day in pairs):
        return NO
    named = "netflix" in sample.path or header_of(sample) == {"title", "date"}
    return CERTAIN if "netflixviewinghistory" in sample.file_name else LIKELY if named else NO


def _history(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    days = WrittenDates.learn(
        list(islice(_days_of(member), _FIRST_DAYS)), settings.zone, settings.now, settings.date_order, newest_first=True
    )
    return _rows(member, lambda row: _evening(row, days, settings))


def _days_of(member: Member) -> Iterator[str]:
    stream = member.open()
    try:
        for row in rows(stream):
            if isinstance(row, list) and len(row) == 2 and _DAY.fullmatch(row[1]):
                yield row[1]
    finally:
        stream.close()


def _evening(row: list[str], days: WrittenDates, settings: Settings) -> Trace | Unread:
    """A title seen on a day."""
    if len(row) != 2 or not row[0]:
        return Unread("not_understood")
    found = days.parse(row[1])
    if found is None:
        is_open = days.open_question and _DAY.fullmatch(row[1])
        return Unread("date_order_open" if is_open else "bad_time")
    if not times.plausible(found[0], settings.now):
        return Unread("bad_time")
    # The day itself is in the key, not its first moment, which moves when the person moves.
    day = as_datetime(found[0], settings.zone).date()
    key = trace_key("netflix", "viewed", f"{normal_text(row[0])}\0{day}", None)
    return Trace(key, *found, "netflix", "viewed", title=row[0])


# -- searches, list, ratings ------------------------------------------------------------------------------------------


def _told(cells: Cells, act: Act, now: int) -> Trace | Unread | None:
    profile, title, time, *_ = cells
    if not title.strip():
        return None  # Netflix keeps a row for a search in which nothing was typed
    when = times.plain(time.strip())
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time")
    key = trace_key("netflix", act, f"{profile}\0{normal_text(title)}", when[0])
    return Trace(key, *when, "event", "netflix", act, profile or None, title=title.strip())


def _table(name: str, needs: frozenset[str], columns: tuple[Column, ...], act: Act) -> Reader:
    """A reader of the table that has the columns `needs`."""

    def read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
        return read_table(member, columns, partial(_told, act=act, now=settings.now))

    return Reader(name, lambda sample: CERTAIN if needs <= header_of(sample) else NO, read)


def _is_unneeded(sample: Sample) -> float:
    header = header_of(sample)
    ours = "netflix-report" in sample.path or "profile name" in header or "esn" in header
    return LIKELY if ours and header else NO


PLATFORM = Platform(
    name="netflix",
    title="Netflix",
    acts=("viewed", "searched", "saved", "reacted"),
    fills=("space", "seconds", "title"),
    readers=(
        Reader("ViewingActivity.csv", _is_activity, _activity),
        Reader("NetflixViewingHistory.csv", _is_history, _history),
        _table("SearchHistory.csv", frozenset(("query typed", "utc timestamp")), _SEARCHES, "searched"),
        _table("MyList.csv", frozenset(("title name", "utc title add date")), _LIST, "saved"),
        _table("Ratings.csv", frozenset(("title name", "thumbs value", "event utc ts")), _RATINGS, "reacted"),
        Reader(
            "Devices.csv", _is_unneeded, None,
            "Your Netflix account, devices, bills or clicks. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
