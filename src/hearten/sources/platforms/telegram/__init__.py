"""Telegram Desktop's export, whole or of one chat, as JSON or as pages.

    result.json of all:   {"personal_information": {"user_id"}, "stories": [...],
                           "chats": {"list": [{"name", "type", "id", "messages": [...]}, ...]}, "left_chats": {...}}
    result.json of one:   {"name", "type", "id", "messages": [...]}
    a message:            {"id", "type": "message" | "service", "date", "date_unixtime", "from", "from_id",
                           "text": text | [text | {"type", "text"}, ...], "forwarded_from", "reactions": [{"recent"}]}
    messages.html         see `sources.telegram_html`

`date` is the clock of the computer that exported; `date_unixtime`, there since 2021, is exact. In a chat of two the
chat's `id` is that of the other; elsewhere only a whole export says who its owner is. Shape:
Telegram/SourceFiles/export/output/export_output_json.cpp in https://github.com/telegramdesktop/tdesktop.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearten.ground.ids import trace_key
from hearten.sources.chats.owners import same_name
from hearten.sources.dates import times
from hearten.sources.dates.when import When
from hearten.sources.formats.jsonstream import Path, items
from hearten.sources.formats.records import measured, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.platforms.telegram.html import OPENING, read_page
from hearten.sources.platforms.telegram.traces import (
    NAME,
    Chat,
    ChatKind,
    Message,
    call_trace,
    local_or_named,
    message_trace,
)
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

Json = dict[str, Any]

_KINDS: dict[str, ChatKind] = {
    "personal_chat": "two", "bot_chat": "two", "verify_codes": "two", "saved_messages": "saved",
    "private_group": "group", "private_supergroup": "group", "public_supergroup": "group", "replies": "group",
    "private_channel": "channel", "public_channel": "channel",
}  # fmt: skip
_PERSON = frozenset(("user_id", "first_name", "last_name", "phone_number"))
_LISTS = frozenset(("list",))


# -- one JSON file -----------------------------------------------------------------------------------------------------


def _is_json(sample: Sample) -> float:
    fields = {path[-1]: value for path, value in sample.json_items if len(path) == 1}
    person = {path[1] for path, _ in sample.json_items if len(path) == 2 and path[0] == "personal_information"}
    if len(person & _PERSON) > 2:
        return CERTAIN
    message = fields.get("messages")
    if _kind_of(fields.get("type")) and '"messages"' in sample.text:
        known = isinstance(message, dict) and {"date", "id"} <= message.keys()
        return CERTAIN if known or "id" in fields else LIKELY
    listed = any(path[:1] in (("chats",), ("left_chats",)) and _is_chat(value) for path, value in sample.json_items)
    return CERTAIN if listed else NO


def _is_chat(value: object) -> bool:
    return isinstance(value, dict) and "messages" in value and _kind_of(value.get("type")) is not None


def _kind_of(written: object) -> ChatKind | None:
    return _KINDS.get(written) if type(written) is str else None


def _read_json(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    reader = _Reading(settings)
    count = 0
    stream = member.open()
    try:
        for found in items(stream, descend=_LISTS):
            if isinstance(found, Unread):
                yield found
                continue
            path, value = found
            if not path:
                continue
            count += type(value) is dict
            for row in reader.rows(path, value):
                yield row if isinstance(row, Trace) else row._replace(where=f"item {count}")
    finally:
        stream.close()


class _Reading:
    """What has been read so far of who the person is and of the chat that is open."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._owner: str | None = None
        self._open: Path = ("no chat",)
        self._fields: Json = {}
        self._chat = Chat(None, "group")

    def rows(self, path: Path, value: Any) -> Iterator[Trace | Unread]:  # noqa: ANN401 -- JSON is any value
        """What one element or field of the file tells."""
        field = path[-1]
        if field == "messages":
            if path[:-1] != self._open:
                self._begin(path[:-1])
            yield from self._message(value) if type(value) is dict else (Unread("not_understood"),)
        elif path == ("personal_information", "user_id"):
            self._owner = _id_of(value)
        elif path == ("stories",):
            yield self._story(value) if type(value) is dict else Unread("not_understood")
        elif field in ("name", "type", "id"):
            if path[:-1] != self._open:
                self._begin(path[:-1])
            self._fields[field] = value
            kind = _kind_of(self._fields.get("type")) or "group"
            self._chat = Chat(words(self._fields.get("name")), kind)

    def _begin(self, path: Path) -> None:
        self._open, self._fields, self._chat = path, {}, Chat(None, "group")

    def _message(self, item: Json) -> Iterator[Trace | Unread]:
        kind = item.get("type")
        if kind == "service":
            yield self._event(item)
            return
        when = self._when(item)
        if kind == "unsupported" or when is None:
            yield Unread("not_needed" if kind == "unsupported" else "bad_time")
            return
        message = Message(
            _number(item), when, words(item.get("from")), self._is_mine(item.get("from_id"), item.get("from")),
            _text(item.get("text")), _forwarded(item),
        )  # fmt: skip
        yield message_trace(message, self._chat, self._settings)
        reactions = item.get("reactions")
        if type(reactions) is list:
            yield from self._reactions(reactions, message, item)

    def _event(self, item: Json) -> Trace | Unread:
        """Something that happened to the chat. Of these a call is time that two have spent."""
        seconds = measured(item.get("duration_seconds"))
        if item.get("action") != "phone_call" or not seconds:
            return Unread("not_needed")
        when = self._when(item)
        if when is None:
            return Unread("bad_time")
        mine = self._is_mine(item.get("actor_id"), item.get("actor"))
        return call_trace(Message(_number(item), when, words(item.get("actor")), mine, None), self._chat, seconds)

    def _reactions(self, reactions: list[Any], message: Message, item: Json) -> Iterator[Trace]:
        """Those that the person gave, and those that others gave to what the person wrote."""
        for one in reactions:
            recent = one.get("recent") if type(one) is dict else None
            for given in recent if type(recent) is list else ():
                row = self._reaction(given, message, item) if type(given) is dict else None
                if row:
                    yield row

    def _reaction(self, given: Json, message: Message, item: Json) -> Trace | None:
        by, written = _id_of(given.get("from_id")), given.get("date")
        mine = self._is_mine(given.get("from_id"), given.get("from"))
        when = local_or_named(written, self._settings) if type(written) is str else None
        if by is None or when is None or not (mine or message.mine):
            return None
        sender = message.sender if mine else words(given.get("from"))
        space, voice, _ = self._chat.place(sender, mine=False)
        key = trace_key(NAME, "reacted", f"{_number(item)}\0{message.when.at}\0{by}", None)
        return Trace(key, *when, NAME, "reacted", space, voice, mine)

    def _story(self, item: Json) -> Trace | Unread:
        when = self._when(item)
        if when is None:
            return Unread("bad_time")
        return Trace(trace_key(NAME, "posted", "", when.at), *when, NAME, "posted")

    def _when(self, item: Json) -> When | None:
        exact = item.get("date_unixtime")
        found = times.unix(exact) if exact else None
        if found is not None:
            return When(*found, "event") if times.plausible(found[0], self._settings.now) else None
        written = item.get("date")
        return local_or_named(written, self._settings) if type(written) is str else None

    def _is_mine(self, sender: object, name: object) -> bool:
        by = _id_of(sender)
        if self._owner is not None and by is not None:
            return by == self._owner
        other = _id_of(self._fields.get("id"))
        if self._chat.kind == "two" and by is not None and other is not None:
            return by != other
        own = self._settings.own_names
        return type(name) is str and any(same_name(name, known) for known in own)


def _id_of(value: object) -> str | None:
    """`user123`; in exports before 2021 and in other fields 123."""
    if type(value) is int:
        return f"user{value}"
    return value if type(value) is str and value else None


def _number(item: Json) -> str:
    number = item.get("id")
    return str(number) if type(number) is int else ""


def _text(value: object) -> str | None:
    """Words, put together from the stretches in which they are written where some are links or bold."""
    if type(value) is str:
        return value.strip() or None
    if type(value) is not list:
        return None
    parts = (part.get("text") if type(part) is dict else part for part in value)
    return "".join(part for part in parts if type(part) is str).strip() or None


def _forwarded(item: Json) -> str | None:
    """Who wrote it first; "" where that account is gone, None for what was written here."""
    return (words(item["forwarded_from"]) or "") if "forwarded_from" in item else None


# -- pages -------------------------------------------------------------------------------------------------------------


def _is_page(sample: Sample) -> float:
    return CERTAIN if _is_ours(sample) and OPENING in sample.head and b'id="message' in sample.head else NO


def _is_other_page(sample: Sample) -> float:
    return LIKELY if _is_ours(sample) else NO


def _is_ours(sample: Sample) -> bool:
    return sample.is_html and b'class="page_wrap"' in sample.head and b'class="page_header"' in sample.head


def _is_script(sample: Sample) -> float:
    return LIKELY if sample.file_name == "script.js" and b"function CheckLocation()" in sample.head else NO


PLATFORM = Platform(
    name=NAME,
    title="Telegram",
    acts=("messaged", "reacted", "saved", "posted", "time_spent"),
    fills=("space", "voice", "seconds", "text"),
    readers=(
        Reader("result.json", _is_json, _read_json),
        Reader("messages.html", _is_page, read_page),
        Reader(
            "export_results.html and lists", _is_other_page, None,
            "Your contacts, sessions and lists of chats. Hearten does not need them.",
        ),
        Reader("script.js", _is_script, None, "It makes Telegram's pages move. Hearten does not need it."),
    ),
)  # fmt: skip
