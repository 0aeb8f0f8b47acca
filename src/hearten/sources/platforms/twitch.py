"""Twitch: what was watched and for how long, what was said in chat, searched, followed.

    request/site_history/minute_watched.csv   day, channel_name, minutes_watched_unadjusted, game_name, content_mode, …
      (until 2023)                            _, channel, minutes_logged, game: one row for every minute
    request/site_history/chat_messages.csv    _, channel, body, body_full, is_reply, is_mention, …
    request/site_history/pageview.csv, video_play.csv, search_query.csv
    request/community/follows/follow.csv, follow_game.csv

Columns as https://github.com/mjanv/premiere-ecoute reads them; headers are in English for every account. Those of
pageview, video_play and search_query are not published, so each of their columns is used only where it is there.
The channel is the voice, the category (mostly a game) the space: it is what many channels have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hearten.ground.ids import DAY, SECOND, normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.formats.tables import Cells, Column, header_of, read_table
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Precision, Trace, Unread

When = tuple[int, Precision]


class What(NamedTuple):
    """What one row tells."""

    act: Act
    target: str
    when: When
    game: str
    channel: str
    seconds: float | None = None
    flags: tuple[Flag, ...] = ()
    url: str = ""
    title: str = ""
    text: str = ""


Told = What | Unread | None
Convert = Callable[[Cells, When], Told]
"""The cells of a row, the time first, and that time."""

_new = tuple.__new__

_TIME = ("time", "timestamp", "time_utc", "day")
_CHANNEL = ("channel_name", "channel", "channel_login")
_GAME = ("game_name", "game")
_MODE = ("content_mode",)
_QUERY = ("query", "search_query", "query_text", "search_term")
_LIVE: tuple[Flag, ...] = ("live",)
_PLAIN: tuple[Flag, ...] = ()


def _watching(mode: str) -> tuple[Act, tuple[Flag, ...]]:
    """Live unless the row says that it was a recording or a clip."""
    return ("watched_live", _LIVE) if mode.lower() in ("", "live") else ("viewed", _PLAIN)


# -- watched ----------------------------------------------------------------------------------------------------------

_DAYS: tuple[Column, ...] = (
    ("day",), _CHANNEL, ("minutes_watched_unadjusted",), _GAME, _MODE, ("platform",), ("player",),
)  # fmt: skip


def _day(cells: Cells, when: When) -> Told:
    """So many minutes of one channel, category and player in one day."""
    _, channel, minutes, game, mode, platform, player = cells
    try:
        seconds = float(minutes) * 60
    except ValueError:
        return Unread("bad_value", "minutes_watched_unadjusted")
    if not 0 <= seconds <= DAY // SECOND:
        return Unread("bad_value", "minutes_watched_unadjusted")
    act, flags = _watching(mode)
    target = f"{channel}\0{game}\0{mode}\0{platform}\0{player}"
    return What(act, target, when, game, channel, seconds=seconds, flags=flags)


_MINUTES: tuple[Column, ...] = (_TIME, _CHANNEL, _GAME, _MODE, ("minutes_logged",))


def _minute(cells: Cells, when: When) -> Told:
    """One minute of one channel."""
    _, channel, game, mode, minutes = cells
    logged = int(minutes) if minutes.isdecimal() and len(minutes) < 4 else 1
    act, flags = _watching(mode)
    return What(act, channel, when, game, channel, seconds=logged * 60.0, flags=flags)


def _is_minutes(sample: Sample) -> float:
    header = header_of(sample)
    if "minutes_watched_unadjusted" in header or {"minutes_logged", "channel"} <= header:
        return CERTAIN
    return LIKELY if sample.file_name == "minute_watched.csv" and header else NO


def _minutes(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    if "minutes_watched_unadjusted" in header_of(Sample.of(member)):
        return _read(member, _DAYS, _day, settings.now)
    return _read(member, _MINUTES, _minute, settings.now)


# -- everything else --------------------------------------------------------------------------------------------------


def _said(cells: Cells, when: When) -> Told:
    _, channel, body, whole, reply = cells
    text = (whole or body).strip()
    flags: tuple[Flag, ...] = ("live", "reply") if reply.lower() in ("true", "1", "t") else _LIVE
    return What("commented", f"{channel}\0{normal_text(text)}", when, "", channel, flags=flags, text=text)


def _play(cells: Cells, when: When) -> Told:
    """A player that was started. How long it ran is in the minutes."""
    _, channel, game, mode = cells
    act, flags = _watching(mode)
    return What(act, f"start\0{channel}", when, game, channel, flags=flags)


def _page(cells: Cells, when: When) -> Told:
    _, channel, game, url = cells
    return What("visited", f"{url}\0{channel}", when, game, channel, url=url)


def _search(cells: Cells, when: When) -> Told:
    _, query = cells
    if not query.strip():
        return None
    return What("searched", normal_text(query), when, "", "", title=query.strip())


def _follow(cells: Cells, when: When) -> Told:
    """A channel or a category followed; a row without either is of an account that has gone."""
    _, channel, game = cells
    if not (channel or game):
        return None
    return What("followed", f"{channel}\0{game}", when, game, channel)


def _read(member: Member, columns: tuple[Column, ...], convert: Convert, now: int) -> Iterator[Trace | Unread]:
    """Every row of a table as a trace."""

    def trace(cells: Cells) -> Trace | Unread | None:
        when = times.plain(cells[0])  # in UTC: `2026-05-14`, `2026-05-14 21:03:11.204`
        if when is None or not times.plausible(when[0], now):
            return Unread("bad_time", columns[0][0])
        told = convert(cells, when)
        return _trace(told) if isinstance(told, What) else told

    return read_table(member, columns, trace)


def _trace(what: What) -> Trace:
    act, target, when, game, channel, seconds, flags, url, title, text = what
    fields = (
        trace_key("twitch", act, target, when[0]), when[0], when[1], "event", "twitch", act, game or None,
        channel or None, True, seconds, None if seconds is None else "measured", url or None, title or None, flags,
        text or None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _reader(name: str, needs: tuple[frozenset[str], ...], columns: tuple[Column, ...], convert: Convert) -> Reader:
    """A reader of the table `name`, known by one of the sets of columns `needs` and that name."""

    def recognise(sample: Sample) -> float:
        header = header_of(sample)
        if sample.file_name != name or not any(need <= header for need in needs):
            return NO
        return CERTAIN if sample.path.endswith(f"request/site_history/{name}") else LIKELY

    def read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
        return _read(member, columns, convert, settings.now)

    return Reader(name, recognise, read)


def _is_chat(sample: Sample) -> float:
    return CERTAIN if {"time", "channel", "body", "body_full"} <= header_of(sample) else NO


def _chat(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns = (_TIME, _CHANNEL, ("body",), ("body_full",), ("is_reply",))
    return _read(member, columns, _said, settings.now)


def _is_unneeded(sample: Sample) -> float:
    rest = sample.path.rpartition("request/")[2]
    known = (
        rest.startswith(("account/", "commerce/", "community/", "site_history/", "users/")) or rest == "metadata.json"
    )
    return LIKELY if known and "request/" in sample.path and (sample.csv_rows or sample.is_json) else NO


_ANY_TIME = tuple(frozenset((name,)) for name in _TIME)

PLATFORM = Platform(
    name="twitch",
    title="Twitch",
    acts=("watched_live", "viewed", "commented", "visited", "searched", "followed"),
    fills=("space", "voice", "seconds", "url", "title", "text"),
    readers=(
        Reader("minute_watched.csv", _is_minutes, _minutes),
        Reader("chat_messages.csv", _is_chat, _chat),
        _reader("video_play.csv", _ANY_TIME, (_TIME, _CHANNEL, _GAME, _MODE), _play),
        _reader("pageview.csv", _ANY_TIME, (_TIME, _CHANNEL, _GAME, ("url",)), _page),
        _reader("search_query.csv", tuple(frozenset((name,)) for name in _QUERY), (_TIME, _QUERY), _search),
        _reader("follow.csv", (frozenset(("time", "channel")),), (_TIME, _CHANNEL, _GAME), _follow),
        _reader("follow_game.csv", (frozenset(("time", "game")),), (_TIME, _CHANNEL, _GAME), _follow),
        Reader(
            "subscriptions.csv", _is_unneeded, None,
            "Your Twitch account, purchases, sign-ins or own broadcasts. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
