"""Instagram's export as it was until about 2021: one folder, short names, times as text.

    likes.json     {"media_likes": [[time, who], ...], "comment_likes": ...}      also saved, stories_activities
    comments.json  {"media_comments": [[time, words, who], ...], ...}
    searches.json  [{"search_click": words, "time": ..., "type": ...}, ...]       also seen_content, media
    connections.json {"following": {who: time, ...}, ...}
    messages.json  [{"participants": [who, ...], "conversation": [{"sender", "created_at", "text"}, ...]}, ...]

Shapes from https://github.com/PersonalDataPipeline/pdpl-cli (src/imports/instagram-2018-import) and
https://github.com/michabirklbauer/instagram_json_viewer (instaview.py)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import items
from hearten.sources.members import Member
from hearten.sources.meta.conversations import Message, Thread
from hearten.sources.meta.labelled import Fact, words_of
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

_NAMES = ("author", "username", "name")
_WORDS = ("search_click", "caption", "text")


def is_time(value: object) -> bool:
    """A text that is a date and time of day."""
    found = times.plain(value) if type(value) is str else None
    return found is not None and found[1] != "day"


def looks_flat(value: object) -> bool:
    """An element of one of these files' lists."""
    if type(value) is list:
        return 2 <= len(value) <= 4 and is_time(value[0]) and all(type(part) is str for part in value)
    return type(value) is dict and any(is_time(part) for part in value.values())


def fact(value: object) -> Fact | None:
    """What one element of a list says."""
    if type(value) is list and len(value) >= 2 and type(value[0]) is str:
        return Fact(value[0], None, words_of(value[-1]), words_of(value[1]) if len(value) > 2 else None)
    if type(value) is dict:
        at = next((part for part in value.values() if is_time(part)), None)
        return Fact(at, None, _first(value, _NAMES), _first(value, _WORDS))
    return None


def connections(member: Member, name: str) -> Iterator[Fact | Unread]:
    """Everyone in the map called `name`, with the time."""
    stream = member.open()
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
            elif len(item[0]) == 2 and item[0][0] == name:
                yield Fact(item[1], None, words_of(item[0][1]), None)
    finally:
        stream.close()


def looks_like_messages(sample: Sample) -> bool:
    """The head holds a conversation; one that is longer than the head has to do with its first words."""
    if any(_is_conversation(value) for path, value in sample.json_items if not path):
        return True
    start = sample.text[:4096]
    return start.lstrip().startswith("[") and '"participants"' in start and '"conversation"' in start


def conversations(member: Member) -> Iterator[tuple[Thread, list[Any]] | Unread]:
    """Every conversation with its messages; the one who takes part in all of them is the owner."""
    owner = _owner(member)
    stream = member.open()
    count = 0
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
                continue
            count += 1
            if not _is_conversation(item[1]):
                yield Unread("not_understood", f"item {count}")
                continue
            people = _people(item[1])
            yield Thread(" ".join(sorted(people)), None, people, owner, len(people) > 2), item[1]["conversation"]
    finally:
        stream.close()


def message(value: object) -> Message | None:
    """One message of a conversation."""
    if type(value) is not dict or not is_time(value.get("created_at")):
        return None
    media = value.get("media")
    return Message(
        value["created_at"],
        words_of(value.get("sender")),
        words_of(value.get("text")),
        None,
        media.partition("?")[0].rpartition("/")[2] if type(media) is str else None,
    )


def _is_conversation(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(name), list) for name in ("participants", "conversation")
    )


def _people(conversation: dict[str, Any]) -> tuple[str, ...]:
    names = (words_of(name) for name in conversation["participants"])
    return tuple(dict.fromkeys(name for name in names if name))


def _owner(member: Member) -> str | None:
    common: set[str] | None = None
    stream = member.open()
    try:
        for item in items(stream):
            if not isinstance(item, Unread) and _is_conversation(item[1]):
                people = set(_people(item[1]))
                common = people if common is None else common & people
    finally:
        stream.close()
    if common is not None and len(common) == 1:
        return common.pop()
    profile = member.beside("profile.json")
    own = {value for _, value in Sample.of(profile).json_items if isinstance(value, str)} if profile else set()
    matching = (common or set()) & own
    return matching.pop() if len(matching) == 1 else None


def _first(value: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((words for words in (words_of(value.get(name)) for name in names) if words), None)
