"""Telegram's messages, reactions and calls as traces: the same in JSON and in pages, so that their keys agree.

A message is known by its number and its second. Numbers run through all chats of an account, but for channels and large
groups, which have their own; the name of a chat is no part of the key, because pages tell no more of it than the name
that it has today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from hearten.ground.ids import HOUR, MINUTE, normal_text, trace_key
from hearten.sources.chats.owners import Place
from hearten.sources.dates import times
from hearten.sources.dates.times import plausible
from hearten.sources.dates.when import When
from hearten.sources.platform import Settings
from hearten.sources.trace import Flag, Trace

NAME = "telegram"
ChatKind = Literal["two", "group", "channel", "saved"]

_new = tuple.__new__
_EAST = re.compile(r"[+-]\d\d:\d\d")
_FORWARDED: tuple[Flag, ...] = ("repost",)
_PLAIN: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Chat:
    """Where messages stand."""

    name: str | None
    kind: ChatKind

    def place(self, sender: str | None, *, mine: bool) -> Place:
        """The columns for a message of `sender`."""
        if self.kind == "two":
            return Place(None, self.name, mine)
        if self.kind == "saved":
            return Place(None, None, mine=True)
        voice = sender or (self.name if self.kind == "channel" else None)
        return Place(self.name, None if mine else voice, mine)


class Message(NamedTuple):
    """One message as either format tells it."""

    number: str
    """Its id; "" where a damaged file has lost it."""
    when: When
    sender: str | None
    mine: bool
    words: str | None
    forwarded: str | None = None
    """Who wrote it first: "" where it is not said who."""


def message_trace(message: Message, chat: Chat, settings: Settings) -> Trace:
    """A message as a trace. Words are kept that the person wrote, and others' only if they want them."""
    number, (at, precision, basis), sender, mine, words, forwarded = message
    space, voice, mine = chat.place(sender, mine=mine)
    is_own = mine and forwarded is None
    if chat.kind == "saved" and forwarded:
        voice = forwarded
    key = trace_key(NAME, "messaged", number or f"{sender}\0{normal_text(words or '')}", at)
    fields = (
        key, at, precision, basis, NAME, "saved" if chat.kind == "saved" else "messaged", space, voice, mine,
        None, None, None, None, _PLAIN if forwarded is None else _FORWARDED,
        words if is_own or settings.others_words else None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def call_trace(message: Message, chat: Chat, seconds: float) -> Trace:
    """A call that somebody answered, with its measured length."""
    at, precision, basis = message.when
    space, voice, _ = chat.place(message.sender, mine=message.mine)
    key = trace_key(NAME, "time_spent", message.number, at)
    return Trace(key, at, precision, basis, NAME, "time_spent", space, voice, True, seconds, "measured")


def local_or_named(written: str, settings: Settings) -> When | None:
    """`2026-04-03T21:22:39` on the clock of the phone or computer, or with its distance from UTC behind it."""
    clock, east = written[:19], written[19:]
    found = times.plain(f"{clock} UTC") if east else times.plain(clock, settings.zone)
    distance = _distance(east) if east else 0
    if found is None or distance is None or not plausible(found[0] - distance, settings.now):
        return None
    return _new(When, (found[0] - distance, found[1], "export_zone" if east else "local_assumed"))


@lru_cache(maxsize=64)
def _distance(written: str) -> int | None:
    """`+02:00` in microseconds; None for anything else."""
    if not _EAST.fullmatch(written):
        return None
    size = int(written[1:3]) * HOUR + int(written[4:6]) * MINUTE
    return -size if written[0] == "-" else size
