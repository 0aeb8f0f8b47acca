"""What an address of YouTube or Google points at."""

from __future__ import annotations

from typing import Literal
from urllib.parse import SplitResult, parse_qs, unquote, unquote_plus, urlsplit

Kind = Literal["video", "short", "post", "channel", "search", "link", "page", "none"]
"""`link` is a page elsewhere that was reached through Google; `none` stands for an entry without an address."""

Place = tuple[Kind, str]
"""The kind, and what it is known by in every export: an id, the words searched for, an address without scheme."""

NOWHERE: Place = ("none", "")

_BY_PATH: dict[str, Kind] = {
    "shorts": "short", "live": "video", "embed": "video", "v": "video", "post": "post",
    "channel": "channel", "user": "channel", "c": "channel",
}  # fmt: skip


def on_youtube(url: str) -> Place:
    """What an address in a YouTube entry points at."""
    at = url.find("watch?v=")
    if at > 0 and url[at + 19 : at + 20] in ("", "&", "#"):  # an id has 11 characters
        return "video", url[at + 8 : at + 19]
    parts = _split(url)
    if parts is None:
        return "page", url
    steps = [step for step in parts.path.split("/") if step]
    if parts.netloc.endswith("youtu.be") and steps:
        return "video", steps[0]
    if parts.path.endswith("/watch") and (video := _field(parts.query, "v")):
        return "video", video
    if query := _search(parts, steps):
        return "search", query
    if len(steps) > 1 and steps[0] in _BY_PATH:
        return _in_folder(steps, parts.query)
    if steps and steps[0].startswith("@"):
        return "channel", steps[0]
    return "page", _without_scheme(parts)


def on_google(url: str) -> Place:
    """What an address in any other Google entry points at; a link that Google wraps is unwrapped."""
    parts = _split(url)
    if parts is None:
        return "page", url
    steps = [step for step in parts.path.split("/") if step]
    if ".google." not in f".{parts.netloc}":
        return "page", _without_scheme(parts)
    if steps == ["url"]:
        wrapped = _field(parts.query, "q") or _field(parts.query, "url")
        if wrapped.startswith("http"):
            return "link", wrapped
    if query := _search(parts, steps):
        return "search", query
    return "page", _without_scheme(parts)


def _in_folder(steps: list[str], query: str) -> Place:
    if steps[0] == "channel" and steps[-1] == "community" and (post := _field(query, "lb")):
        return "post", post
    return _BY_PATH[steps[0]], steps[1]


def _search(parts: SplitResult, steps: list[str]) -> str:
    """The words of a search; nothing where it is none."""
    if steps[:2] == ["maps", "search"] and len(steps) > 2:
        return unquote_plus(steps[2]).strip()
    if not steps or steps[-1] not in ("search", "results"):
        return ""
    return _field(parts.query, "search_query") or _field(parts.query, "q") or _field(parts.query, "query")


def _field(query: str, name: str) -> str:
    """One field of a query, the first where it stands there twice."""
    if query.startswith(f"{name}=") and "&" not in query:  # nearly always; parse_qs is slow
        return unquote_plus(query[len(name) + 1 :]).strip()
    try:
        return next(iter(parse_qs(query).get(name, ())), "").strip()
    except ValueError:
        return ""


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _without_scheme(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return unquote(parts.netloc.removeprefix("www.") + parts.path) + query
