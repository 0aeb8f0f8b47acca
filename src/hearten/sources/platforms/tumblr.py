"""Tumblr: what the dashboard and adverts showed, when one was there, blogs left, notifications opened, and posts.

Two downloads. The account's data is `payload-0.json`:

    [{"data": {"dashboard": [{"serve_time", "element_type", "content_url", "viewed", "interacted"}],
               "client_side_ad_analytics": [{"serve_time", "viewed", "interacted", "ad_type", "placement_id"}],
               "ads_analytics", "gemini_analytics", "explore_takeover_analytics": [{..., "post_url"}],
               "last_active_times" or "active_times": [time, ...], "unfollows": [{"blog_name", "timestamp"}],
               "push_notification_opens": [{"timestamp", "from_blog", "to_blog", "notification_type"}], ...}}]

Nothing is written as `\\N`, yes as "true". Shapes: the Tumblr importer of
https://github.com/audacious-software/Passive-Data-Kit-External-Data and published scripts that read the same lists.
The times are read as UTC, as they do.

A blog's export is one page a post, `posts/html/<number>.html`: the words, and below them the date as people write it.
No parser of it could be found, so it is read by that structure alone, whatever tags it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hearten.ground.ids import trace_key
from hearten.sources.dates import times
from hearten.sources.dates.when import When
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.cells import text_of
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, read_records, words
from hearten.sources.members import Member, read_all
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Flag, Trace, Unread

_NOTHING = "\\N"
_DESCEND = frozenset(("",))
_ADVERT: tuple[Flag, ...] = ("advert",)
_BLOG = re.compile(
    r"https?://(?:www\.)?(?:tumblr\.com/(?:blog/(?:view/)?)?(?!blog/)([\w-]+)|([\w-]+)\.tumblr\.com)(?:/|$)"
)
_HOUSE = frozenset(("www", "house-ad", "assets", "media", "api", "blog"))
_SIGNS = frozenset(
    ("dashboard", "client_side_ad_analytics", "ads_analytics", "gemini_analytics", "unfollows", "last_active_times",
     "active_times", "push_notification_opens", "push_notification_settings", "blog_names", "crushes")
)  # fmt: skip
"""Lists by which a payload is known: all of Tumblr's own making."""


# -- payload-0.json ----------------------------------------------------------------------------------------------------


def _is_payload(sample: Sample) -> float:
    """The first list is often longer than the head of the file, so its name and the wrapper must do."""
    start = sample.text[:2000].lstrip()
    if not start.startswith(("[", "{")) or '"data"' not in start:
        return NO
    names = {name for name in _SIGNS if f'"{name}"' in sample.text}
    if len(names) > 1:
        return CERTAIN
    return LIKELY if names and sample.file_name.startswith("payload") else NO


def _payload(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    def convert(path: Path, value: Json) -> Trace | Unread | None:
        read = _LISTS.get(str(path[-1])) if len(path) > 1 and path[-2] == "data" else None
        if read is None or value == _NOTHING:
            return None
        if type(value) is not (str if read is _active else dict):
            return Unread("not_understood", str(path[-1]))
        return read(value, settings.now)

    return read_records(member, convert, descend=_DESCEND)


def _time(value: object, now: int) -> When | None:
    """`2021-02-03T04:05:06.000Z`, `2021-02-03 04:05:06`, or a number."""
    found = (times.iso(value) or times.plain(value)) if type(value) is str else times.unix(value)
    return When(*found, "event") if found and times.plausible(found[0], now) else None


def _shown(item: Json, now: int) -> Trace | Unread | None:
    """Something that the dashboard served: a post of a blog, or an advert."""
    return _served(item, now, advert=item.get("element_type") == "advertisement")


def _advert(item: Json, now: int) -> Trace | Unread | None:
    return _served(item, now, advert=True)


def _served(item: Json, now: int, *, advert: bool) -> Trace | Unread | None:
    if item.get("serve_time") == _NOTHING:
        return Unread("not_needed", "never served")
    when = _time(item.get("serve_time"), now)
    if when is None:
        return Unread("bad_time", "serve_time")
    if item.get("viewed") in ("false", False) and item.get("interacted") in (None, "false", False, _NOTHING):
        return Unread("not_needed", "served, not seen")
    address = _address(item.get("content_url")) or _address(item.get("post_url"))
    blog = _blog_of(address)
    target = address or words(item.get("placement_id")) or ""
    return Trace(
        trace_key("tumblr", "viewed", f"{advert}\0{target}", when.at), *when, "tumblr", "viewed", voice=blog,
        url=address, flags=_ADVERT if advert else (),
    )  # fmt: skip


def _active(value: Json, now: int) -> Trace | Unread | None:
    """A moment at which one was there; how long, nobody wrote down."""
    when = _time(value, now)
    if when is None:
        return Unread("bad_time")
    return Trace(trace_key("tumblr", "visited", "", when.at), *when, "tumblr", "visited")


def _opened(item: Json, now: int) -> Trace | Unread | None:
    """A notification that was opened."""
    when = _time(item.get("timestamp"), now)
    if when is None:
        return Unread("bad_time", "timestamp")
    sender, kind = _name(item.get("from_blog")), _name(item.get("notification_type"))
    key = trace_key("tumblr", "notified", f"{sender}\0{kind}", when.at)
    return Trace(key, *when, "tumblr", "notified", voice=sender, mine=False, title=kind)


def _left(_item: Json, _now: int) -> Trace | Unread | None:
    return Unread("not_needed", "a blog no longer followed")


def _address(value: object) -> str | None:
    return value if type(value) is str and value.startswith("http") else None


def _name(value: object) -> str | None:
    name = words(value)
    return None if name == _NOTHING else name


def _blog_of(address: str | None) -> str | None:
    """The blog in an address."""
    found = _BLOG.match(address) if address else None
    blog = (found[1] or found[2]).lower() if found else None
    return None if blog in _HOUSE else blog


_LISTS: dict[str, Callable[[Json, int], Trace | Unread | None]] = {
    "dashboard": _shown,
    "client_side_ad_analytics": _advert,
    "ads_analytics": _advert,
    "gemini_analytics": _advert,
    "explore_takeover_analytics": _advert,
    "last_active_times": _active,
    "active_times": _active,
    "push_notification_opens": _opened,
    "unfollows": _left,
}


# -- a blog's posts ----------------------------------------------------------------------------------------------------

_PAGE = re.compile(r"(?:^|/)(?:html/)?(\d{6,})\.html$")
_LARGEST_PAGE = 4 << 20
_PIECE = re.compile(r"<(?:br|/?p|/?div|/?span|/?li|/?h\d|/?blockquote|/?body|/?figure)\b[^<>]*>", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_DATE = 60


def _is_post(sample: Sample) -> float:
    """A page that is named by a number, beside others of a blog's export."""
    if not sample.is_html or not _PAGE.search(sample.path):
        return NO
    in_export = "tumblr" in sample.text.casefold() or "/posts/" in f"/{sample.path}" or "/html/" in f"/{sample.path}"
    dated = not sample.whole or _date_in(_pieces(sample.text)) is not None
    return LIKELY if in_export and dated else NO


def _post(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    page = read_all(member, _LARGEST_PAGE)
    pieces = _pieces(page.decode("utf-8", "replace"))
    place = _date_in(pieces)
    if place is None:
        yield Unread("cut_off" if b"</html" not in page.lower() else "not_understood", "the date", len(page))
        return
    dates = WrittenDates.learn([pieces[place]], settings.zone, settings.now, settings.date_order)
    found = dates.parse(pieces[place])
    if found is None or not times.plausible(found[0], settings.now):
        yield Unread("date_order_open" if dates.open_question else "bad_time", "the date")
        return
    number = _PAGE.search(member.path)
    said = "\n".join(pieces[:place]) or None
    target = number[1] if number else f"{said}"
    yield Trace(trace_key("tumblr", "posted", target, None), *found, "tumblr", "posted", text=said)


def _pieces(page: str) -> list[str]:
    """The lines of a page, in their order."""
    _, end_of_head, body = page.partition("</head>")
    return [text for part in _PIECE.split(body if end_of_head else page) if (text := text_of(part))]


def _date_in(pieces: list[str]) -> int | None:
    """Which line is the date: the last short one with a year and a time of day in it; tags come behind it."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if len(piece) <= _LONGEST_DATE and _YEAR.search(piece) and ":" in piece:
            return place
    return None


PLATFORM = Platform(
    name="tumblr",
    title="Tumblr",
    acts=("viewed", "visited", "notified", "posted"),
    fills=("voice", "url", "title", "text"),
    readers=(Reader("payload-0.json", _is_payload, _payload), Reader("posts/html/*.html", _is_post, _post)),
)
