"""Instagram: which file is which, and that nothing of the way it is written changes what it says."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from tests.exports_helper import NOW, member

from hearten.sources.platform import CERTAIN, Settings
from hearten.sources.platforms.instagram import FLAT_KINDS, KINDS, PLATFORM
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace

T = 1_748_800_000
SETTINGS = Settings(zone=UTC, now=NOW)
RECORD = {"title": "quiet.kettle", "string_list_data": [{"timestamp": T}]}
VISIT = {
    "timestamp": T,
    "label_values": [{"label": "x", "value": "https://moss.example/", "href": "https://moss.example/"}],
}
STRETCH = {"label_values": [{"vec": [{"dict": [{"timestamp_value": T}, {"timestamp_value": T + 5}]}]}]}


def bids(path: str, document: object) -> dict[str, float]:
    sample = Sample.of(member(path, {path: json.dumps(document).encode()}))
    return {reader.name: bid for reader in PLATFORM.readers if (bid := reader.recognise(sample))}


def chosen(path: str, document: object) -> str | None:
    found = bids(path, document)
    return max(found, key=lambda name: found[name]) if found else None


def read(path: str, document: object) -> list[Trace]:
    file = member(path, {path: json.dumps(document).encode()})
    reader = next(reader for reader in PLATFORM.readers if reader.name == chosen(path, document))
    assert reader.read
    rows = list(reader.read(file, SETTINGS))
    return [row for row in rows if isinstance(row, Trace)]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.root not in ("media", "")], ids=lambda kind: str(kind.file)
)
def test_a_list_is_known_by_its_own_name_in_any_file(kind: Any) -> None:
    record = STRETCH if kind.act == "time_spent" else {**RECORD, "media": [{"creation_timestamp": T}]}
    rows = read("renamed.json", {kind.root: [record]})
    assert [(row.act, row.flags, row.platform) for row in rows] == [(kind.act, kind.flags, "instagram")]
    assert bids("renamed.json", {kind.root: []}) != {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.file))
@pytest.mark.parametrize("ending", ["", "_1", "_12"])
def test_a_bare_list_is_known_by_its_file(kind: Any, ending: str) -> None:
    path = f"your_instagram_activity/x/{kind.file}{ending}.json"
    record = STRETCH if kind.act == "time_spent" else {**RECORD, "creation_timestamp": T}
    assert chosen(path, [record]) == f"{kind.file}.json"
    assert [row.act for row in read(path, [record])] == [kind.act]


def test_the_same_bare_list_elsewhere_is_not_ours() -> None:
    assert bids("your_facebook_activity/posts/polls.json", [RECORD]) == {}
    assert bids("your_instagram_activity/threads/following.json", [RECORD]).keys() == {
        "personal_information.json and the like"
    }
    assert bids("your_facebook_activity/other_activity/link_history.json", [VISIT]) == {}
    assert bids("likes.json", [{"id": 1, "name": "a song"}]) == {}
    assert bids("posts.json", [{"id": 1, "title": "a blog"}]) == {}
    assert bids("anything.json", {"settings_of_a_game": [{"sound": True}]}) == {}
    assert bids("comments.json", {"media_comments": [["hello", "there"]]}) == {}


def test_a_facebook_conversation_is_left_to_facebook() -> None:
    document = {"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1}]}
    assert bids("your_facebook_activity/messages/inbox/a_1/message_1.json", document) == {}
    assert bids("your_instagram_activity/messages/inbox/facebookfan_1/message_1.json", document) == {
        "message_1.json": CERTAIN
    }


@pytest.mark.parametrize(
    "document",
    [
        {"account_history_login_history": [{"title": "", "string_map_data": {"IP": {"value": "192.0.2.1"}}}]},
        {"relationships_close_friends": [RECORD]},
        {"ig_profile_picture": [{"uri": "a.jpg", "creation_timestamp": T}]},
        {"saved_saved_collections": [{"title": "c", "string_map_data": {}}]},
    ],
)
def test_what_is_left_out_is_left_out_knowingly(document: object) -> None:
    name = chosen("anything.json", document)
    reader = next(reader for reader in PLATFORM.readers if reader.name == name)
    assert reader.read is None
    assert reader.why_skipped


def test_every_flat_list_reads_as_its_act() -> None:
    for kind in FLAT_KINDS:
        element: object = ["2020-05-01T10:00:00+00:00", "quiet.kettle"]
        document = (
            {kind.root: [element]} if kind.root else [{"search_click": "fern", "time": "2020-05-01T10:00:00+00:00"}]
        )
        assert [(row.act, row.flags) for row in read(f"{kind.file}.json", document)] == [(kind.act, kind.flags)]


def test_the_flat_layout_and_todays_give_things_the_same_names() -> None:
    todays = {(kind.act, kind.thing) for kind in KINDS}
    assert {(kind.act, kind.thing) for kind in FLAT_KINDS if kind.act != "posted"} <= todays


def test_views_of_one_account_in_one_minute_are_as_many_as_there_were() -> None:
    def view(seconds: int) -> dict[str, Any]:
        return {"string_map_data": {"A": {"value": "quiet.kettle"}, "T": {"timestamp": T + seconds}}}

    rows = read("x.json", {"impressions_history_posts_seen": [view(3), view(2), view(2)]})
    rows += read("x.json", {"impressions_history_videos_watched": [view(1)]})
    assert len({row.key for row in rows}) == 4


def test_pages_without_folders_are_known_by_their_names() -> None:
    def claims(name: str, body: bytes) -> list[str]:
        page = b"<html><head><style>._3-95{}</style></head><body>" + body
        sample = Sample.of(member(name, {name: page}))
        return [reader.name for reader in PLATFORM.readers if reader.recognise(sample)]

    for kind in KINDS:
        page = b'<div role="main"><div class="_a6-g"><h2>fern</h2></div></div>'
        assert claims(f"{kind.file}_2.html", page)[0] == f"{kind.file}.html"
    assert claims("fern.html", b'<div role="main"></div>') == []


def test_the_short_code_is_the_key_whatever_the_address_looks_like() -> None:
    forms = (
        "https://www.instagram.com/p/CmAdeUp01/",
        "https://instagram.com/p/CmAdeUp01",
        "https://www.instagram.com/reel/CmAdeUp01/?igsh=abc",
        "https://www.instagram.com/quiet.kettle/p/CmAdeUp01/",
    )
    rows = [
        row
        for href in forms
        for row in read(
            "x.json", {"likes_media_likes": [{"title": "q", "string_list_data": [{"href": href, "timestamp": T}]}]}
        )
    ]
    assert len({row.key for row in rows}) == 1
    assert {row.url for row in rows} == set(forms)


def test_an_unknown_list_in_a_known_file_is_said_and_its_neighbour_read() -> None:
    document = {"likes_media_likes": [RECORD], "likes_of_a_new_kind": [RECORD]}
    file = member("liked_posts.json", {"liked_posts.json": json.dumps(document).encode()})
    reader = next(reader for reader in PLATFORM.readers if reader.name == "liked_posts.json")
    assert reader.read
    rows = list(reader.read(file, SETTINGS))
    assert [type(row).__name__ for row in rows] == ["Trace", "Unread"]
