"""The lists of a Facebook export, file by file: recognised, and read from JSON or from pages.

File names and the names of lists are English in every account's language; `_v2` behind a list's name comes and goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal, NamedTuple

from hearten.ground.ids import normal_text
from hearten.sources.dates.when import told
from hearten.sources.formats.jsonstream import NOTHING, items
from hearten.sources.members import Member, Stream
from hearten.sources.meta.clock import Clock, facebook_clock
from hearten.sources.meta.labelled import LABELS, Record, begins_labelled
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.meta.names import is_facebooks, is_instagrams, stem
from hearten.sources.meta.pages import blocks, first_blocks, looks_like_meta
from hearten.sources.meta.shapes import Block
from hearten.sources.platform import CERTAIN, LIKELY, NO, Reader, Settings
from hearten.sources.platforms.facebook.pages import entry_record, label_record, plain_record
from hearten.sources.platforms.facebook.records import Said, group_names
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread, UnreadReason

NAME = "facebook"

Pick = Callable[[Record, str], Said | None]


class Kind(NamedTuple):
    """One list: the files it stands in, its name there, and what its records are."""

    files: tuple[str, ...]
    """Their names without number and ending, the newest first; apostrophes as `_`."""
    roots: tuple[str, ...]
    """The list's names without `_v2`; none for a bare list."""
    act: Act
    pick: Pick
    shape: Literal["records", "entries", "labels", "items"] = "records"
    """Entries stand in sections that have names, items in the fields of one record."""
    mine: bool = True
    flags: tuple[Flag, ...] = ()

    @property
    def thing(self) -> str:
        """What keeps apart the things of one minute that no words tell apart."""
        return "" if self.act in _BY_WORDS else self.files[0]


_BY_WORDS = frozenset(("commented", "searched"))
_FIRST_KEY = re.compile(r'\s*\{\s*"(\w+)"\s*:')
_VERSION = re.compile(r"_v\d+$")
_SECTIONS = frozenset(
    f"{name}{version}"
    for name in ("recently_viewed", "visited_things", "controls", "people_and_friends", "children")
    for version in ("", "_v2", "_v3")
)
_ITEMS = frozenset((LABELS,))
_WALKED = {"entries": _SECTIONS, "items": _ITEMS}
"""Lists that are walked and not decoded whole, since they may be as long as a year."""
_PARTS = frozenset(
    (
        "timestamp",
        "create_timestamp",
        "url",
        "title",
        "data",
        "attachments",
        "tags",
        LABELS,
        "media",
        "fbid",
        "ent_name",
        "name",
    )
)
"""What a record is made of, where it is the whole document: Facebook writes a list of one without its brackets."""
_LISTED = frozenset(("data", "attachments", "tags", LABELS, "media"))
_MOST_PARTS = 10_000
_NOT_OURS = frozenset(("events_declined",))
_GROUP_FILES = ("your_comments_in_groups", "your_group_membership_activity", "your_groups")
_MOST_GROUPS = 5_000


def readers(kinds: tuple[Kind, ...]) -> Iterator[Reader]:
    """A reader for the JSON of each kind, and one for its pages."""
    for kind in kinds:
        yield Reader(f"{kind.files[0]}.json", partial(_recognise, kind), partial(_read, kind))
        yield Reader(f"{kind.files[0]}.html", partial(_recognise_page, kind), partial(_read_page, kind))


# -- which file it is --------------------------------------------------------------------------------------------------


def _recognise(kind: Kind, sample: Sample) -> float:
    if not sample.is_json or is_instagrams(sample):
        return NO
    named = stem(sample) in kind.files
    first_key = _FIRST_KEY.match(sample.text)
    root = first_key[1] if first_key else ""
    if _VERSION.sub("", root) in kind.roots and _is_list_of_records(sample, root):
        versioned = root not in kind.roots
        return CERTAIN if versioned or is_facebooks(sample) else LIKELY if named else NO
    if not named or kind.shape == "entries":
        return NO
    bare = any(_is_bare(path) and _is_record(kind, value, path) for path, value in sample.json_items)
    bare = bare or (kind.shape == "items" and begins_labelled(sample.text))
    empty = sample.whole and sample.text.strip() == "[]" and is_facebooks(sample)
    return (CERTAIN if is_facebooks(sample) else LIKELY) if bare or empty else NO


def _is_list_of_records(sample: Sample, root: str) -> bool:
    """The list called `root` holds objects, or other lists that do, or nothing yet."""
    ours = [value for path, value in sample.json_items if path[:1] == (root,)]
    return all(
        type(value) is dict and not value.keys().isdisjoint(("timestamp", "name", "title")) for value in ours[:1]
    )


def _is_bare(path: tuple[str | int, ...]) -> bool:
    return not path or path[0] in _PARTS


def _is_record(kind: Kind, value: object, path: tuple[str | int, ...]) -> bool:
    if path:
        return path[0] == LABELS or kind.shape == "records"
    if type(value) is not dict:
        return False
    plain = kind.shape == "records" and "timestamp" in value and not value.keys().isdisjoint(_LISTED)
    return plain or LABELS in value


def _recognise_page(kind: Kind, sample: Sample) -> float:
    if stem(sample) not in kind.files or not looks_like_meta(sample) or is_instagrams(sample):
        return NO
    if is_facebooks(sample):
        return CERTAIN
    return NO if "instagram.com/" in sample.text else LIKELY


# -- JSON --------------------------------------------------------------------------------------------------------------


def _read(kind: Kind, member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    make = _Maker(kind, settings, _group_names(member) if kind.files[0] in _NEED_GROUPS else ())
    stream = member.open()
    count = 0
    try:
        for found in _records(stream, _WALKED.get(kind.shape, NOTHING)):
            if isinstance(found, Unread):
                yield found
                continue
            root, section, record = found
            count += 1
            if type(record) is not dict or _VERSION.sub("", root) not in ("", *kind.roots):
                yield Unread("not_understood", f"item {count}")
                continue
            row = make.row(record, section)
            if isinstance(row, Trace):
                yield row
            elif row is not None:
                yield Unread(row, f"item {count}")
    finally:
        stream.close()


def _records(stream: Stream, walked: frozenset[str]) -> Iterator[tuple[str, str, Any] | Unread]:
    """Every record with the names of its list and of its section."""
    single: Record = {}
    section = ""
    for item in items(stream, descend=walked):
        if isinstance(item, Unread):
            yield item
            continue
        path, value = item
        if not path:
            yield from (("", "", found) for found in (_items_of(value) if walked is _ITEMS else [value]))
        elif path[0] in walked:
            if path[-1] in ("entries", "vec"):
                yield str(path[0]) if path[0] != LABELS else "", section, _item(value)
            elif path[-1] == "name" and type(value) is str:
                section = value
        elif path[0] in _PARTS:
            _gather(single, str(path[0]), value)
        elif path[-1] not in _NOT_OURS:
            yield str(path[0]), "", value
    if single.keys() & (_LISTED - {"media", "tags"}):
        yield "", "", single


def _items_of(record: object) -> list[object]:
    """The items in a record that was decoded whole."""
    labelled = record.get(LABELS) if type(record) is dict else None
    fields = [field for field in labelled if type(field) is dict] if type(labelled) is list else []
    return [_item(item) for field in fields if type(field.get("vec")) is list for item in field["vec"]]


def _item(value: object) -> object:
    """An item in a field is written like a record's labels."""
    return {LABELS: value["dict"]} if type(value) is dict and "dict" in value else value


def _gather(single: Record, name: str, value: object) -> None:
    if name not in _LISTED:
        single[name] = value
    elif len(parts := single.setdefault(name, [])) < _MOST_PARTS:
        parts.append(value)


# -- pages -------------------------------------------------------------------------------------------------------------


def _read_page(kind: Kind, member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    leaves = kind.shape in _WALKED
    clock = facebook_clock(member, settings, leaves=leaves)
    make = _Maker(kind, settings, _group_names(member) if kind.files[0] in _NEED_GROUPS else ())
    stream = member.open()
    count = 0
    try:
        for block in blocks(stream, leaves=leaves):
            if isinstance(block, Unread):
                yield block
                continue
            count += 1
            row = make.row(_page_record(kind, block, clock), block.section or "")
            if isinstance(row, Trace):
                yield row
            elif row is not None:
                yield Unread("date_order_open" if clock.open_question else row, f"item {count}")
    finally:
        stream.close()


def _page_record(kind: Kind, block: Block, clock: Clock) -> Record:
    if kind.shape == "entries":
        return entry_record(block, clock)
    if kind.shape == "records":
        return plain_record(block, clock, is_comment=kind.act == "commented")
    return label_record(block, clock)


# -- from a record to a trace ------------------------------------------------------------------------------------------


class _Maker:
    """Makes the traces of one file."""

    def __init__(self, kind: Kind, settings: Settings, groups: tuple[str, ...]) -> None:
        self._kind = kind
        self._now = settings.now
        self._groups = groups
        self._keys = MinuteKeys(NAME)

    def row(self, record: Record, section: str) -> Trace | UnreadReason | None:
        """What a record tells; None for one that tells of nothing done."""
        kind = self._kind
        said = kind.pick(record, section)
        if said is None:
            return None
        when = told(said.at, self._now)
        if when is None:
            return "bad_time"
        _, who, space, title, words, href, seconds, act, flags = said
        named = who or space or href or title
        if when.at is None and not (named or words):
            return "not_understood"
        if kind.act == "searched" and not title:
            return "not_understood"
        act = act or kind.act
        target = kind.thing
        if act in _BY_WORDS:
            target = normal_text(words or title or "")
        elif when.at is None:
            target = f"{target}\0{named or normal_text(words or '')}"
        return Trace(
            self._keys.of(act, target, when.at), *when, NAME, act,
            space or self._group_in(title), who, kind.mine, seconds, None if seconds is None else "measured",
            href, title, kind.flags + flags, words,
        )  # fmt: skip

    def _group_in(self, title: str | None) -> str | None:
        """The group that a sentence names, if the export tells elsewhere that there is such a group."""
        return next((name for name in self._groups if title and _stands_in(name, title)), None)


_NEED_GROUPS = frozenset(("group_posts_and_comments", "your_group_membership_activity"))


def _group_names(member: Member) -> tuple[str, ...]:
    """The groups that the files beside this one name, the longest first."""
    names: set[str] = set()
    for file in _GROUP_FILES:
        if (beside := member.beside(f"{file}.json")) and len(names) < _MOST_GROUPS:
            names.update(_names_in_json(beside))
        if (page := member.beside(f"{file}.html")) and len(names) < _MOST_GROUPS:
            names.update(line.text for block in first_blocks(page, _MOST_GROUPS) for line in block.lines if line.label)
    return tuple(sorted(names, key=len, reverse=True))


def _names_in_json(member: Member) -> Iterator[str]:
    stream = member.open()
    try:
        for found in _records(stream, NOTHING):
            if not isinstance(found, Unread) and type(found[2]) is dict:
                yield from group_names(found[2])
    finally:
        stream.close()


def _stands_in(name: str, title: str) -> bool:
    """The name is in the sentence as words of its own."""
    start = title.find(name)
    end = start + len(name)
    return start >= 0 and not title[start - 1 : start].isalnum() and not title[end : end + 1].isalnum()
