"""Private conversations as Meta exports them: one folder a conversation, one file a stretch of it, newest first.

    {"participants": [{"name"}, ...], "messages": [{"sender_name", "timestamp_ms", "content"?, "share"?, ...}, ...],
     "title", "thread_path"}
    {"participants": [name, ...], "threadName", "messages": [{"senderName", "timestamp", "text", "media", ...}, ...]}

The second is what Messenger gives for chats that are encrypted between phones. A file is read twice: once to learn who
talks (the title stands behind the messages), once for the messages, so that however long it is it is never held whole.
Shape: https://github.com/lagayayuya/PanoptiCool/blob/main/docs/instagram-export-schema.md §0.1; how the owner is told
from the others: https://github.com/karlicoss/HPI, my/instagram/gdpr.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from hearten.ground.ids import normal_text
from hearten.sources.dates.when import told
from hearten.sources.formats.jsonstream import items
from hearten.sources.formats.records import measured
from hearten.sources.members import Member
from hearten.sources.meta.labelled import words_of
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.meta.pages import first_blocks
from hearten.sources.meta.shapes import Block
from hearten.sources.platform import Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread, UnreadReason

PROFILES = (  # the newest place first; messages lay two or three folders below the root
    "../../../../personal_information/personal_information/personal_information",
    "../../../../personal_information/personal_information",
    "../../../../personal_information/profile_information/profile_information",
    "../../../personal_information/personal_information/personal_information",
    "../../../personal_information/personal_information",
    "../../../personal_information/profile_information/profile_information",
    "../../../account_information/personal_information",
    "../../../profile_information/profile_information",
)
"""Where the person's own profile may stand, seen from a conversation; without `.json` or `.html`."""
_THREAD_ID = re.compile(r"_?(\d{10,})/?$")
"""Today's folders end in the thread's own number; before about 2022 the ending meant nothing."""
_ENCRYPTED_NAME = re.compile(r"_\d+$")
"""Chats that were encrypted between phones have a number behind their title."""
_FULL_NAME = ("name", "full_name")
_MOST_PEOPLE = 5_000
_MOST_BLOCKS = 200


@dataclass(frozen=True, slots=True)
class Thread:
    """Who talks in one file of a conversation."""

    name: str
    """What makes it the same conversation in another export."""
    title: str | None
    people: tuple[str, ...]
    owner: str | None
    """The name under which the person themselves writes; None where the export does not let us know."""
    is_group: bool
    """More than two take part."""

    @property
    def other(self) -> str | None:
        """The one other person of a conversation of two."""
        others = [name for name in self.people if name != self.owner]
        if self.is_group:
            return None
        return others[0] if len(others) == 1 else self.title


class Message(NamedTuple):
    """One message. Names and words are repaired; the time is as it was written."""

    at: object
    sender: str | None
    words: str | None
    link: str | None
    media: str | None
    """The file name of the first picture, film or sound."""
    seconds: float | None = None
    """How long a call took."""


def looks_like_messages(sample: Sample) -> bool:
    """The head of a file has people and messages in Meta's form."""
    people = messages = False
    for path, value in sample.json_items:
        if path == ("participants",):
            people = people or type(value) is str or (isinstance(value, dict) and "name" in value)
        elif path == ("messages",) and isinstance(value, dict):
            messages = messages or any(name in value for name in ("timestamp_ms", "sender_name", "senderName"))
    return people and messages


def is_encrypted(sample: Sample) -> bool:
    """The form in which Messenger gives chats that are encrypted between phones: only Facebook has them."""
    return any(
        path == ("messages",) and isinstance(value, dict) and "senderName" in value for path, value in sample.json_items
    )


def traces(member: Member, settings: Settings, platform: str) -> Iterator[Trace | Unread]:
    """Every message of a file."""
    talk = _thread(member, settings)
    keys = MinuteKeys(platform)
    stream = member.open()
    count = 0
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
            elif item[0] == ("messages",):
                count += 1
                row = said(talk, _message(item[1]), settings, keys)
                yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def said(talk: Thread, message: Message | None, settings: Settings, keys: MinuteKeys) -> Trace | UnreadReason:
    """A message as a trace, or why not. What others wrote is kept only if the person wants it."""
    when = told(message.at, settings.now) if message else None
    if message is None or when is None:
        return "bad_time" if message else "not_understood"
    content = message.words or message.link or message.media
    if when.at is None and not content:
        return "not_understood"
    mine = talk.owner is not None and message.sender == talk.owner
    voice = talk.other if not talk.is_group else None if mine else message.sender
    kept = mine or settings.others_words
    return Trace(
        keys.of("messaged", f"{talk.name}\0{normal_text(content or '')}", when.at),
        when.at, when.precision, when.basis, keys.platform, "messaged",
        talk.title if talk.is_group else None,
        voice, mine, message.seconds, None if message.seconds is None else "measured",
        message.link if kept else None, None, (),
        message.words if kept else None,
    )  # fmt: skip


def thread_of(member: Member, people: list[str], title: str | None, path: str | None, settings: Settings) -> Thread:
    """The conversation called `title` in which `people` talk."""
    number = _THREAD_ID.search(path or member.path.rpartition("/")[0])
    name = number[1] if number else title or ""
    return Thread(name, title, tuple(people), _owner(member, people, title, settings), len(people) > 2)


def _thread(member: Member, settings: Settings) -> Thread:
    """Read a file of messages for who talks in it."""
    people: list[str] = []
    fields: dict[str, object] = {}
    stream = member.open()
    try:
        for item in items(stream):
            if isinstance(item, Unread) or item[0] == ("messages",):
                continue
            path, value = item
            if path == ("participants",) and len(people) < _MOST_PEOPLE:
                name = words_of(value.get("name") if isinstance(value, dict) else value)
                if name and name not in people:
                    people.append(name)
            elif len(path) == 1:
                fields[str(path[0])] = value
    finally:
        stream.close()
    title = words_of(fields.get("title")) or words_of(_ENCRYPTED_NAME.sub("", str(fields.get("threadName") or "")))
    return thread_of(member, people, title, words_of(fields.get("thread_path")), settings)


def _message(value: object) -> Message | None:
    if type(value) is not dict:
        return None
    if "senderName" in value:
        return _encrypted(value)
    if not ("sender_name" in value or "timestamp_ms" in value):
        return None
    share = value.get("share")
    link = share.get("link") if isinstance(share, dict) else None
    return Message(
        value.get("timestamp_ms"),
        words_of(value.get("sender_name")),
        words_of(value.get("content")),
        link if isinstance(link, str) and link.startswith("http") else None,
        _first_media(value),
        measured(value["call_duration"]) if "call_duration" in value else None,
    )


def _encrypted(value: dict[str, Any]) -> Message:
    """One message of a chat that was encrypted between phones."""
    words = words_of(value.get("text"))
    return Message(value.get("timestamp"), words_of(value.get("senderName")), words, None, _file_of(value.get("media")))


def _first_media(value: dict[str, Any]) -> str | None:
    for kind in ("photos", "videos", "audio_files", "gifs", "files"):
        if found := _file_of(value.get(kind)):
            return found
    return None


def _file_of(media: object) -> str | None:
    first = media[0] if isinstance(media, list) and media else None
    uri = first.get("uri") if isinstance(first, dict) else None
    return uri.rpartition("/")[2] or None if isinstance(uri, str) else None


def _owner(member: Member, people: list[str], title: str | None, settings: Settings) -> str | None:
    """A conversation of two is titled with the other's name; elsewhere the person's own profile tells, or they did."""
    if len(people) == 2 and (title in people) and people[0] != people[1]:
        return people[1] if title == people[0] else people[0]
    own = _own_names(member).union(settings.own_names)
    matching = [name for name in people if name in own]
    return matching[0] if len(matching) == 1 else None


def _own_names(member: Member) -> frozenset[str]:
    """Every name in the person's profile, whatever its label is called in their language."""
    for place in PROFILES:
        if profile := member.beside(f"{place}.json"):
            return frozenset(name for item in Sample.of(profile).json_items for name in _names_in(*item))
        if page := member.beside(f"{place}.html"):
            return frozenset(text for block in first_blocks(page, _MOST_BLOCKS) for text in _texts_of(block))
    return frozenset()


def _names_in(path: tuple[str | int, ...], value: object) -> Iterator[str]:
    if path[-2:] == _FULL_NAME and (name := words_of(value)):
        yield name
    if isinstance(value, dict):
        mapped = value.get("string_map_data")
        for entry in mapped.values() if isinstance(mapped, dict) else ():
            words = words_of(entry.get("value")) if isinstance(entry, dict) else None
            if words:
                yield words


def _texts_of(block: Block) -> Iterator[str]:
    yield from (row.value for row in block.rows if row.value)
    yield from (line.text for line in block.lines if line.text)
