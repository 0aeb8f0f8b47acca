"""YouTube's lists as they were until about 2020: `likes.json` and its sisters, `my-comments.html`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearten.sources.dates import times
from hearten.sources.formats.cells import cells, lines_of, text_of
from hearten.sources.formats.jsonstream import items
from hearten.sources.google.urls import on_youtube
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, NO, Settings
from hearten.sources.platforms.youtube.traces import Thing, trace_of, watch_url
from hearten.sources.sample import Sample
from hearten.sources.text import unescape_html
from hearten.sources.trace import Act, Trace, Unread

# The lists are items of playlists and subscriptions as YouTube's own interface gives them, and so are the ids of the
# playlists: https://developers.google.com/youtube/v3/docs/playlistItems and .../subscriptions
_ACTS: dict[str, Act] = {"LL": "liked", "LM": "liked", "HL": "viewed", "UU": "posted"}

_COMMENT = re.compile(
    r"<li>(?:(?!</li).){0,300}?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:(?!</li).){0,300}?youtube\.com/", re.DOTALL
)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d", re.ASCII)
_LINK = re.compile(r'<a [^>]*href="([^"]*)"')


def recognise_list(sample: Sample) -> float:
    """Items with a `snippet` that says what it is about."""
    things = [_thing(value) for path, value in sample.json_items if not path]
    return CERTAIN if things and None not in things else NO


def read_list(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every item of `likes.json`, `subscriptions.json`, of a playlist or of the oldest `watch-history.json`."""
    stream = member.open()
    try:
        number = 0
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
                continue
            number += 1
            thing = _thing(item[1])
            yield (
                trace_of(thing, settings.now, f"item {number}") if thing else Unread("not_understood", f"item {number}")
            )
    finally:
        stream.close()


def _thing(item: object) -> Thing | None:
    snippet = item.get("snippet") if isinstance(item, dict) else None
    about = snippet.get("resourceId") if isinstance(snippet, dict) else None
    if not isinstance(snippet, dict) or not isinstance(about, dict):
        return None
    when = times.iso(_words(snippet, "publishedAt") or "")
    title, channel, video = _words(snippet, "title"), _words(about, "channelId"), _words(about, "videoId")
    if channel:
        url = f"https://www.youtube.com/channel/{channel}"
        return Thing("followed", channel, when, url, voice=title, title=title)
    if not video or when is None:
        return None
    act = _ACTS.get((_words(snippet, "playlistId") or "")[:2], "saved")
    return Thing(act, video, when, watch_url(video), voice=_words(snippet, "videoOwnerChannelTitle"), title=title)


def _words(values: dict[str, object], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) and value else None


def recognise_comments(sample: Sample) -> float:
    """List items with a time and a link to YouTube."""
    return CERTAIN if not sample.is_json and _COMMENT.search(sample.text) else NO


def read_comments(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every comment of `my-comments.html`, every message of `my-live-chat-messages.html`."""
    stream = member.open()
    try:
        number = 0
        for markup in cells(stream, b"<li>"):
            if isinstance(markup, Unread):
                yield markup
                continue
            number += 1
            thing = _comment(markup.partition("</li")[0])
            yield (
                trace_of(thing, settings.now, f"item {number}") if thing else Unread("not_understood", f"item {number}")
            )
    finally:
        stream.close()


def _comment(markup: str) -> Thing | None:
    """`Sent at TIME while watching <a>a video</a>.<br/>words` in any language."""
    about, *words = lines_of(markup)
    time, link = _TIME.search(about), _LINK.search(about)
    when = times.plain(time[0]) if time else None
    if when is None or not words:
        return None
    url = unescape_html(link[1]) if link else None
    kind, target = on_youtube(url) if url else ("none", "")
    return Thing("commented", target if kind != "page" else "", when, url, text="\n".join(map(text_of, words)))


def _result(thing: Thing | None, now: int, where: str) -> Trace | Unread:
    return Unread("not_understood", where) if thing is None else trace_of(thing, now, where)
