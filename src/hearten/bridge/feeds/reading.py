"""A feed's bytes become items of plain text. No picture is loaded, no script is kept, nothing else is asked for."""

from __future__ import annotations

import calendar
import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import feedparser  # type: ignore[import-untyped]

from hearten.ground.clock import Microseconds, as_microseconds

MOST_ITEMS = 100
MOST_LETTERS = 400
LONGEST = 24 * 3600
"""Seconds; a feed that wants to be left alone for longer may be asked once a day."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a feed."""

    link: str
    title: str
    text: str
    at: Microseconds | None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds."""

    title: str
    items: tuple[Item, ...]
    every: int = 0
    """Seconds for which it says that nothing new needs to be looked for; 0 where it says nothing."""


def read_feed(content: bytes) -> Feed | None:
    """RSS, Atom or JSON Feed; None where it is none of them. Broken pieces are left out."""
    if content.lstrip()[:1] == b"{":
        return _json_feed(content)
    found = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and not found.feed.get("title"):
        return None
    items = [item for entry in found.entries[:MOST_ITEMS] if (item := _item(entry)) is not None]
    return Feed(plain(found.feed.get("title", "")), tuple(items), _every(str(found.feed.get("ttl", ""))))


def plain(text: str, most: int = MOST_LETTERS) -> str:
    """Text without marks, in one line, cut at a word."""
    reader = _Text()
    reader.feed(html.unescape(text) if "&lt;" in text else text)
    words = re.sub(r"\s+", " ", "".join(reader.parts)).strip()
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def _every(ttl: str) -> int:
    """RSS tells it in minutes (https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt)."""
    minutes = ttl.strip()
    return min(60 * int(minutes), LONGEST) if minutes.isascii() and minutes.isdigit() and len(minutes) <= 6 else 0


def _item(entry: Mapping[str, Any]) -> Item | None:
    link = str(entry.get("link", ""))
    if not link.startswith(("https://", "http://")):
        return None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    at = calendar.timegm(when) * 1_000_000 if when else None
    return Item(link, plain(entry.get("title", "")), plain(entry.get("summary", "")), at)


def _json_feed(content: bytes) -> Feed | None:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        document = json.loads(content)
        if "jsonfeed.org" not in document["version"]:
            return None
        return Feed(plain(str(document.get("title", ""))), tuple(_json_items(document["items"][:MOST_ITEMS])))
    except (ValueError, KeyError, TypeError):
        return None


def _json_items(entries: list[Any]) -> Iterator[Item]:
    for entry in entries:
        link = str(entry.get("url", "")) if isinstance(entry, dict) else ""
        if link.startswith(("https://", "http://")):
            text = str(entry.get("summary") or entry.get("content_text") or entry.get("content_html") or "")
            yield Item(link, plain(str(entry.get("title", ""))), plain(text), _instant(entry.get("date_published")))


def _instant(written: object) -> Microseconds | None:
    try:
        when = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return as_microseconds(when if when.tzinfo else when.replace(tzinfo=UTC))


class _Text(HTMLParser):
    """Keeps the words between the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 # the parser's own
        self._hidden += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
