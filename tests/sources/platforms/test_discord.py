"""Discord: names of places, times out of ids, and packages whose folders have any name."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW, member

from hearten.sources.platform import Settings
from hearten.sources.platforms.discord import PLATFORM
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=UTC, now=NOW)
CHANNEL = "800000000000000001"
ROW = {"ID": 1504552943976448000, "Timestamp": "2026-05-14 18:03:11", "Contents": "hello", "Attachments": ""}


def chosen(path: str, files: dict[str, bytes]) -> str | None:
    sample = Sample.of(member(path, files))
    bids = {reader.name: bid for reader in PLATFORM.readers if (bid := reader.recognise(sample))}
    return max(bids, key=lambda name: bids[name]) if bids else None


def messages(rows: Any, channel: object = None, index: object = None, folder: str = "Messages") -> list[Trace | Unread]:
    path = f"{folder}/c{CHANNEL}/messages.json"
    files = {path: json.dumps(rows).encode()}
    if channel is not None:
        files[f"{folder}/c{CHANNEL}/channel.json"] = json.dumps(channel).encode()
    if index is not None:
        files[f"{folder}/index.json"] = json.dumps(index).encode()
    read = PLATFORM.readers[0].read
    assert chosen(path, files) == "messages.json"
    assert read
    return list(read(member(path, files), SETTINGS))


@pytest.mark.parametrize(
    ("channel", "title", "space", "voice"),
    [
        ({"id": CHANNEL, "type": 0, "name": "general", "guild": {"id": "1", "name": "The Pond"}}, None,
         "The Pond #general", None),
        ({"id": CHANNEL, "type": 0, "guild": {"id": "1", "name": "The Pond"}}, None, "The Pond", None),
        ({"id": CHANNEL, "type": "GUILD_TEXT"}, "general in The Pond", "general in The Pond", None),
        ({"id": CHANNEL, "type": "GUILD_TEXT", "name": "general"}, "general in The Pond", "The Pond #general", None),
        ({"id": CHANNEL, "type": "GUILD_TEXT"}, "Unknown channel in Unknown server", None, None),
        ({"id": CHANNEL, "type": "DM"}, "Direct Message with otter#0", None, "otter"),
        ({"id": CHANNEL, "type": 1}, "Direct Message with otter#1234", None, "otter#1234"),
        ({"id": CHANNEL, "type": 1}, "Direct Message with Unknown Participant", None, None),
        ({"id": CHANNEL, "type": 1}, "Wiadomość do otter", None, "Wiadomość do otter"),
        ({"id": CHANNEL, "type": 1}, None, None, None),
        ({"id": CHANNEL, "type": 3, "name": "Kites"}, None, "Kites", None),
        ({"id": CHANNEL, "type": "GROUP_DM"}, "Kites", "Kites", None),
        (None, "Direct Message with otter", None, "otter"),
        (None, "general", "general", None),
        ([], "general", "general", None),
        ({"id": [], "type": {}, "guild": 5, "name": 7}, "general", "general", None),
    ],
)  # fmt: skip
def test_where_a_message_was_sent(channel: object, title: str | None, space: str | None, voice: str | None) -> None:
    row = messages([ROW], channel, {CHANNEL: title})[0]
    assert isinstance(row, Trace)
    assert (row.space, row.voice) == (space, voice)


@given(st.integers(0, 2**63 - 1), st.sampled_from(["", None, "soon", "1990-01-01 00:00:00", "2999-01-01 00:00:00"]))
def test_an_id_tells_when_it_was_made(number: int, written: str | None) -> None:
    row = messages([{**ROW, "ID": number, "Timestamp": written}])[0]
    at = ((number >> 22) + 1_420_070_400_000) * 1000
    if len(str(number)) < 15:
        assert row == Unread("bad_value", "item 1: ID")
    elif at > NOW + 86_400_000_000:
        assert row == Unread("bad_time", "item 1: Timestamp")
    else:
        assert isinstance(row, Trace)
        assert (row.seen_at, row.precision, row.basis) == (at, "ms", "event")


@given(st.text(max_size=50))
def test_the_key_is_the_id_alone(words: str) -> None:
    plain = messages([ROW])[0]
    other = messages(
        [{**ROW, "ID": str(ROW["ID"]), "Timestamp": "2026-05-14 18:03:11.000000+00:00", "Contents": words}]
    )[0]
    assert isinstance(plain, Trace)
    assert isinstance(other, Trace)
    assert plain.key == other.key
    assert (other.text or "").strip() == words.strip()


def test_a_map_of_numbers_is_told_by_its_neighbours() -> None:
    index = json.dumps({CHANNEL: "The Pond"}).encode()
    servers = {"Сервера/index.json": index, f"Сервера/{CHANNEL}/guild.json": b"{}"}
    assert chosen("Сервера/index.json", servers) == "Servers/index.json"
    assert chosen("Сообщения/index.json", {"Сообщения/index.json": index}) == "channel.json"
    assert chosen("other/index.json", {"other/index.json": b'{"a": 1}'}) is None
    assert chosen("Messages/index.json", {"Messages/index.json": b"{}"}) == "channel.json"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("messages.json", [{"id": 1, "timestamp": "x"}]),
        ("inbox/friend_1/message_1.json", {"participants": [], "messages": []}),
        ("package/channel.json", {"id": "1", "type": 0, "name": "x"}),
        ("users.json", {"id": "1", "username": "x"}),
        ("events.json", [{"event_type": "x"}]),
        ("emoji.json", [{"name": "x"}]),
    ],
)
def test_files_of_others_are_left_to_them(path: str, content: object) -> None:
    assert chosen(path, {path: json.dumps(content).encode()}) is None
