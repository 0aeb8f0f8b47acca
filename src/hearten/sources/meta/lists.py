"""The lists of an Instagram or Threads export, file by file: recognised, and read from JSON or from pages.

File names are English whatever the account's language is, and say which act a bare list holds; so do the names of the
lists (`likes_media_likes`). What stands in a record is told by the shape of its values: see `labelled`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice

from hearten.sources.members import Member
from hearten.sources.meta.clock import Clock, clock_of_records, instagram_clock
from hearten.sources.meta.labelled import LABELS, LIST, MAP, Record, begins_labelled, learn, learn_from, records
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.meta.names import is_instagrams, stem
from hearten.sources.meta.pages import blocks, looks_like_meta
from hearten.sources.meta.records import list_record, post_record, stretch_record
from hearten.sources.meta.rows import Kind, Maker, rows
from hearten.sources.meta.shapes import Block
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_FIRST_KEY = re.compile(r'\s*\{\s*"(\w+)"\s*:')
_FIRST_RECORDS = 200


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lists of one platform."""

    platform: str
    may_be: Callable[[Sample], bool]
    """Nothing says that a file belongs to another platform."""
    clock: Callable[..., Clock] = instagram_clock
    """By which clock the platform writes its pages."""


def readers(shelf: Shelf, kinds: Iterable[Kind]) -> Iterator[Reader]:
    """A reader for each file of `kinds`, which are in the order of their files, and one for its page."""
    for file, group in groupby(kinds, key=lambda kind: kind.file):
        ours = tuple(group)
        yield Reader(f"{file}.json", partial(_recognise, shelf, ours), partial(_read, shelf.platform, ours))
        yield Reader(f"{file}.html", partial(_recognise_page, shelf, ours), partial(_read_page, shelf, ours[0]))


def holds_records(sample: Sample, root: str) -> bool:
    """The list called `root` holds records, or nothing at all."""
    ours = [value for path, value in sample.json_items if path == (root,)]
    return all(is_record(value, ()) for value in ours[:1])


def is_bare(path: tuple[str | int, ...]) -> bool:
    """An element of a bare list, or a piece of a document that is one record."""
    return not path or path[0] in (MAP, LIST, LABELS, "media")


def is_record(value: object, path: tuple[str | int, ...]) -> bool:
    """Something of the shape of a record; all of a piece of one is taken to be."""
    if path:
        return True
    return isinstance(value, dict) and any(name in value for name in (MAP, LIST, LABELS, "media", "creation_timestamp"))


# -- JSON --------------------------------------------------------------------------------------------------------------


def _recognise(shelf: Shelf, kinds: tuple[Kind, ...], sample: Sample) -> float:
    if not sample.is_json or not shelf.may_be(sample):
        return NO
    first_key = _FIRST_KEY.match(sample.text)
    root = first_key[1] if first_key else ""
    if root in {kind.root for kind in kinds} - {"media", ""} and holds_records(sample, root):
        return CERTAIN
    if stem(sample) != kinds[0].file:
        return NO
    bare = any(is_bare(path) and is_record(value, path) for path, value in sample.json_items)
    if bare or begins_labelled(sample.text):
        return CERTAIN if is_instagrams(sample) else LIKELY
    return POSSIBLE if sample.whole and sample.text.strip() == "[]" and is_instagrams(sample) else NO


def _read(platform: str, kinds: tuple[Kind, ...], member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    by_root = {"": kinds[0], **{kind.root: kind for kind in kinds}}
    clock = clock_of_records(member, settings) if any(kind.act == "visited" for kind in kinds) else None
    maker = Maker(MinuteKeys(platform), learn(member), settings.now, clock)
    count = 0
    stream = member.open()
    try:
        for found in records(stream):
            if isinstance(found, Unread):
                yield found
                continue
            root, record = found
            count += 1
            kind = by_root.get(root)
            if kind is None or type(record) is not dict:
                yield Unread("not_understood", f"item {count}")
                continue
            for row in rows(kind, record, maker):
                yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


# -- pages -------------------------------------------------------------------------------------------------------------


def _recognise_page(shelf: Shelf, kinds: tuple[Kind, ...], sample: Sample) -> float:
    if stem(sample) != kinds[0].file or not looks_like_meta(sample) or not shelf.may_be(sample):
        return NO
    return CERTAIN if is_instagrams(sample) else LIKELY


def _read_page(shelf: Shelf, kind: Kind, member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    leaves = kind.act == "time_spent"
    clock = shelf.clock(member, settings, leaves=leaves)
    stream = member.open()
    try:
        found = _page_records(kind, blocks(stream, leaves=leaves), clock)
        first = list(islice(found, _FIRST_RECORDS))
        labels = learn_from(record for record in first if not isinstance(record, Unread))
        maker = Maker(MinuteKeys(shelf.platform), labels, settings.now, clock)
        for count, record in enumerate(chain(first, found), 1):
            if isinstance(record, Unread):
                yield record
                continue
            for row in rows(kind, record, maker):
                if isinstance(row, Trace):
                    yield row
                else:
                    yield Unread("date_order_open" if clock.open_question else row, f"item {count}")
    finally:
        stream.close()


def _page_records(kind: Kind, found: Iterable[Block | Unread], clock: Clock) -> Iterator[Record | Unread]:
    make = {"posted": post_record, "time_spent": stretch_record}.get(kind.act, list_record)
    for block in found:
        if isinstance(block, Unread):
            yield block
        elif not block.is_empty:
            yield make(block, clock)
