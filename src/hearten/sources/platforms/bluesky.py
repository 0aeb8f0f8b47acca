"""Bluesky and other homes of the AT Protocol: the repository of an account, `repo.car`.

    CAR ─► blocks ─► 1st pass: tree nodes ─► which record has which name
                 └─► 2nd pass: records    ─► Trace

What each kind of record holds: https://github.com/bluesky-social/atproto, lexicons/app/bsky. How the tree names them
(`app.bsky.feed.like/3jzfcijpj2z2a`), each node by itself, in steps of prefix and suffix:
https://atproto.com/specs/repository. The time is the one that the app wrote into the record; where that cannot be, the
one in the record's name, which the app made up as well: https://atproto.com/specs/tid. A repository knows others
only by their DID, so that is the voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from libipld import decode_dag_cbor

from hearten.ground.ids import SECOND, trace_key
from hearten.sources.dates import times
from hearten.sources.formats.car import blocks, is_car
from hearten.sources.formats.records import words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Basis, Flag, Precision, Trace, Unread

Record = dict[str, Any]

_new = tuple.__new__

_NODE = b"\xa2ae"
"""How a node of the tree begins: a map of two, the first key `e`."""
_COMMIT = (b"\xa6cdid", b"\xa5cdid")
"""How a commit begins: a map of six (five in version 2), the first key `did`."""
_TREE = (_NODE, *_COMMIT)
_TID = "234567abcdefghijklmnopqrstuvwxyz"
_VALUE = {sign: value for value, sign in enumerate(_TID)}

MILLISECOND = SECOND // 1000

_NO_FLAGS: tuple[Flag, ...] = ()
_REPLY: tuple[Flag, ...] = ("reply",)
_REPOST: tuple[Flag, ...] = ("repost",)

_UNNEEDED = ("app.bsky.", "chat.bsky.", "com.atproto.", "tools.ozone.")
"""Profile, lists, blocks, gates, labels and whatever else these programs keep."""


class Repository(NamedTuple):
    """What the first pass learns."""

    owner: str | None
    names: dict[bytes, str]
    """The CID of a record -> its name in its collection."""


class What(NamedTuple):
    """What a record tells, its time aside."""

    act: Act
    target: str
    voice: str | None
    url: str | None
    flags: tuple[Flag, ...] = _NO_FLAGS
    text: str | None = None
    lang: str | None = None


def _is_repository(sample: Sample) -> float:
    if is_car(sample.head):
        return CERTAIN if b"app.bsky." in sample.head or b"cdid" in sample.head else LIKELY
    return POSSIBLE if sample.file_name.endswith(".car") and b"app.bsky." in sample.head else NO


def _records(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    repository = _repository(member)
    stream = member.open()
    number = 0
    try:
        for block in blocks(stream):
            if isinstance(block, Unread):
                yield block
                continue
            data = block[1]
            if data.startswith(_NODE) or _is_commit(data):
                continue
            number += 1
            row = _row(block[0], data, repository, settings.now)
            if isinstance(row, Unread):
                yield row._replace(where=f"record {number}: {row.where}")
            else:
                yield row
    finally:
        stream.close()


def _row(cid: bytes, data: bytes, repository: Repository, now: int) -> Trace | Unread:
    try:
        record = decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return Unread("not_understood", "", len(data))
    kind = record.get("$type") if type(record) is dict else None
    if type(kind) is not str:
        return Unread("not_understood", "$type")
    name = repository.names.get(cid)
    read = _READ.get(kind)
    if read is None:
        return Unread("not_needed" if kind.startswith(_UNNEEDED) else "not_understood", "$type")
    what = read(record, repository.owner, name)
    if what is None:
        return Unread("bad_value", "subject")
    when = _when(record.get("createdAt"), name, now)
    if when is None:
        return Unread("bad_time", "createdAt")
    return _trace(what, when)


def _trace(what: What, when: tuple[int, Precision, Basis]) -> Trace:
    act, target, voice, url, flags, text, lang = what
    at, precision, basis = when
    # A reply has the key of a post: which of them answer oneself, a file without its commit does not tell.
    key = trace_key("bluesky", "posted" if act == "commented" else act, target, at, MILLISECOND)
    fields = (
        key, at, precision, basis, "bluesky", act, None, voice, True,
        None, None, url, None, flags, text, lang,
    )  # fmt: skip
    return _new(Trace, fields)


# -- the first pass ----------------------------------------------------------------------------------------------------


def _repository(member: Member) -> Repository:
    names: dict[bytes, str] = {}
    owner: str | None = None
    stream = member.open()
    try:
        for block in blocks(stream, _TREE):
            if isinstance(block, Unread):
                continue
            data = block[1]
            if data.startswith(_NODE):
                _learn(data, names)
            elif _is_commit(data):
                commit = _decoded(data)
                owner = words(commit.get("did")) or owner
    finally:
        stream.close()
    return Repository(owner, names)


def _is_commit(data: bytes) -> bool:
    return data.startswith(_COMMIT) and b"gversion" in data


def _learn(node: bytes, names: dict[bytes, str]) -> None:
    """Take the names of the records that a node of the tree refers to."""
    path = b""
    entries = _decoded(node).get("e")
    for entry in entries if type(entries) is list else ():
        if type(entry) is not dict:
            return
        kept, suffix, record = entry.get("p"), entry.get("k"), entry.get("v")
        if type(kept) is not int or type(suffix) is not bytes or type(record) is not bytes:
            return
        path = path[:kept] + suffix
        names[record] = path.rpartition(b"/")[2].decode("ascii", "replace")


def _decoded(data: bytes) -> Record:
    try:
        value = decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return {}
    return value if type(value) is dict else {}


# -- times -------------------------------------------------------------------------------------------------------------


def _when(created: object, name: str | None, now: int) -> tuple[int, Precision, Basis] | None:
    found = times.iso(created) if type(created) is str else None
    if found and times.plausible(found[0], now):
        return (*found, "event")
    at = tid_time(name) if name else None
    return (at, "us", "id_derived") if at is not None and times.plausible(at, now) else None


def tid_time(name: str) -> int | None:
    """The microseconds since 1970 in a timestamp identifier; None for a name of another kind."""
    if len(name) != 13 or name[0] not in _TID[:16]:
        return None
    value = 0
    for sign in name:
        digit = _VALUE.get(sign)
        if digit is None:
            return None
        value = value << 5 | digit
    return value >> 10


# -- kinds of record ---------------------------------------------------------------------------------------------------


def _post(record: Record, owner: str | None, name: str | None) -> What | None:
    text = words(record.get("text"))
    languages = record.get("langs")
    lang = words(languages[0]) if text and type(languages) is list and len(languages) == 1 else None
    url = f"https://bsky.app/profile/{owner}/post/{name}" if owner and name else None
    reply = record.get("reply")
    if type(reply) is not dict:
        return What("posted", text or "", None, url, _NO_FLAGS, text, lang)
    other = _author(_uri(reply.get("parent")))
    if other == owner:  # the next piece of a thread of one's own
        return What("posted", text or "", None, url, _REPLY, text, lang)
    return What("commented", text or "", other, url, _REPLY, text, lang)


def _like(record: Record, _owner: str | None, _name: str | None) -> What | None:
    uri = _uri(record.get("subject"))
    return What("liked", uri, _author(uri), _address(uri)) if uri else None


def _repost(record: Record, _owner: str | None, _name: str | None) -> What | None:
    uri = _uri(record.get("subject"))
    return What("shared", uri, _author(uri), _address(uri), _REPOST) if uri else None


def _follow(record: Record, _owner: str | None, _name: str | None) -> What | None:
    other = words(record.get("subject"))
    return What("followed", other, other, f"https://bsky.app/profile/{other}") if other else None


_READ = {
    "app.bsky.feed.post": _post,
    "app.bsky.feed.like": _like,
    "app.bsky.feed.repost": _repost,
    "app.bsky.graph.follow": _follow,
}


def _uri(reference: object) -> str | None:
    """The address that a reference to another record holds."""
    return words(reference.get("uri")) if type(reference) is dict else None


def _author(uri: str | None) -> str | None:
    """Whose record `at://did:plc:…/app.bsky.feed.post/3jz…` is."""
    return uri[5:].partition("/")[0] or None if uri and uri.startswith("at://") else None


def _address(uri: str) -> str | None:
    """The page of a post; other records (feeds, lists) have pages of other forms."""
    parts = uri.split("/")
    if len(parts) != 5 or parts[3] != "app.bsky.feed.post":
        return None
    return f"https://bsky.app/profile/{parts[2]}/post/{parts[4]}"


PLATFORM = Platform(
    name="bluesky",
    title="Bluesky",
    acts=("posted", "commented", "liked", "shared", "followed"),
    fills=("voice", "url", "text"),
    readers=(Reader("repo.car", _is_repository, _records),),
)
