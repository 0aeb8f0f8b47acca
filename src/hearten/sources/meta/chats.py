"""Private conversations as pages: a heading with who wrote, the message, the time; the newest first.

The page is called after the other person or the group, and is read twice like its JSON sister: see `conversations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hearten.sources.members import Member
from hearten.sources.meta.clock import Clock
from hearten.sources.meta.conversations import Message, Thread, said, thread_of
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.meta.pages import blocks, page_title
from hearten.sources.meta.records import address, lines_and_time
from hearten.sources.meta.shapes import Block
from hearten.sources.platform import Settings
from hearten.sources.trace import Trace, Unread

_MOST_PEOPLE = 5_000


def traces(member: Member, settings: Settings, platform: str, clock: Clock) -> Iterator[Trace | Unread]:
    """Every message of a page."""
    talk = _thread(member, settings)
    keys = MinuteKeys(platform)
    stream = member.open()
    count = 0
    try:
        for block in blocks(stream):
            if isinstance(block, Unread):
                yield block
                continue
            count += 1
            if block.is_empty:
                continue  # who takes part
            message = _message(block, clock)
            row = said(talk, message, settings, keys) if message.at else "bad_time"
            if isinstance(row, Trace):
                yield row
            else:
                yield Unread("date_order_open" if clock.open_question else row, f"item {count}")
    finally:
        stream.close()


def _thread(member: Member, settings: Settings) -> Thread:
    """Who writes in a page."""
    people: dict[str, None] = {}
    stream = member.open()
    try:
        for block in blocks(stream):
            if isinstance(block, Unread) or block.is_empty or len(people) >= _MOST_PEOPLE:
                continue
            if block.heading:
                people[block.heading] = None
    finally:
        stream.close()
    title = page_title(member)
    if title and len(people) == 1 and title not in people:
        people[title] = None  # one who has not answered yet
    talk = thread_of(member, list(people), title, None, settings)
    # A chat of two is called after one of them; here not all have written.
    return replace(talk, is_group=talk.is_group or title not in people)


def _message(block: Block, clock: Clock) -> Message:
    found, when, _ = lines_and_time(block, clock)
    words = link = media = None
    for text, target, _ in found:
        if target and not address(target):
            media = media or target.rpartition("/")[2] or None
        elif target and link is None:
            link = target
        if text and words is None and text != target:
            words = text
    return Message(when, block.heading, words, link, media)
