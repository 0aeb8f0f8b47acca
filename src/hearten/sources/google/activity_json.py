"""Google's activity record in JSON: `watch-history.json`, `search-history.json`, `MyActivity.json`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import Item, items
from hearten.sources.google.activity import SAMPLE, YOUTUBE, Entry, is_advert, is_youtube, place_of, trace_of
from hearten.sources.google.verbs import Said, Verbs
from hearten.sources.members import Member
from hearten.sources.platform import Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread, UnreadReason

Record = dict[str, Any]

_new = tuple.__new__  # half the price of calling Entry, and a history has millions of them


def belongs_to_youtube(sample: Sample) -> list[bool]:
    """For each first entry, whether it is YouTube's; empty where the file is no activity record."""
    values = [value for path, value in sample.json_items if not path]
    records = [value for value in values if _is_record(value)]
    if 2 * len(records) <= len(sample.json_items):
        return []
    return [
        is_youtube(_words(record, "header"), record.get("products"), _words(record, "titleUrl")) for record in records
    ]


def read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every entry of the file."""
    stream = member.open()
    try:
        found = items(stream)
        first = list(islice(found, SAMPLE))
        verbs = _verbs([item[1] for item in first if not isinstance(item, Unread) and _is_record(item[1])])
        yield from _traces(chain(first, found), verbs, settings.now)
    finally:
        stream.close()


def _traces(found: Iterator[Item | Unread], verbs: Verbs, now: int) -> Iterator[Trace | Unread]:
    number = 0
    for item in found:
        if type(item) is Unread:
            yield item
            continue
        number += 1
        try:
            yield _trace(item[1], verbs, now)
        except _Odd as odd:
            yield Unread(odd.reason, f"item {number}: {odd.field}" if odd.field else f"item {number}")


class _Odd(Exception):
    """An entry that cannot become a trace."""

    def __init__(self, reason: UnreadReason, field: str = "") -> None:
        self.reason = reason
        self.field = field


def _trace(record: object, verbs: Verbs, now: int) -> Trace:
    if type(record) is not dict:
        raise _Odd("not_understood")
    get = record.get
    words, url, product, time = get("title"), get("titleUrl"), get("header"), get("time")
    if type(words) is not str or type(time) is not str:
        raise _Odd("not_understood" if words is None or time is None else "bad_value", "title and time")
    if (url is not None and type(url) is not str) or (product is not None and type(product) is not str):
        raise _Odd("bad_value", "titleUrl and header")
    url, product = url or None, product or None
    when = times.iso(time)
    if when is None or not times.plausible(when[0], now):
        raise _Odd("bad_time", "time")
    youtube = YOUTUBE in product if product else is_youtube(product, get("products"), url)
    place = place_of(url, youtube)
    voice = _channel(get("subtitles")) if youtube else None
    advert = "details" in record and is_advert(_remarks(record["details"]), voice, youtube)
    lost = youtube and not url and verbs.names_a_lost_title(words)
    title, usual = verbs.bare((product, place[0]), words) if url else (words, True)
    entry = (product, youtube, place, title, usual, lost, url, voice, advert, when[0], when[1], "event")
    return trace_of(_new(Entry, entry))


def _channel(subtitles: object) -> str | None:
    """The first line under the title that links to somebody."""
    if type(subtitles) is list:
        for line in subtitles:
            if type(line) is dict and line.get("url") and type(name := line.get("name")) is str and name:
                return name
    return None


def _remarks(details: object) -> str:
    if type(details) is not list:
        return ""
    return "\n".join(name for line in details if isinstance(line, dict) and (name := _words(line, "name")))


def _verbs(records: list[Record]) -> Verbs:
    said = []
    phrases = []
    for record in records:
        product, url, words = _words(record, "header"), _words(record, "titleUrl"), record["title"]
        youtube = is_youtube(product, record.get("products"), url)
        kind, _ = place_of(url, youtube)
        if kind == "none" and youtube:
            phrases.append(words)
        elif kind != "search":
            voice = _channel(record.get("subtitles"))
            said.append(Said((product, kind), words, url, voice))
    return Verbs.of_titles(said, phrases)


def _is_record(value: object) -> bool:
    """Whether a value looks like one entry: a title, a time, and fields that only this record has."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("title"), str)
        and isinstance(value.get("time"), str)
        and any(name in value for name in ("titleUrl", "products", "activityControls", "header"))
    )


def _words(record: Record, name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) else None
