"""Meta's ways to write a record, read by the shape of its values because the labels are in the account's language.

    {"<root>": [{"title": who, "string_map_data": {LABEL: {"href", "value", "timestamp"}, ...}}, ...]}
    {"<root>": [{"title": who, "string_list_data": [{"href", "value", "timestamp"}, ...]}, ...]}
    [{"timestamp", "fbid", "label_values": [{"label", "value", "href"}, ...,
                                            {"title": OWNER, "dict": [{"dict": [{"label", "value"}, ...]}]}]}, ...]

    file ─► records ─► facts: when, which address, whose, in which words

All three live side by side in one export, and a list of one record is sometimes the bare record. Shapes, with values
stripped, in https://github.com/what-if-horizon/what-if-data-donation (json_structure_donations) and
https://github.com/lagayayuya/PanoptiCool/blob/main/docs/instagram-export-schema.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from hearten.sources.formats.jsonstream import items
from hearten.sources.members import Member, Stream, from_bytes
from hearten.sources.sample import Sample
from hearten.sources.text import repair
from hearten.sources.trace import Unread

Record = dict[str, Any]
Found = tuple[str, object]
"""The name of the list (empty for a bare list), and what stands in it: a `Record`, if the file is sound."""

MAP, LIST, LABELS = "string_map_data", "string_list_data", "label_values"
USERNAME = re.compile(r"[a-z0-9._]{1,30}")
"""What an Instagram name is made of: https://help.instagram.com/182492381886913"""
PROFILE = re.compile(r"https?://(?:www\.)?(?:instagram\.com|threads\.(?:net|com))/(?:_u/)?@?([\w.]{1,30})/?(?:\?.*)?")

_BEGINS_LABELLED = re.compile(r'[\s\[]*\{[^{}]{0,300}"label_values"\s*:')
_PARTS_OF_ONE_RECORD = frozenset(
    (MAP, LIST, LABELS, "media", "title", "timestamp", "creation_timestamp", "uri", "fbid", "ent_name",
     "media_list_data", "media_map_data", "media_metadata", "cross_post_source")
)  # fmt: skip
_new = tuple.__new__
"""Makes a fact without its slower door: there is one for every row."""
_MOST_PARTS = 10_000
_ENOUGH = 200


class Fact(NamedTuple):
    """What one record, or one entry of it, says. Words and names are repaired; the time is as it was written."""

    at: object
    href: str | None
    who: str | None
    words: str | None


class Labels(NamedTuple):
    """Which label of a file, whatever its language, holds the name of an account, and which holds free words."""

    who: str | None
    words: str | None


def begins_labelled(text: str) -> bool:
    """A document that begins with a `label_values` record: it may be so long that its head does not hold it whole."""
    return _BEGINS_LABELLED.match(text) is not None


def records(stream: Stream) -> Iterator[Found | Unread]:
    """Every element of the outermost lists with the name of its list; a document that is one record, as that one."""
    single: Record = {}
    for item in items(stream, whole=frozenset((MAP,))):
        if isinstance(item, Unread):
            yield item
            continue
        path, value = item
        if not path:
            yield "", value
        elif path[0] in _PARTS_OF_ONE_RECORD:
            _gather(single, path, value)
        elif len(path) == 1:
            yield str(path[0]), value
    yield from _ungather(single)


def learn(member: Member) -> Labels:
    """What the labels of a file mean, from the values under them in its first records.

    A label whose every value could be an account's name is one; of the others, the one with the longest values holds
    the words. Where all could be names (one-word comments) the words come first and the name last, as Meta orders them.
    """
    return learn_from(first_records(member))


def learn_from(found: Iterable[Record]) -> Labels:
    """`learn` for records that have been read already."""
    names: dict[str, bool] = {}
    sizes: dict[str, int] = {}
    for label, value in _labelled(found):
        names[label] = names.get(label, True) and bool(USERNAME.fullmatch(value))
        sizes[label] = sizes.get(label, 0) + len(value)
    who = [label for label, only_names in names.items() if only_names]
    words = [label for label, only_names in names.items() if not only_names]
    if words:
        return Labels(who[-1] if who else None, max(words, key=lambda label: sizes[label]))
    return Labels(who[-1] if who else None, who[0] if len(who) > 1 else None)


def facts(record: Record, labels: Labels) -> list[Fact]:
    """What a record says, in whichever of the three ways it is written; nothing if in none of them."""
    mapped = record.get(MAP)
    if type(mapped) is dict:
        return [_from_map(mapped, record.get("title"), labels)]
    listed = record.get(LIST)
    if type(listed) is list:
        return [_from_entry(entry, record.get("title")) for entry in listed if type(entry) is dict]
    labelled = record.get(LABELS)
    if type(labelled) is list:
        return [_from_labels(labelled, record.get("timestamp"), labels)]
    return []


def intervals(record: Record) -> Iterator[tuple[object, object]]:
    """Start and end, as written, of the stretches of time that a `label_values` record lists."""
    for stretch in _within(record.get(LABELS), "vec"):
        ends = [entry.get("timestamp_value") for entry in _within([stretch], "dict")]
        if len(ends) == 2:
            yield ends[0], ends[1]


def fields(record: Record) -> tuple[list[str], str | None]:
    """The words under the labels of a `label_values` record in their order, and its first address."""
    said: list[str] = []
    href: str | None = None
    labelled = record.get(LABELS)
    for entry in labelled if type(labelled) is list else ():
        if type(entry) is not dict:
            continue
        words = words_of(entry.get("value"))
        found = _address(entry.get("href")) or _address(words)
        href = href or found
        if words and words != found:
            said.append(words)
    return said, href


def words_of(value: object) -> str | None:
    """A repaired text, or None for anything else and for nothing."""
    return (repair(value).strip() or None) if value and type(value) is str else None


# -- the three ways ----------------------------------------------------------------------------------------------------


def _from_map(mapped: dict[str, Any], title: object, labels: Labels) -> Fact:
    at: object = None
    href = who = words = None
    who_label, words_label = labels
    for label, entry in mapped.items():
        if type(entry) is not dict:
            continue
        at = at or entry.get("timestamp")
        if href is None and "href" in entry:
            href = _address(entry["href"])
        value = entry.get("value")
        if not value or type(value) is not str:
            continue
        if label == who_label or (who is None and label != words_label and USERNAME.fullmatch(value)):
            who = value
        elif label == words_label or words is None:
            words = value
    return _new(Fact, (at, href, words_of(title) or words_of(who), words_of(words)))


def _from_entry(entry: dict[str, Any], title: object) -> Fact:
    href, value = _address(entry.get("href")), words_of(entry.get("value"))
    who = words_of(title)
    if who:
        return Fact(entry.get("timestamp"), href, who, value)
    if value and USERNAME.fullmatch(value):
        return Fact(entry.get("timestamp"), href, value, None)
    return Fact(entry.get("timestamp"), href, profile_name(href), value)


def _from_labels(labelled: list[Any], at: object, labels: Labels) -> Fact:
    href = who = words = None
    owner: str | None = None
    for entry in labelled:
        if type(entry) is not dict:
            continue
        if "dict" in entry:
            owner = owner or _owner(entry)
            continue
        value = entry.get("value")
        address = entry.get("href") or value
        if type(address) is str and address[:4] == "http":
            href = href or address
        elif type(value) is str and value:
            if entry.get("label") == labels.who:
                who = value
            elif entry.get("label") == labels.words:
                words = value
    if who and not owner:
        words = None  # beside a bare user name stands the full name
    return Fact(at, href, owner or words_of(who) or profile_name(href), words_of(words))


def _owner(group: dict[str, Any]) -> str | None:
    """The account that a nested group describes by address, name and username; None for lists such as hashtags."""
    parts = group.get("dict")
    if type(parts) is list and len(parts) == 1 and type(parts[0]) is dict and type(parts[0].get("dict")) is list:
        parts = parts[0]["dict"]
    if type(parts) is not list or len(parts) < 2:
        return None
    labels: set[str] = set()
    username = name = None
    for entry in parts:
        label = entry.get("label") if type(entry) is dict else None
        if type(label) is not str or label in labels:
            return None
        labels.add(label)
        value = entry.get("value") or entry.get("href")
        if not value or type(value) is not str:
            continue
        if value[:4] == "http":
            username = profile_name(value) or username
        elif USERNAME.fullmatch(value):
            username = value
        else:
            name = value
    return words_of(username or name)


def profile_name(href: str | None) -> str | None:
    """The account whose profile an address is."""
    match = PROFILE.fullmatch(href) if href else None
    return match[1] if match else None


def _address(value: object) -> str | None:
    return value if type(value) is str and value[:4] == "http" else None


def _within(entries: object, name: str) -> Iterator[dict[str, Any]]:
    """The objects in the lists called `name` of `entries`."""
    for entry in entries if isinstance(entries, list) else ():
        inner = entry.get(name) if isinstance(entry, dict) else None
        for part in inner if isinstance(inner, list) else ():
            if isinstance(part, dict):
                yield part


# -- records -----------------------------------------------------------------------------------------------------------


def _gather(single: Record, path: tuple[str | int, ...], value: object) -> None:
    name = str(path[0])
    if len(path) == 2 and name == MAP:
        single.setdefault(MAP, {})[str(path[1])] = value
    elif len(path) == 1 and name in (LIST, LABELS, "media", "media_list_data"):
        parts = single.setdefault(name, [])
        if isinstance(parts, list) and len(parts) < _MOST_PARTS:
            parts.append(value)
    elif len(path) == 1:
        single[name] = value


def _ungather(single: Record) -> Iterator[Found]:
    """The one record that a document is; a lone list of media is a list of posts of one picture each."""
    if set(single) == {"media"} and isinstance(single["media"], list):
        yield from (("media", part) for part in single["media"])
    elif single:
        yield "", single


def first_records(member: Member) -> Iterator[Record]:
    """The records at the start of a JSON file."""
    head = from_bytes("head", Sample.of(member).head).open()
    found = (pair[1] for pair in records(head) if not isinstance(pair, Unread))
    return islice((record for record in found if isinstance(record, dict)), _ENOUGH)


def _labelled(found: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Every label with a value that is no address."""
    for record in found:
        for label, entry in _pairs(record):
            value = entry.get("value") if isinstance(entry, dict) else None
            if isinstance(label, str) and isinstance(value, str) and value and not value.startswith("http"):
                yield label, value


def _pairs(record: Record) -> Iterator[tuple[object, object]]:
    mapped, labelled = record.get(MAP), record.get(LABELS)
    if isinstance(mapped, dict):
        yield from mapped.items()
    if isinstance(labelled, list):
        yield from ((entry.get("label"), entry) for entry in labelled if isinstance(entry, dict))
