"""TikTok's items as traces: the same few things in every layout and format, so that their keys agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.dates.when import SAID_NOTHING, told
from hearten.sources.platform import Settings
from hearten.sources.trace import Act, Flag, Trace, UnreadReason

NAME = "tiktok"

_new = tuple.__new__
"""Makes a trace without its slower door: a history has hundreds of thousands."""


class Kind(NamedTuple):
    """What the items of one list are."""

    act: Act
    words: str = ""
    """The field that holds the words: of a search, of a comment, the name of who is followed."""
    flags: tuple[Flag, ...] = ()


VIEWED = Kind("viewed", "title")
LIKED = Kind("liked")
SAVED = Kind("saved")
SHARED = Kind("shared")
REPOSTED = Kind("shared", flags=("repost",))
SEARCHED = Kind("searched", "searchterm")
COMMENTED = Kind("commented", "comment")
FOLLOWED = Kind("followed", "username")
POSTED = Kind("posted", "title")
WATCHED_LIVE = Kind("watched_live", flags=("live",))
SAID_LIVE = Kind("commented", "commentcontent", ("live",))
ASKED_LIVE = Kind("commented", "questioncontent", ("live",))

BY_WORDS = frozenset(("searched", "commented", "followed"))
"""Acts that are known by their words; the others by the number in the link, which every format has."""
_TOO_COARSE = frozenset(("min", "day"))
"""TikTok tells every time to the second; one that is shorter was cut."""
_ID = re.compile(r"\d{8,}")
_ACCOUNT = re.compile(r"/@([\w.]{2,})")


def as_trace(kind: Kind, at: object, link: object, words: object, now: int) -> Trace | UnreadReason:
    """One item as a trace."""
    when = told(at, now)
    if when is None or when.precision in _TOO_COARSE:
        return "bad_time"
    moment, precision, basis = when
    act = kind.act
    url = link if type(link) is str and link[:4] == "http" else None
    said = words.strip() if words and type(words) is str else ""
    if said in SAID_NOTHING:
        said = ""
    if moment is None and not url and not said:
        return "not_understood"
    voice = title = text = None
    if act == "posted":
        target, url, text = "", None, said or None  # the link is a download that ends; nobody posts twice in a second
    elif act in BY_WORDS:
        target = normal_text(said)
        voice, title, text = _placed(act, said)
    else:
        number = _ID.search(url) if url else None
        target = number[0] if number else url or ""
        title = said or None
    if voice is None and url and "/@" in url and (account := _ACCOUNT.search(url)):
        voice = account[1]
    key = trace_key(NAME, act, target, moment)
    return _new(
        Trace,
        (key, moment, precision, basis, NAME, act, None, voice, True, None, None, url, title, kind.flags, text, None),
    )


def _placed(act: Act, said: str) -> tuple[str | None, str | None, str | None]:
    """Voice, title and text, of which the words are one."""
    words = said or None
    if act == "followed":
        return words, None, None
    return (None, words, None) if act == "searched" else (None, None, words)


class Said(NamedTuple):
    """One message as it was written."""

    at: object
    sender: str
    words: str
    mine: bool


def message_trace(said: Said, name: str, is_group: bool, settings: Settings) -> Trace | UnreadReason:
    """A message as a trace. What others wrote, and the links they sent, are kept only if the person wants it."""
    when = told(said.at, settings.now)
    if when is None or when.at is None:
        return "bad_time"
    words = said.words if said.mine or settings.others_words else ""
    is_link = words.startswith("http") and " " not in words
    voice = None if is_group and said.mine else said.sender if is_group else name
    return Trace(
        trace_key(NAME, "messaged", f"{name}\0{normal_text(said.words)}", when.at),
        when.at, when.precision, when.basis, NAME, "messaged",
        name if is_group else None,
        voice, said.mine, None, None, words if is_link else None, None, (), None if is_link else words or None,
    )  # fmt: skip


def partner_of(title: str) -> str:
    """The other one, from `Chat History with them:`; names have no spaces, so the words before may be any."""
    return title.rstrip(": ").rpartition(" ")[2]


def first_link(values: Iterable[object]) -> str | None:
    return next((value for value in values if type(value) is str and value.startswith("http")), None)
