"""Private conversations as Meta exports them: one folder a conversation, one file a stretch of it, newest first.

    {"participants": [{"name"}, ...], "messages": [{"sender_name", "timestamp_ms", "content"?, "share"?, ...}, ...],
     "title", "thread_path"}

A file is read twice: once to learn who talks (the title stands behind the messages), once for the messages, so that
however long it is it is never held whole. Shape: https://github.com/lagayayuya/PanoptiCool/blob/main/docs/
instagram-export-schema.md §0.1; how the owner is told from the others: https://github.com/karlicoss/HPI,
my/instagram/gdpr.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.jsonstream import items
from hearten.sources.labelled import words_of
from hearten.sources.members import Member
from hearten.sources.platform import Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread, UnreadReason
from hearten.sources.when import told

_PROFILES = (  # the newest place first; messages lay two or three folders below the root
    "../../../../personal_information/personal_information/personal_information.json",
    "../../../../personal_information/personal_information.json",
    "../../../personal_information/personal_information/personal_information.json",
    "../../../personal_information/personal_information.json",
    "../../../account_information/personal_information.json",
)
_THREAD_ID = re.compile(r"_?(\d{10,})/?$")
"""Today's folders end in the thread's own number; before about 2022 the ending meant nothing."""
_MOST_PEOPLE = 5_000


@dataclass(frozen=True, slots=True)
class Thread:
    """Who talks in one file of a conversation."""

    name: str
    """What makes it the same conversation in another export."""
    title: str | None
    people: tuple[str, ...]
    owner: str | None
    """The name under which the person themselves writes; None where the export does not let us know."""

    @property
    def is_group(self) -> bool:
        """More than two take part."""
        return len(self.people) > 2

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


def looks_like_messages(sample: Sample) -> bool:
    """The head of a file has people and messages in Meta's form."""
    people = messages = False
    for path, value in sample.json_items:
        if path == ("participants",):
            people = isinstance(value, dict) and "name" in value
        elif path == ("messages",) and isinstance(value, dict):
            messages = messages or "timestamp_ms" in value or "sender_name" in value
    return people and messages


def traces(member: Member, settings: Settings, platform: str) -> Iterator[Trace | Unread]:
    """Every message of a file."""
    talk = _thread(member)
    stream = member.open()
    count = 0
    try:
        for item in items(stream):
            if isinstance(item, Unread):
                yield item
            elif item[0] == ("messages",):
                count += 1
                row = said(talk, _message(item[1]), settings, platform)
                yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def said(talk: Thread, message: Message | None, settings: Settings, platform: str) -> Trace | UnreadReason:
    """A message as a trace, or why not. What others wrote is kept only if the person wants it."""
    when = told(message.at, settings.now) if message else None
    if message is None or when is None:
        return "bad_time" if message else "not_understood"
    content = message.words or message.link or message.media
    if when.at is None and not content:
        return "not_understood"
    mine = talk.owner is not None and message.sender == talk.owner
    voice = talk.other if not talk.is_group else None if mine else message.sender
    return Trace(
        trace_key(platform, "messaged", f"{talk.name}\0{normal_text(content or '')}", when.at),
        when.at, when.precision, when.basis, platform, "messaged",
        talk.title if talk.is_group else None,
        voice, mine, None, None, message.link, None, (),
        message.words if mine or settings.others_words else None,
    )  # fmt: skip


def _thread(member: Member) -> Thread:
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
                name = words_of(value.get("name")) if isinstance(value, dict) else None
                if name and name not in people:
                    people.append(name)
            elif len(path) == 1:
                fields[str(path[0])] = value
    finally:
        stream.close()
    title = words_of(fields.get("title"))
    number = _THREAD_ID.search(words_of(fields.get("thread_path")) or member.path.rpartition("/")[0])
    return Thread(number[1] if number else title or "", title, tuple(people), _owner(member, people, title))


def _message(value: object) -> Message | None:
    if type(value) is not dict or not ("sender_name" in value or "timestamp_ms" in value):
        return None
    share = value.get("share")
    link = share.get("link") if isinstance(share, dict) else None
    return Message(
        value.get("timestamp_ms"),
        words_of(value.get("sender_name")),
        words_of(value.get("content")),
        link if isinstance(link, str) and link.startswith("http") else None,
        _first_media(value),
    )


def _first_media(value: dict[str, Any]) -> str | None:
    for kind in ("photos", "videos", "audio_files", "gifs", "files"):
        media = value.get(kind)
        first = media[0] if isinstance(media, list) and media else None
        uri = first.get("uri") if isinstance(first, dict) else None
        if isinstance(uri, str):
            return uri.rpartition("/")[2]
    return None


def _owner(member: Member, people: list[str], title: str | None) -> str | None:
    """A conversation of two is titled with the other's name; elsewhere the person's own profile tells."""
    if len(people) == 2 and (title in people) and people[0] != people[1]:
        return people[1] if title == people[0] else people[0]
    own = _own_names(member)
    matching = [name for name in people if name in own]
    return matching[0] if len(matching) == 1 else None


def _own_names(member: Member) -> frozenset[str]:
    """Every value in the person's profile file, whatever its label is called in their language."""
    for place in _PROFILES:
        profile = member.beside(place)
        if profile:
            values = (value for _, record in Sample.of(profile).json_items for value in _texts(record))
            return frozenset(values)
    return frozenset()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        mapped = value.get("string_map_data")
        for entry in mapped.values() if isinstance(mapped, dict) else ():
            words = words_of(entry.get("value")) if isinstance(entry, dict) else None
            if words:
                yield words
