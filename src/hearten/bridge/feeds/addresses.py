"""What a person types, as the address of a public feed; and lists of feeds in OPML (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from hearten.ground.errors import UsageError
from hearten.languages.speaking import gettext as _

_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # https://docs.joinmastodon.org/user/network/#rss
    (re.compile(r"@([\w.-]+)@([\w.-]+\.[a-z]{2,})", re.IGNORECASE), lambda m: f"https://{m[2]}/@{m[1]}.rss"),
    # https://support.reddithelp.com/hc/en-us/articles/32236035233044-RSS-Feeds
    (re.compile(r"/?r/(\w{2,21})"), lambda m: f"https://www.reddit.com/r/{m[1]}/.rss"),
    # https://developers.google.com/youtube/v3/guides/push_notifications names this feed
    (re.compile(r"(UC[\w-]{22})"), lambda m: f"https://www.youtube.com/feeds/videos.xml?channel_id={m[1]}"),
    (
        re.compile(r"https?://(?:www\.)?youtube\.com/channel/(UC[\w-]{22}).*"),
        lambda m: f"https://www.youtube.com/feeds/videos.xml?channel_id={m[1]}",
    ),
    # https://github.com/bluesky-social/social-app/pull/2551
    (re.compile(r"https?://bsky\.app/profile/([\w.:-]+)(?:/rss)?"), lambda m: f"https://bsky.app/profile/{m[1]}/rss"),
    (re.compile(r"@?([\w-]+\.bsky\.social)"), lambda m: f"https://bsky.app/profile/{m[1]}/rss"),
    (re.compile(r"(https?://\S+\.\S+)"), lambda m: m[1]),
)


class NoFeedAddress(UsageError):
    """What was typed names no feed that we know how to find."""

    def __init__(self) -> None:
        super().__init__(
            _("Type the address of a feed, or a name such as @name@place.example, r/watercolour or name.bsky.social.")
        )


class Outline(NamedTuple):
    """One feed of a list."""

    title: str
    address: str


def feed_address(typed: str) -> str:
    """The address of the feed that was meant. Raises `NoFeedAddress`."""
    wanted = typed.strip()
    for shape, address in _SHAPES:
        found = shape.fullmatch(wanted)
        if found and len(wanted) <= 500:
            return address(found)
    raise NoFeedAddress


def read_opml(content: bytes) -> list[Outline]:
    """The feeds of a list, as other readers write it; what names no feed is left out."""
    decoded = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    found = []
    for tag in re.findall(r"<outline\b[^>]*>", decoded, re.IGNORECASE):
        parts = {name.lower(): value for name, _quote, value in re.findall(r"(\w+)\s*=\s*([\"'])(.*?)\2", tag)}
        address = unescape(parts.get("xmlurl", ""))
        if address.startswith(("https://", "http://")):
            found.append(Outline(unescape(parts.get("title") or parts.get("text") or address), address))
    return found


def write_opml(feeds: Iterable[Outline]) -> bytes:
    """A list of feeds that other readers take in."""
    rows = [f'  <outline type="rss" text={quoteattr(one.title)} xmlUrl={quoteattr(one.address)}/>' for one in feeds]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Hearten</title></head><body>'
    return "\n".join([head, *rows, "</body></opml>\n"]).encode()
