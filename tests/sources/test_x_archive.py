"""Files of an X archive that explain each other: notes and posts, messages and accounts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from tests.exports_helper import member

from hearten.ground.clock import as_microseconds
from hearten.sources.members import Member
from hearten.sources.platform import Settings
from hearten.sources.platforms.x.messages import read_messages
from hearten.sources.platforms.x.posts import read_notes, read_posts
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=UTC, now=as_microseconds(datetime(2027, 1, 1, tzinfo=UTC)))
LONG = "A long walk through the fictional reeds, told from the very beginning with every bird that we heard there, "
AT, AT_NOTE = "Fri Jan 09 18:00:00 +0000 2026", "2026-01-09T18:00:00.000Z"


def ytd(name: str, rows: list[Any]) -> bytes:
    return f"window.YTD.{name}.part0 = {json.dumps(rows)}".encode()


def note(text: str, at: str = AT_NOTE) -> dict[str, Any]:
    return {"noteTweet": {"noteTweetId": "7", "createdAt": at, "core": {"text": text, "urls": []}}}


def post(text: str, at: str = AT) -> dict[str, Any]:
    return {"tweet": {"id_str": "77", "created_at": at, "full_text": text, "lang": "en"}}


def message(sender: str, to: str | None, number: str) -> dict[str, Any]:
    content = {"id": number, "senderId": sender, "recipientId": to, "text": "hello", "createdAt": AT_NOTE}
    return {"messageCreate": content}


def talk(name: str, *messages: dict[str, Any]) -> dict[str, Any]:
    return {"dmConversation": {"conversationId": name, "messages": list(messages)}}


def archive(**files: bytes) -> dict[str, Member]:
    named = {f"data/{name.replace('_', '-')}.js": content for name, content in files.items()}
    return {path[5:-3].replace("-", "_"): member(path, named) for path in named}


def test_a_post_takes_its_words_from_the_note_of_the_same_second() -> None:
    files = archive(
        tweets=ytd("tweets", [post(f"{LONG}… https://t.co/abcdefghij")]),
        note_tweet=ytd("note_tweet", [note("Something else entirely, as long as it may be."), note(LONG + "and on")]),
    )
    (row,) = read_posts(files["tweets"], SETTINGS)
    assert isinstance(row, Trace)
    assert (row.text, row.lang) == (LONG + "and on", "en")


def test_a_note_without_its_post_is_told_by_itself() -> None:
    files = archive(
        tweets=ytd("tweets", [post("short", "Sat Jan 10 18:00:00 +0000 2026")]),
        note_tweet=ytd("note_tweet", [note(LONG + "and on")]),
    )
    (row,) = read_notes(files["note_tweet"], SETTINGS)
    assert isinstance(row, Trace)
    assert row.text == LONG + "and on"


def test_a_note_is_not_told_twice() -> None:
    files = archive(tweets=ytd("tweets", [post(LONG)]), note_tweet=ytd("note_tweet", [note(LONG + "and on")]))
    (row,) = read_notes(files["note_tweet"], SETTINGS)
    assert isinstance(row, Unread)
    assert row.reason == "not_needed"


def test_who_takes_part_in_all_conversations_is_the_person() -> None:
    two = [talk("10-42", message("42", "10", "1")), talk("11-42", message("11", "42", "2"))]
    files = archive(direct_messages=ytd("direct_messages", two))
    rows = [row for row in read_messages(files["direct_messages"], SETTINGS) if isinstance(row, Trace)]
    assert [(row.mine, row.voice, row.text) for row in rows] == [(True, "10", "hello"), (False, "11", None)]


def test_one_conversation_alone_does_not_tell_who_is_who() -> None:
    files = archive(direct_messages=ytd("direct_messages", [talk("10-42", message("42", "10", "1"))]))
    (row,) = read_messages(files["direct_messages"], SETTINGS)
    assert isinstance(row, Trace)
    assert (row.mine, row.voice, row.text) == (False, "42", None)


def test_groups_learn_the_person_from_the_conversations_of_two() -> None:
    files = archive(
        direct_messages=ytd("direct_messages", [talk("10-42"), talk("11-42")]),
        direct_messages_group=ytd("direct_messages_group", [talk("99", message("42", None, "1"))]),
    )
    (row,) = read_messages(files["direct_messages_group"], SETTINGS)
    assert isinstance(row, Trace)
    assert (row.mine, row.space, row.voice, row.text) == (True, "group 99", None, "hello")


def test_a_conversation_may_be_longer_than_any_single_record() -> None:
    long = [talk("10-42", *(message("42", "10", str(number)) for number in range(5_000))), talk("11-42")]
    files = archive(direct_messages=ytd("direct_messages", long))
    rows = list(read_messages(files["direct_messages"], SETTINGS))
    assert len({row.key for row in rows if isinstance(row, Trace)}) == len(rows) == 5_000
