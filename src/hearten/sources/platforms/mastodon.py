"""Mastodon, and what else speaks its archive: posted, replied, boosted, liked, bookmarked, followed.

    outbox.json     {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": [
                      {"type": "Create", "published", "to", "cc", "object": {"id", "url", "content": HTML, "summary",
                       "inReplyTo", "contentMap"}}, {"type": "Announce", "published", "object": address}, ...]}
    likes.json, bookmarks.json      the same around bare addresses, without a time
    following_accounts.csv          Account address,Show boosts,Notify on new posts,Languages

in a zip, or from older servers a tar.gz. Shapes: app/services/backup_service.rb and app/models/export.rb in
https://github.com/mastodon/mastodon. Addresses that hold the author's name differ from program to program: `/@name/`
and `/users/name/` are Mastodon's. The server is the space: each has its own people and its own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from hearten.ground.ids import trace_key
from hearten.sources.dates import times
from hearten.sources.formats.csvrows import rows
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, read_records, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.text import unescape_html
from hearten.sources.trace import Act, Flag, Precision, Trace, Unread

_COLLECTIONS = frozenset(("outbox.json", "likes.json", "bookmarks.json"))
_PUBLIC = frozenset(("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"))
"""https://www.w3.org/TR/activitypub/#public-addressing"""

_ADDRESS = re.compile(r"@?([\w.-]+@[\w.-]+\.\w+)")
_SERVER = re.compile(r"https?://([^/?#@\\\s]+)(/?[^?#\s]*)")
_AUTHOR = re.compile(r"/(?:@|users/|u/|p/|profile/|accounts/)([\w.-]+)(?:@([\w.-]+\.\w+))?(?:/|$)")
_PARAGRAPH = re.compile(r"</p>\s*<p[^>]*>")
_LINE = re.compile(r"<br\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


# -- who and where ----------------------------------------------------------------------------------------------------


def _server_and_author(address: object) -> tuple[str | None, str | None]:
    """Of an address of a post or a profile: the server, and `name@server` where the address has the name."""
    found = _SERVER.match(address) if type(address) is str else None
    if not found:
        return None, None
    server = found[1].lower()
    author = _AUTHOR.match(found[2])
    return server, f"{author[1]}@{author[2] or server}".lower() if author else None


def _list(value: object) -> list[Json]:
    return value if type(value) is list else [value]


def _words_of_html(html: object) -> str | None:
    """What a post says: Mastodon writes paragraphs, line breaks and links."""
    if type(html) is not str:
        return None
    lines = _LINE.sub("\n", _PARAGRAPH.sub("\n\n", html))
    return unescape_html(_TAG.sub("", lines)).strip() or None


# -- outbox, likes, bookmarks -----------------------------------------------------------------------------------------


def _is_collection(sample: Sample) -> float:
    fields = {path[0]: value for path, value in sample.json_items if len(path) == 1 and isinstance(value, str)}
    if fields.get("type") != "OrderedCollection":
        return NO
    return CERTAIN if fields.get("id") in _COLLECTIONS else LIKELY


def _collection(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    name = member.path

    def convert(path: Path, value: Json) -> Trace | Unread | None:
        nonlocal name
        if path == ("id",) and type(value) is str:
            name = value
        if path != ("orderedItems",):
            return None
        if type(value) is str:
            return _marked("saved" if "bookmark" in name else "liked", value)
        return _activity(value, settings.now)

    return read_records(member, convert)


def _marked(act: Act, address: str) -> Trace | Unread:
    """Something liked or bookmarked, of which only the address is known."""
    server, author = _server_and_author(address)
    if server is None:
        return Unread("bad_value", "an address")
    key = trace_key("mastodon", act, address, None)
    return Trace(key, None, "none", "none", "mastodon", act, server, author, url=address)


def _activity(record: Json, now: int) -> Trace | Unread:
    if type(record) is not dict:
        return Unread("not_understood")
    when = times.iso(published) if type(published := record.get("published")) is str else None
    kind, thing = record.get("type"), record.get("object")
    if kind not in ("Announce", "Create"):
        return Unread("not_needed", "neither a post nor a boost")
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time", "published")
    if kind == "Announce":
        address = thing.get("id") if type(thing) is dict else thing
        server, author = _server_and_author(address)
        if type(address) is not str or server is None:
            return Unread("bad_value", "object")
        key = trace_key("mastodon", "shared", address, when[0])
        return Trace(
            key, *when, "event", "mastodon", "shared", server, author, url=address, flags=("repost",)
        )  # fmt: skip
    name = words(thing.get("id")) if type(thing) is dict else None
    if name is None:
        return Unread("not_understood", "object")
    return _post(name, thing, record, when)


def _post(name: str, post: Json, record: Json, when: tuple[int, Precision]) -> Trace:
    """Something the person wrote: for all, in reply to somebody, or to somebody alone."""
    act, other, flags = _addressed(post, record)
    server, author = _server_and_author(other or name)
    languages = post.get("contentMap")
    lang = words(next(iter(languages))) if type(languages) is dict and len(languages) == 1 else None
    text = _words_of_html(post.get("content"))
    url = words(post.get("url")) or (name if name.startswith("http") else None)
    # The act is not in the key: a reply whose post has gone is exported as a post of its own.
    return Trace(
        trace_key("mastodon", "posted", name, None), *when, "event", "mastodon", act, server,
        author if other else None, url=url, title=words(post.get("summary")), flags=flags, text=text,
        lang=lang if text else None,
    )  # fmt: skip


def _addressed(post: Json, record: Json) -> tuple[Act, object, tuple[Flag, ...]]:
    """What kind of post it is, whom it answers or addresses, and whether everybody may see it."""
    readers = {reader for field in ("to", "cc") for reader in _list(record.get(field)) if type(reader) is str}
    flags: tuple[Flag, ...] = () if readers & _PUBLIC else ("private",)
    answers = post.get("inReplyTo")
    if flags and readers and not any(reader.endswith("/followers") for reader in readers):
        to = next((reader for reader in _list(record.get("to")) if type(reader) is str), answers)
        return "messaged", to, flags
    if answers:
        return "commented", answers, (*flags, "reply")
    return "posted", None, flags


# -- lists as CSV -----------------------------------------------------------------------------------------------------


def _is_following(sample: Sample) -> float:
    header = sample.csv_rows[0] if sample.csv_rows else ()
    if header[:2] == ("Account address", "Show boosts"):
        return CERTAIN
    return LIKELY if "following" in sample.file_name and header and _ADDRESS.fullmatch(header[0]) else NO


def _following(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return _first_cells(member, "followed")


def _is_bookmarks(sample: Sample) -> float:
    only = [row for row in sample.csv_rows if len(row) == 1 and row[0].startswith("https://")]
    return LIKELY if "bookmark" in sample.file_name and only and len(only) == len(sample.csv_rows) else NO


def _bookmarks(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return _first_cells(member, "saved")


def _first_cells(member: Member, act: Act) -> Iterator[Trace | Unread]:
    """One trace from the first cell of every row, except the header's."""
    stream = member.open()
    numbers = count(1)
    try:
        for row in rows(stream):
            if isinstance(row, Unread):
                yield row
                continue
            number = next(numbers)
            trace = _marked(act, row[0]) if act == "saved" else _followed(row[0])
            if isinstance(trace, Trace):
                yield trace
            elif number > 1:
                yield trace._replace(where=f"row {number}")
    finally:
        stream.close()


def _followed(cell: str) -> Trace | Unread:
    address = _ADDRESS.fullmatch(cell)
    if not address:
        return Unread("bad_value")
    author = address[1].lower()  # names are the same in either case
    server = author.rpartition("@")[2]
    return Trace(
        trace_key("mastodon", "followed", author, None), None, "none", "none", "mastodon", "followed", server, author
    )


def _is_unneeded(sample: Sample) -> float:
    fields = {path[0]: value for path, value in sample.json_items if len(path) == 1}
    if fields.get("type") in ("Person", "Service") and "preferredUsername" in fields and "outbox" in fields:
        return CERTAIN
    header = sample.csv_rows[0] if sample.csv_rows else ()
    if header == ("Account address", "Hide notifications"):
        return CERTAIN
    named = sample.file_name in ("blocked_accounts.csv", "muted_accounts.csv", "lists.csv", "blocked_domains.csv")
    return LIKELY if named and header else NO


PLATFORM = Platform(
    name="mastodon",
    title="Mastodon",
    acts=("posted", "commented", "messaged", "shared", "liked", "saved", "followed"),
    fills=("space", "voice", "url", "title", "text"),
    readers=(
        Reader("outbox.json", _is_collection, _collection),
        Reader("following_accounts.csv", _is_following, _following),
        Reader("bookmarks.csv", _is_bookmarks, _bookmarks),
        Reader(
            "actor.json", _is_unneeded, None,
            "Your profile, your lists, or whom you blocked or muted. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
