"""Telegram tells the same in JSON and in pages, and gives up nothing that can be read."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports_helper import NOW, member, reader_of

from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import Settings
from hearten.sources.platforms import telegram
from hearten.sources.trace import Trace, Unread

KNOWN = Settings(ZoneInfo("Europe/Berlin"), NOW)
START = datetime(2026, 3, 27, 20, 0, 0, tzinfo=UTC)
ADA, ROBIN = ("Ada <3 Fenn", "user2002"), ("Robin & co", "user1001")
JSON, PAGE = (reader.read for reader in telegram.PLATFORM.readers[:2])


class Message(NamedTuple):
    """A message of a made-up chat of two."""

    seconds_later: int
    mine: bool
    words: str
    forwarded: bool = False


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12) | st.sampled_from(
    ["", "ok", 'a "quoted" <div class="text">', "two\nlines", "</div>", "&amp;"]
)
MESSAGES = st.builds(Message, st.integers(0, 100_000), st.booleans(), WORDS, st.booleans())
CHATS = st.lists(MESSAGES, min_size=1, max_size=12)


def moments(chat: list[Message]) -> list[datetime]:
    found, at = [], START
    for message in chat:
        at += timedelta(seconds=message.seconds_later)
        found.append(at)
    return found


def as_json(chat: list[Message], zone: timezone, *, exact: bool = True) -> bytes:
    records: list[dict[str, Any]] = []
    for number, (message, at) in enumerate(zip(chat, moments(chat), strict=True), 7):
        name, by = ROBIN if message.mine else ADA
        record = {"id": number, "type": "message", "date": at.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S")}
        if exact:
            record["date_unixtime"] = str(int(at.timestamp()))
        record |= {"from": name, "from_id": by, "text": message.words}
        records.append(record | ({"forwarded_from": "Marsh news"} if message.forwarded else {}))
    chat_of = {"name": ADA[0], "type": "personal_chat", "id": 2002, "messages": records}
    return json.dumps(chat_of, ensure_ascii=False, indent=1).encode()


def written(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def as_page(chat: list[Message], zone: timezone, *, exact: bool = True) -> bytes:
    cells, last = [], None
    for number, (message, at) in enumerate(zip(chat, moments(chat), strict=True), 7):
        who = (message.mine, message.forwarded)
        local = at.astimezone(zone)
        east = f"{local:%z}"
        offset = f" UTC{east[:3]}:{east[3:]}" if exact else ""
        cell = f'<div class="message default clearfix{" joined" if who == last else ""}" id="message{number}">'
        cell += '<div class="body">'
        cell += f'<div class="pull_right date details" title="{local:%d.%m.%Y %H:%M:%S}{offset}">{local:%H:%M}</div>'
        if who != last:
            cell += f'<div class="from_name">{written((ROBIN if message.mine else ADA)[0])} </div>'
        if message.forwarded:
            cell += '<div class="forwarded body"><div class="from_name">Marsh news<span class="date"> 1</span></div>'
        cell += f'<div class="text">{written(message.words)}</div>' if message.words else ""
        cells.append(cell + "</div>" * (3 if message.forwarded else 2))
        last = who
    return (
        '<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">'
        f'<div class="text bold">{written(ADA[0])} </div></div></div><div class="history">'
        f'<div class="message service" id="message-1"><div class="body details">Today</div></div>{"".join(cells)}'
        "</div></div></body></html>"
    ).encode()


def read(reader: Any, content: bytes, known: Settings = KNOWN, lost: int = 0) -> list[Trace | Unread]:
    return list(reader(from_bytes("x", content, lost=lost), known))


def traces(reader: Any, content: bytes, known: Settings = KNOWN) -> list[Trace]:
    rows = read(reader, content, known)
    assert not [row for row in rows if isinstance(row, Unread)]
    return [row for row in rows if isinstance(row, Trace)]


@settings(deadline=None, max_examples=100)
@given(CHATS, st.integers(-11, 13), st.booleans())
def test_json_and_pages_tell_the_same(chat: list[Message], hours: int, wanted: bool) -> None:
    zone, known = timezone(timedelta(hours=hours)), replace(KNOWN, others_words=wanted)
    from_json, from_page = traces(JSON, as_json(chat, zone), known), traces(PAGE, as_page(chat, zone), known)
    assert [row.key for row in from_json] == [row.key for row in from_page]
    assert [row.seen_at for row in from_json] == [int(at.timestamp()) * 1_000_000 for at in moments(chat)]
    assert len({row.key for row in from_json}) == len(chat)
    for ours, theirs, message in zip(from_json, from_page, chat, strict=True):
        assert (ours.seen_at, ours.voice, ours.flags) == (theirs.seen_at, ADA[0], theirs.flags)
        assert ours.mine == message.mine
        if not all(other.mine for other in chat):  # else a page cannot say whose it is
            assert (theirs.mine, theirs.voice) == (message.mine, ADA[0])
            kept = wanted or (message.mine and not message.forwarded)
            assert ours.text == (message.words.strip() or None if kept else None)
            assert "".join((theirs.text or "").split()) == "".join((ours.text or "").split())


@pytest.mark.parametrize("exact", [True, False])
def test_without_a_zone_the_persons_own_is_assumed(exact: bool) -> None:
    chat = [Message(60, number % 2 == 0, "a") for number in range(4)]
    berlin = timezone(timedelta(hours=1))
    for reader, content in ((JSON, as_json(chat, berlin, exact=exact)), (PAGE, as_page(chat, berlin, exact=exact))):
        rows = traces(reader, content)
        assert [row.seen_at for row in rows] == [int(at.timestamp()) * 1_000_000 for at in moments(chat)]
        named = "event" if reader is JSON else "export_zone"
        assert {row.basis for row in rows} == {named if exact else "local_assumed"}


CHAT = [Message(60, number % 2 == 0, f"words {number}") for number in range(5)]


@pytest.mark.parametrize(
    ("reader", "content", "end"),
    [(JSON, as_json(CHAT, UTC), b"\n  }"), (PAGE, as_page(CHAT, UTC), b"</div></div></div>")],
)
def test_every_complete_message_is_read_wherever_the_file_is_cut(reader: Any, content: bytes, end: bytes) -> None:
    keys = [row.key for row in traces(reader, content)]
    ends = [match.end() for match in re.finditer(re.escape(end), content)]
    for length in range(len(content)):
        rows = read(reader, content[:length], lost=len(content) - length)
        found = [row.key for row in rows if isinstance(row, Trace)]
        assert found == keys[: len(found)]
        assert len(found) >= sum(at <= length for at in ends[: len(CHAT)]) - (reader is PAGE)
        assert sum(row.bytes_lost for row in rows if isinstance(row, Unread)) >= len(content) - length


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date_unixtime": "1"}, None),
        ({"date_unixtime": None}, None),
        ({"date_unixtime": "9999999999", "date": "2286-11-20T17:46:39"}, "bad_time"),
        ({"date_unixtime": "", "date": "yesterday"}, "bad_time"),
        ({"date_unixtime": [], "date": 5}, "bad_time"),
        ({"date_unixtime": None, "date": "2026-04-03T21:22:39Z?"}, "bad_time"),
        ({"type": "unsupported"}, "not_needed"),
        ({"type": "service", "action": "pin_message"}, "not_needed"),
        ({"type": "service", "action": "phone_call", "duration_seconds": -5}, "not_needed"),
        ({"text": None, "from": None, "from_id": None}, None),
        ({"text": [1, {"text": []}, None]}, None),
        ({"id": "seven"}, None),
    ],
)
def test_an_odd_message_costs_only_itself(change: dict[str, Any], reason: str | None) -> None:
    document = json.loads(as_json(CHAT, UTC))
    document["messages"][1] |= change
    rows = read(JSON, json.dumps(document).encode())
    assert len(rows) == len(CHAT)
    odd = rows.pop(1)
    assert all(isinstance(row, Trace) for row in rows)
    assert (odd.reason if isinstance(odd, Unread) else None) == reason


def test_odd_cells_cost_only_themselves() -> None:
    page = as_page(CHAT, UTC)
    for twisted in (
        page.replace(b'title="27.03.2026 20:02:00', b'title="31.02.2026 20:02:00'),
        page.replace(b'title="', b't="', 2),
    ):
        rows = read(PAGE, twisted)
        assert len(rows) == len(CHAT)
        assert {row.reason for row in rows if isinstance(row, Unread)} == {"bad_time"}


def test_what_stands_in_a_text_is_no_page() -> None:
    chat = [Message(5, True, '<div class="message default" id="message9"><div class="from_name">Eve</div>'), *CHAT]
    assert len(traces(PAGE, as_page(chat, UTC))) == len(chat)


def test_pages_that_do_not_say_whose_they_are() -> None:
    alone = as_page([Message(5, False, "a"), Message(5, False, "b")], UTC)
    assert [(row.space, row.voice, row.mine) for row in traces(PAGE, alone)] == [(None, ADA[0], False)] * 2
    unanswered = as_page([Message(5, True, "a")], UTC)
    assert [row.mine for row in traces(PAGE, unanswered)] == [False]
    assert [row.mine for row in traces(PAGE, unanswered, replace(KNOWN, own_names=("Robin & co",)))] == [True]


def summary(name: str) -> bytes:
    names = f'<div class="rows names"><div class="value bold">{name}</div></div>'
    return f'<html>{names}<div class="rows info"></div></html>'.encode()


def test_what_stands_beside_says_whose_and_what_a_page_is() -> None:
    lists = (
        b'<html><a href="../chats/chat_01/messages.html#allow_back"><div class="pull_right info details">channel</div>'
    )
    files = {"export_results.html": summary("Robin &amp; co"), "lists/chats.html": lists}

    def rows(path: str) -> list[tuple[str | None, str | None, bool]]:
        page: Member = member(path, {**files, path: as_page([Message(5, True, "a"), Message(5, False, "b")], UTC)})
        assert PAGE
        return [(row.space, row.voice, row.mine) for row in PAGE(page, KNOWN) if isinstance(row, Trace)]

    assert rows("chats/chat_01/messages2.html") == [(ADA[0], None, True), (ADA[0], ADA[0], False)]
    assert rows("chats/chat_02/messages.html") == [(None, ADA[0], True), (None, ADA[0], False)]


@pytest.mark.parametrize(
    "document",
    [
        {"messages": [{"sender_name": "Ada", "timestamp_ms": 1780000000000}], "title": "Ada"},
        {"type": "FeatureCollection", "id": 5, "messages": []},
        [{"id": 1, "type": "message"}],
        {"chats": {"list": [{"name": "x"}]}},
    ],
)
def test_other_files_are_left_to_others(document: object) -> None:
    content = json.dumps(document).encode()
    found = reader_of(member("result.json", {"result.json": content}))
    assert found is None or found[0].name != "telegram"


def test_a_whole_export_is_known_by_its_head_alone() -> None:
    person = {"user_id": 1001, "first_name": "Robin", "last_name": "", "phone_number": "+00"}
    chats = {"list": [{"name": "Ada", "type": "personal_chat", "id": 2, "messages": [{"text": "x" * 500}] * 500}]}
    content = json.dumps({"about": "x", "personal_information": person, "chats": chats}).encode()
    found = reader_of(member("x.json", {"x.json": content}))
    assert found
    assert found[1].name == "result.json"
