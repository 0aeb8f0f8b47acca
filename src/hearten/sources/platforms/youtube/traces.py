"""The traces that YouTube's lists become: comments, likes, playlists, subscriptions."""

from __future__ import annotations

from typing import NamedTuple

from hearten.ground.ids import trace_key
from hearten.sources.dates import times
from hearten.sources.trace import Act, Flag, Precision, Trace, Unread


class Thing(NamedTuple):
    """What a line of a list is about."""

    act: Act
    target: str
    """The id of the video, post or channel."""
    when: tuple[int, Precision] | None
    """None where the list tells no time."""
    url: str | None = None
    space: str | None = None
    voice: str | None = None
    title: str | None = None
    flags: tuple[Flag, ...] = ()
    text: str | None = None


def trace_of(thing: Thing, now: int, where: str) -> Trace | Unread:
    """The trace of one line; `where` names the line, should its time be one that cannot be."""
    when: tuple[int | None, Precision] = thing.when or (None, "none")
    seen_at, precision = when
    if seen_at is not None and not times.plausible(seen_at, now):
        return Unread("bad_time", f"{where}: time")
    # The older lists say when a channel was followed, the newer do not: the key holds without it.
    key = trace_key("youtube", thing.act, thing.target, None if thing.act == "followed" else seen_at)
    return Trace(
        key, seen_at, precision, "none" if seen_at is None else "event", "youtube", thing.act, thing.space, thing.voice,
        url=thing.url, title=thing.title or None, flags=thing.flags, text=thing.text or None,
    )  # fmt: skip


def watch_url(video: str) -> str:
    """The address of a video."""
    return f"https://www.youtube.com/watch?v={video}"
