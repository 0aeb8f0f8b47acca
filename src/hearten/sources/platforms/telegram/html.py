"""Telegram's pages: `messages.html`, `messages2.html` and so on, a thousand messages each, read message by message.

    <div class="page_header">…<div class="text bold">Ada</div>
    <div class="message default clearfix" id="message123">
      <div class="body"><div class="pull_right date details" title="03.04.2026 21:22:39 UTC+02:00">21:22</div>
      <div class="from_name">Ada</div> <div class="forwarded body">…</div> <div class="text">words<br>more</div>
    <div class="message default clearfix joined" id="message124">      of the same sender, whose name is left out
    <div class="message service" id="message-1">                       a day, or what happened to the chat

Before 2022 the date had no distance from UTC. A page says neither what kind of chat it is nor whose: in a whole export
`lists/chats.html` and `export_results.html` do, which stand beside. Shape: Telegram/SourceFiles/export/output/
export_output_html.cpp in https://github.com/telegramdesktop/tdesktop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hearten.sources.chats.owners import Talk, who_talks
from hearten.sources.formats.cells import cells, lines_of, text_of
from hearten.sources.members import Member, read_all
from hearten.sources.platform import Settings
from hearten.sources.platforms.telegram.traces import Chat, ChatKind, Message, call_trace, local_or_named, message_trace
from hearten.sources.trace import Trace, Unread

OPENING = b'<div class="message '
_HEAD = 64 * 1024
_LARGEST_LIST = 8 << 20
_MOST_PEOPLE = 5_000

_NUMBER = re.compile(r'id="message(-?\d{1,20})"')
_DATE = re.compile(r'title="(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?"')
_FROM, _TEXT = '<div class="from_name">', '<div class="text">'
_FORWARDED = 'class="forwarded body"'
_CALL = "media_call"
_SECONDS = re.compile(r"\((\d{1,7}) seconds?\)")
_GONE = frozenset(("Deleted Account", "Deleted"))
"""Stands for the name of an account that is no more, in any language."""
_VIA = re.compile(r" via @\w+$")
_TITLE = re.compile(r'class="page_header">.*?<div class="text bold">(.*?)</div>', re.DOTALL)
_VALUE = re.compile(r'<div class="rows names">(.*?)<div class="rows ', re.DOTALL)
_BOLD = re.compile(r'<div class="value bold">(.*?)</div>', re.DOTALL)
_KINDS: dict[str, ChatKind] = {"private": "two", "bot": "two", "group": "group", "channel": "channel"}
"""As `lists/chats.html` has them; the words are not translated."""


class Cell(NamedTuple):
    """What one message's markup holds."""

    number: str
    date: str | None
    sender: str | None
    """None where the page leaves it out: the sender of the message before."""
    markup: str


def read_page(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every message of one page."""
    talk, chat = _who(member, settings)
    stream = member.open()
    count = 0
    sender: str | None = None
    try:
        for markup in cells(stream, OPENING):
            if isinstance(markup, Unread):
                yield markup
                continue
            count += 1
            if markup.startswith("service"):
                if (number := _NUMBER.search(markup)) and number[1][0] != "-":
                    yield Unread("not_needed", f"item {count}")
                continue
            cell = _cell(markup)
            sender = cell.sender or sender
            row = _row(cell, sender, talk, chat, settings)
            yield row if isinstance(row, Trace) else row._replace(where=f"item {count}")
    finally:
        stream.close()


def _row(cell: Cell, sender: str | None, talk: Talk, chat: Chat, settings: Settings) -> Trace | Unread:
    when = local_or_named(cell.date, settings) if cell.date else None
    if when is None:
        return Unread("bad_time" if cell.date or cell.number else "not_understood")
    mine = sender is not None and sender == talk.owner
    before, is_forwarded, inside = cell.markup.partition(_FORWARDED)
    message = Message(cell.number, when, None if sender in _GONE else sender, mine, _words(inside or before))
    if is_forwarded:
        first = _part(inside, _FROM)
        message = message._replace(forwarded=_name(first) if first else "")
    elif _CALL in before:
        seconds = _SECONDS.search(before)
        return call_trace(message, chat, float(seconds[1])) if seconds else Unread("not_needed")
    return message_trace(message, chat, settings)


def _cell(markup: str) -> Cell:
    number, date = _NUMBER.search(markup), _DATE.search(markup)
    sender = _sender(markup)
    return Cell(
        number[1] if number else "",
        f"{date[3]}-{date[2]}-{date[1]} {date[4]}{date[5] or ''}" if date else None,
        sender,
        markup,
    )


def _sender(markup: str) -> str | None:
    """The name that stands before the message, not the one inside it of somebody whose words it passes on."""
    if markup.startswith("default clearfix joined"):
        return None
    found = _part(markup.partition(_FORWARDED)[0], _FROM)
    return _name(found) if found else None


def _part(markup: str, tag: str) -> str | None:
    """What stands in the first element that begins with `tag` and holds no other of its kind."""
    start = markup.find(tag)
    end = markup.find("</div>", start)
    return markup[start + len(tag) : end] if start >= 0 and end >= 0 else None


def _name(markup: str) -> str:
    return _VIA.sub("", text_of(markup.partition("<span")[0]))


def _words(markup: str) -> str | None:
    text = _part(markup, _TEXT)
    return "\n".join(map(text_of, lines_of(text))).strip() or None if text else None


# -- whose, and what kind of chat --------------------------------------------------------------------------------------


def _who(member: Member, settings: Settings) -> tuple[Talk, Chat]:
    head = read_all(member, _HEAD).decode("utf-8", "replace")
    found = _TITLE.search(head)
    title = text_of(found[1]) or None if found else None
    own = _own_name(member)
    talk = who_talks(title, _people(member), (*settings.own_names, own) if own else settings.own_names)
    kind = _listed_kind(member)
    if kind is None:
        kind = "two" if talk.other else "group"
    return talk, Chat(title, kind)


def _people(member: Member) -> tuple[str, ...]:
    """Who writes on this page."""
    people: dict[str, None] = {}
    stream = member.open()
    try:
        for markup in cells(stream, OPENING):
            if isinstance(markup, str) and len(people) < _MOST_PEOPLE:
                sender = None if markup.startswith("service") else _sender(markup)
                if sender:
                    people[sender] = None
    finally:
        stream.close()
    return tuple(people)


def _own_name(member: Member) -> str | None:
    """The person's name as the summary of a whole export has it, first and last."""
    summary = member.beside("../../export_results.html")
    rows = _VALUE.search(read_all(summary, _HEAD).decode("utf-8", "replace")) if summary else None
    return " ".join(map(text_of, _BOLD.findall(rows[1]))) or None if rows else None


def _listed_kind(member: Member) -> ChatKind | None:
    """What the list of chats of a whole export calls the chat."""
    folder = member.path.rpartition("/")[0].rpartition("/")[2]
    chats = member.beside("../../lists/chats.html") if folder else None
    if chats is None:
        return None
    page = read_all(chats, _LARGEST_LIST).decode("utf-8", "replace")
    entry = page.partition(f"/{folder}/messages.html")[2]
    kind = re.search(r'info details">\s*(\w+)\s*<', entry)
    return _KINDS.get(kind[1]) if kind else None
