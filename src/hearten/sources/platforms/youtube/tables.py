"""YouTube's lists in CSV, since about 2021: comments, live chats, playlists, subscriptions.

Columns are found by their values alone (the id of a channel, of a video, a time), since headers are written in the
language of the account.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from hearten.sources.dates import times
from hearten.sources.formats.csvrows import rows
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, NO, POSSIBLE, Settings
from hearten.sources.platforms.youtube.traces import Thing, trace_of, watch_url
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Precision, Trace, Unread

Row = Sequence[str]

# Ids as YouTube's own interface gives them: https://developers.google.com/youtube/v3/docs
_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)
_CHANNEL = re.compile(r"UC[\w-]{22}", re.ASCII)
_COMMENT = re.compile(r"Ug[\w-]{8,}(?:\.[\w-]+)*", re.ASCII)
_PLAYLIST = re.compile(r"(?:PL|LL|LM|WL|FL|OL)[\w-]*", re.ASCII)
_SEGMENTS = re.compile(r'\s*\{\s*"(?:text|takeoutSegments)"')
_POST = "Ugk"
_LIKES = ("LL", "LM")
"""The playlists of liked videos and of liked music."""

FIRST_ROWS = 50
LINES_ABOVE = 8
"""A header, and in older lists some rows about the list, come before the first row."""


# -- comments and live chats --------------------------------------------------------------------------------------


class _Columns(NamedTuple):
    """Where a list of comments keeps what."""

    time: int
    text: int
    video: int | None
    live: bool
    """Messages in the chat beside a live video, whose ids are not those of comments."""


def recognise_comments(sample: Sample) -> float:
    """Comments or live chats: a time, the own channel, and words in segments."""
    return CERTAIN if _comment_columns(sample.csv_rows) else NO


def read_comments(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every comment of `comments.csv`, every message of `live chats.csv`."""

    def thing_of(row: Row) -> Thing | None:
        if columns is None or len(row) <= max(columns.time, columns.text):
            return None
        return _comment(row, columns)

    stream = member.open()
    try:
        found = rows(stream)
        first = list(islice(found, FIRST_ROWS))
        columns = _comment_columns([row for row in first if not isinstance(row, Unread)])
        yield from _traces(chain(first, found), thing_of, settings.now)
    finally:
        stream.close()


def _comment_columns(found: Sequence[Row]) -> _Columns | None:
    filled = [row for row in found if any(map(_CHANNEL.fullmatch, row)) and any(map(times.iso, row))]
    time, text = _column(filled, times.iso), _column(filled, _SEGMENTS.match)
    is_comment = _column(filled, _COMMENT.fullmatch) == 0
    if time is None or (text is None and not is_comment):
        return None
    if text is None:
        text = max(map(len, filled)) - 1
    return _Columns(time, text, _column(filled, _VIDEO.fullmatch), live=not is_comment)


def _comment(row: Row, columns: _Columns) -> Thing | None:
    when = times.iso(row[columns.time].strip())
    if when is None:
        return None
    video = row[columns.video].strip() if columns.video is not None and len(row) > columns.video else ""
    post = next((cell for cell in row[1:] if cell.startswith(_POST) and _COMMENT.fullmatch(cell)), "")
    url = watch_url(video) if video else f"https://www.youtube.com/post/{post}" if post else None
    reply = not columns.live and "." in row[0]
    flags: tuple[Flag, ...] = ("live",) if columns.live else ("reply",) if reply else ()
    return Thing("commented", video or post, when, url, flags=flags, text=words_of(row[columns.text]))


def words_of(segments: str) -> str:
    """The words of a comment, whose mentions and links are segments of their own; a plain text as it is.

    A comment is one JSON object, or several with commas between, and its line breaks are not escaped.
    """
    if not _SEGMENTS.match(segments):
        return segments
    try:
        parts = json.loads(f"[{segments}]", strict=False)
    except (ValueError, RecursionError):
        return segments
    if len(parts) == 1 and isinstance(parts[0].get("takeoutSegments"), list):
        parts = parts[0]["takeoutSegments"]
    words = "".join(_words_of_segment(part) for part in parts if isinstance(part, dict))
    return words.encode("utf-8", "replace").decode()  # half a character, written as an escape, is no text


def _words_of_segment(segment: dict[str, object]) -> str:
    words = segment.get("text")
    if isinstance(words, str):
        return words
    link = segment.get("link")
    address = link.get("linkUrl") if isinstance(link, dict) else None
    return address if isinstance(address, str) else ""


# -- playlists ----------------------------------------------------------------------------------------------------


def recognise_playlist(sample: Sample) -> float:
    """Rows of an id with 11 characters and a time, and little else."""
    videos = [row for row in sample.csv_rows if _saved_video(row)]
    if len(videos) * 2 < len(sample.csv_rows) - 3 or not videos:
        return NO
    return CERTAIN if "youtube" in sample.path or "takeout" in sample.path else POSSIBLE


def read_playlist(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every video of one playlist; `liked` where the list is that of the likes, else `saved`."""
    stream = member.open()
    try:
        found = rows(stream)
        first = list(islice(found, FIRST_ROWS))
        name, act = _playlist(member, [row for row in first if not isinstance(row, Unread)])

        def thing_of(row: Row) -> Thing | None:
            saved = _saved_video(row)
            return Thing(act, saved[0], saved[1], watch_url(saved[0]), space=name) if saved else None

        yield from _traces(chain(first, found), thing_of, settings.now)
    finally:
        stream.close()


def _saved_video(row: Row) -> tuple[str, tuple[int, Precision]] | None:
    """The video and the time of a row that is nothing but these."""
    if len(row) < 2 or any(cell.strip() for cell in row[2:]):
        return None
    video, when = row[0].strip(), times.iso(row[1].strip())
    return (video, when) if when and _VIDEO.fullmatch(video) else None


def _playlist(member: Member, first: Sequence[Row]) -> tuple[str | None, Act]:
    """The playlist's name and what being in it means.

    Until 2023 a row at the top described the list. Since then a table beside it names all of them, and the file is
    called after the list with a word such as `-videos` behind it.
    """
    stem = member.path.rpartition("/")[2].rpartition(".")[0]
    name = stem.rpartition("-")[0] or stem
    for row in first:
        if _PLAYLIST.fullmatch(row[0].strip()) and any(map(_CHANNEL.fullmatch, row)):
            named = [cell for cell in row[1:] if cell and not _CHANNEL.fullmatch(cell) and not times.iso(cell)]
            return (named[0] if named else name), _act_of(row[0].strip())
    table = member.beside("playlists.csv")
    if table is not None:
        for row in _rows_of(table):
            if name in row or stem in row:
                return name, _act_of(row[0].strip())
    return name, "saved"


def _act_of(playlist: str) -> Act:
    return "liked" if playlist.startswith(_LIKES) else "saved"


def _rows_of(member: Member) -> Iterator[Row]:
    stream = member.open()
    try:
        for row in rows(stream):
            if not isinstance(row, Unread):
                yield row
    finally:
        stream.close()


# -- subscriptions ------------------------------------------------------------------------------------------------


def recognise_subscriptions(sample: Sample) -> float:
    """Rows of a channel's id, its address and its name."""
    channels = [row for row in sample.csv_rows if _followed(row)]
    return CERTAIN if channels and len(channels) >= len(sample.csv_rows) - 1 else NO


def read_subscriptions(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every channel followed; since when, the list does not say."""
    stream = member.open()
    try:
        yield from _traces(rows(stream), _followed, settings.now)
    finally:
        stream.close()


def _followed(row: Row) -> Thing | None:
    if len(row) != 3 or not _CHANNEL.fullmatch(row[0].strip()) or "youtube.com/" not in row[1]:
        return None
    name = row[2].strip() or None
    return Thing("followed", row[0].strip(), None, row[1].strip(), voice=name, title=name)


# -- rows and columns ---------------------------------------------------------------------------------------------


def _traces(
    found: Iterator[list[str] | Unread], thing_of: Callable[[Row], Thing | None], now: int
) -> Iterator[Trace | Unread]:
    number = 0
    begun = False
    for row in found:
        if isinstance(row, Unread):
            yield row
            continue
        number += 1
        thing = thing_of(row)
        if thing is not None:
            begun = True
            yield trace_of(thing, now, f"row {number}")
        elif begun or number > LINES_ABOVE:
            yield Unread("not_understood", f"row {number}")


def _column(found: Sequence[Row], is_one: Callable[[str], object]) -> int | None:
    """The first column whose values, where it has any, are nearly all of a kind."""
    for at in range(max(map(len, found), default=0)):
        values = [row[at].strip() for row in found if len(row) > at and row[at].strip()]
        if values and sum(bool(is_one(value)) for value in values) >= 0.8 * len(values):
            return at
    return None
