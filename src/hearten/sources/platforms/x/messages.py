"""Direct messages of X: one list of conversations, each with its messages, newest first.

[{"dmConversation": {"conversationId": "7-12", "messages": [
    {"messageCreate": {"id", "senderId", "recipientId", "text", "createdAt", "urls": [{"url", "expanded"}],
                       "reactions": [{"senderId", "reactionKey", "eventId", "createdAt"}]}},
    {"conversationNameUpdate": {"name", ...}}, {"joinConversation": ...}, ...]}}]

A conversation of two is named by the numbers of both; a group has no `recipientId`. Accounts are numbers throughout.
Who of them is the person stands in `account.js`; without it, theirs is the number that all conversations of two have
in common. A file is read twice, once to learn that and what groups are called, so that however long it is it is never
held whole. Shape: README.txt of every archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hearten.ground.ids import trace_key
from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import items
from hearten.sources.formats.records import Json, words
from hearten.sources.members import Member
from hearten.sources.platform import Settings
from hearten.sources.platforms.x import wording as x_words
from hearten.sources.platforms.x.people import names_beside, owner_of
from hearten.sources.platforms.x.posts import NAME
from hearten.sources.trace import Act, Precision, Trace, Unread

_DESCEND = frozenset(("",))
_OF_TWO = "direct-messages.js"
_SILENT = ("joinConversation", "participantsJoin", "participantsLeave", "conversationNameUpdate")
_MOST_GROUPS = 20_000


@dataclass(frozen=True, slots=True)
class Circle:
    """What a first look at a file tells of those who write in it."""

    owner: str | None
    names: dict[str, str]
    """Account number -> name, where posts beside tell it."""
    groups: dict[str, str]
    """Number of a group -> what it was last called."""

    def voice(self, number: str | None) -> str | None:
        """How a person would name an account; by its number where the archive tells no name."""
        return self.names.get(number, number) if number else None


def read_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every message of a file, and the reactions to it."""
    groups, common = _look_through(member)
    owner = owner_of(member)
    if owner is None:
        of_two = member.beside(_OF_TWO)
        owner = common or (_look_through(of_two)[1] if of_two else None)
    circle = Circle(owner, names_beside(member), groups)
    conversation: str | None = None
    count = 0
    stream = member.open()
    try:
        for item in items(stream, descend=_DESCEND):
            if isinstance(item, Unread):
                yield item
                continue
            path, value = item
            if path[-1:] == ("conversationId",):
                conversation = words(value)
            elif path[-1:] == ("messages",):
                count += 1
                for row in _rows(value, conversation, circle, settings):
                    yield row if isinstance(row, Trace) else row._replace(where=f"item {count}")
    finally:
        stream.close()


def _look_through(member: Member) -> tuple[dict[str, str], str | None]:
    """What groups are called, and which account takes part in all conversations of two."""
    groups: dict[str, str] = {}
    pairs: Counter[str] = Counter()
    conversations = 0
    conversation: str | None = None
    stream = member.open()
    try:
        for item in items(stream, descend=_DESCEND):
            if isinstance(item, Unread):
                continue
            path, value = item
            if path[-1:] == ("conversationId",):
                conversation = words(value)
                pair = _pair(conversation)
                conversations += bool(pair)
                pairs.update(set(pair))
            elif type(value) is dict and type(renamed := value.get("conversationNameUpdate")) is dict:
                name = words(renamed.get("name"))
                if name and conversation and len(groups) < _MOST_GROUPS:
                    groups.setdefault(conversation, name)  # the newest stands first
    finally:
        stream.close()
    in_all = [number for number, times_seen in pairs.items() if times_seen == conversations > 1]
    return groups, in_all[0] if len(in_all) == 1 else None


def _pair(conversation: str | None) -> tuple[str, ...]:
    """The two accounts of a conversation of two; nothing for a group."""
    one, dash, other = (conversation or "").partition("-")
    return (one, other) if dash and one.isdecimal() and other.isdecimal() else ()


def _rows(record: Json, conversation: str | None, circle: Circle, settings: Settings) -> Iterator[Trace | Unread]:
    message = record.get("messageCreate") or record.get("welcomeMessageCreate") if type(record) is dict else None
    if type(message) is not dict:
        known = type(record) is dict and any(name in record for name in _SILENT)
        yield Unread("not_needed" if known else "not_understood")
        return
    pair = _pair(conversation)
    sender, number = words(message.get("senderId")), words(message.get("id"))
    when = _time(message.get("createdAt"), settings.now)
    if when is None or not (number or sender):
        yield Unread("bad_time" if when is None else "not_understood")
        return
    mine = sender is not None and sender == circle.owner
    is_group = not pair and not message.get("recipientId")
    other = sender if is_group or not mine else _other(pair, sender) or words(message.get("recipientId"))
    place = circle.groups.get(conversation, f"group {conversation}") if is_group and conversation else None
    voice = None if is_group and mine else circle.voice(other)
    target = number or f"{conversation}\0{sender}\0{when[0]}"
    yield Trace(
        trace_key(NAME, "messaged", target, None), *when, "event", NAME, "messaged", place, voice, mine,
        text=_words(message) if mine or settings.others_words else None,
    )  # fmt: skip
    for reaction in message["reactions"] if type(message.get("reactions")) is list else ():
        yield _reaction(reaction, place, voice, circle, settings)


def _reaction(
    reaction: Json, place: str | None, voice: str | None, circle: Circle, settings: Settings
) -> Trace | Unread:
    """A heart or a laugh, sent or received."""
    when = _time(reaction.get("createdAt"), settings.now) if type(reaction) is dict else None
    if when is None:
        return Unread("bad_time" if type(reaction) is dict else "not_understood")
    sender = words(reaction.get("senderId"))
    mine = sender is not None and sender == circle.owner
    act: Act = "reacted"
    target = words(reaction.get("eventId")) or f"{sender}\0{when[0]}"
    return Trace(
        trace_key(NAME, act, target, None), *when, "event", NAME, act, place,
        voice if mine else circle.voice(sender), mine, title=words(reaction.get("reactionKey")),
    )  # fmt: skip


def _other(pair: tuple[str, ...], sender: str | None) -> str | None:
    others = [number for number in pair if number != sender]
    return others[0] if len(others) == 1 else None


def _words(message: Json) -> str | None:
    text = message.get("text")
    if type(text) is not str:
        return None
    return x_words.expanded(x_words.unescaped(text), message.get("urls"), "url", "expanded").strip() or None


def _time(value: object, now: int) -> tuple[int, Precision] | None:
    found = times.iso(value) if type(value) is str else None
    return found if found and times.plausible(found[0], now) else None
