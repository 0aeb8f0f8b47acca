"""Google's activity record, which YouTube's history and all of My Activity are written in: one entry, one trace.

    JSON item ─► activity_json ─┐
                                ├─► Entry ─► trace_of ─► Trace
    HTML cell ─► activity_html ─┘

Nothing here depends on the format or the language of the export, so that both formats of one history, in any
language, give the same keys.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.google.urls import NOWHERE, Kind, Place, on_google, on_youtube
from hearten.sources.trace import Act, Basis, Flag, Precision, Trace

YOUTUBE = "YouTube"
"""A name that Google writes the same in every language and script."""
SAMPLE = 400
"""So many entries are looked at before the first is read, to learn the file's verbs and dates."""
YOUTUBE_HOSTS = ("youtube.com", "youtu.be", "youtube-nocookie.com", "youtubekids.com")

_new = tuple.__new__  # half the price of calling Trace, and a history has millions of them

_YOUTUBE_ACTS: dict[Kind, Act] = {
    "video": "viewed", "short": "viewed", "post": "viewed", "search": "searched",
    "channel": "visited", "link": "visited", "page": "visited", "none": "visited",
}  # fmt: skip
_UNUSUAL_ACTS: dict[Kind, Act] = {**_YOUTUBE_ACTS, "video": "reacted", "short": "reacted", "post": "reacted"}
"""My Activity also tells of things liked, disliked, saved and dismissed; which of these, only the verb would say."""
_GOOGLE_ACTS: dict[Kind, Act] = {"search": "searched", "none": "viewed"}
_ADVERT: tuple[Flag, ...] = ("advert",)
_NO_FLAGS: tuple[Flag, ...] = ()


class Entry(NamedTuple):
    """One entry, in whichever format it came."""

    product: str | None
    """As the file names it: `YouTube`, `YouTube Music`, `Search`."""
    youtube: bool
    place: Place
    title: str | None
    """Without the verb; None where the thing is gone."""
    usual: bool
    """Its verb is the one that nearly all things of its kind have (`Watched`, not `Disliked`)."""
    lost: bool
    """The export no longer knows which thing it was."""
    url: str | None
    voice: str | None
    advert: bool
    seen_at: int
    precision: Precision
    basis: Basis


def is_youtube(product: str | None, products: object, url: str | None) -> bool:
    """Whether an entry belongs to YouTube: by the product's name, or where there is none, by the address."""
    if product:
        return YOUTUBE in product
    if isinstance(products, list) and products:
        return any(isinstance(name, str) and YOUTUBE in name for name in products)
    return url is not None and points_at_youtube(url)


def points_at_youtube(url: str) -> bool:
    """Whether an address is one of YouTube's own."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in YOUTUBE_HOSTS)


def place_of(url: str | None, youtube: bool) -> Place:
    """What an entry is about."""
    if not url:
        return NOWHERE
    return on_youtube(url) if youtube else on_google(url)


def is_advert(details: str, voice: str | None, youtube: bool) -> bool:
    """Whether the remark under an entry marks an advert.

    The remark reads `From Google Ads` in the language of the account: `Google` stays the same in all of them. On
    YouTube no other remark is known, and an advert has no channel line.
    """
    return bool(details) and ("Google" in details or (youtube and voice is None))


def trace_of(entry: Entry) -> Trace:
    """The trace of an entry."""
    product, youtube, (kind, target), title, usual, lost, url, voice, advert, seen_at, precision, basis = entry
    flags = _ADVERT if advert else _NO_FLAGS
    if kind == "search":
        title, target = target, normal_text(target)
    if youtube:
        platform, space = "youtube", None
        act = _YOUTUBE_ACTS[kind] if usual else _UNUSUAL_ACTS[kind]
        if lost:
            act, title = "viewed", None
            flags = (*flags, "removed")
        elif title == url and title:
            title = None
            flags = (*flags, "private")
        if kind == "short":
            flags = (*flags, "short")
        if (product and product != YOUTUBE and product.endswith("Music")) or (url and "//music." in url):
            flags = (*flags, "music")
    else:
        platform, space = "google", product
        act = _GOOGLE_ACTS.get(kind, "visited")
    key = trace_key(platform, act, target, seen_at)
    return _new(
        Trace,
        (key, seen_at, precision, basis, platform, act, space, voice, True, None, None, url, title or None, flags,
         None, None),
    )  # fmt: skip
