"""Facebook: which file is which, whatever its name's apostrophes, its account's language or its size."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from tests.exports_helper import NOW, member, reader_of

from hearten.sources.meta.labelled import LABELS
from hearten.sources.platform import CERTAIN, LIKELY, Settings
from hearten.sources.platforms.facebook import KINDS, PLATFORM
from hearten.sources.platforms.facebook.lists import Kind
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

T = 1_748_800_000
SETTINGS = Settings(zone=UTC, now=NOW)
PLAIN = {
    "timestamp": T,
    "create_timestamp": T,
    "name": "Fern",
    "title": "Ada did it.",
    "data": [{"text": "fern", "name": "Fern"}],
}
ENTRY = {"name": "Section", "entries": [{"timestamp": T, "data": {"name": "Fern"}}]}
LABELLED = {"timestamp": T, LABELS: [{"label": "x", "value": "Fern"}, {"label": "y", "value": "Moss"}]}
LISTED = [kind for kind in KINDS if kind.roots]
BARE = [kind for kind in KINDS if not kind.roots]


def file_name(kind: Kind) -> str:
    return kind.files[0]


def bids(path: str, content: object) -> dict[str, float]:
    written = content if isinstance(content, bytes) else json.dumps(content).encode()
    sample = Sample.of(member(path, {path: written}))
    return {reader.name: bid for reader in PLATFORM.readers if (bid := reader.recognise(sample))}


def read(path: str, content: object, beside: dict[str, Any] | None = None) -> list[Trace | Unread]:
    files = {name: json.dumps(document).encode() for name, document in (beside or {}).items()}
    files[path] = content if isinstance(content, bytes) else json.dumps(content).encode()
    found = reader_of(member(path, files))
    assert found
    assert found[0] is PLATFORM
    assert found[1].read
    return list(found[1].read(member(path, files), SETTINGS))


def element(kind: Kind) -> dict[str, Any]:
    return ENTRY if kind.shape == "entries" else PLAIN


@pytest.mark.parametrize("kind", LISTED, ids=file_name)
@pytest.mark.parametrize("version", ["_v2", "_v3"])
def test_a_list_with_a_version_is_known_by_its_own_name(kind: Kind, version: str) -> None:
    for root in kind.roots:
        if root != "recently_viewed":  # has none
            assert bids("renamed.json", {root + version: [element(kind)]}) == {f"{kind.files[0]}.json": CERTAIN}


@pytest.mark.parametrize("kind", LISTED, ids=file_name)
def test_a_list_without_version_needs_its_file_or_its_folder(kind: Kind) -> None:
    document = {kind.roots[0]: [element(kind)]}
    assert bids("renamed.json", document) == {}
    assert bids(f"x/{kind.files[-1]}_2.json", document)[f"{kind.files[0]}.json"] == LIKELY
    assert bids("your_facebook_activity/x/renamed.json", document)[f"{kind.files[0]}.json"] == CERTAIN
    rows = [row for row in read(f"x/{kind.files[-1]}_2.json", document) if isinstance(row, Trace)]
    assert [(row.act, row.mine) for row in rows] == [(kind.act, kind.mine)]
    assert set(kind.flags) <= set(rows[0].flags)


@pytest.mark.parametrize("kind", BARE, ids=file_name)
@pytest.mark.parametrize("folder", ["", "your_facebook_activity/x/"])
def test_a_bare_list_is_known_by_its_file(kind: Kind, folder: str) -> None:
    record = {LABELS: [{"label": "x", "vec": [{"dict": LABELLED[LABELS]}]}]} if kind.shape == "items" else LABELLED
    record = PLAIN if kind.shape == "records" else record
    for document in ([record], record):
        rows = read(f"{folder}{kind.files[0]}.json", document)
        assert [row.act for row in rows if isinstance(row, Trace)] == [kind.act]
        assert not [row for row in rows if isinstance(row, Unread)]


@pytest.mark.parametrize("sign", ["'", "’", "_", "\u00e2\u0080\u0099"])
def test_apostrophes_come_in_many_forms(sign: str) -> None:
    path = f"logged_information/interactions/groups_you{sign}ve_visited.json"
    rows = read(path, [LABELLED])
    assert [row.space for row in rows if isinstance(row, Trace)] == ["Fern"]


def test_files_of_others_are_left_alone() -> None:
    assert bids("your_instagram_activity/link_history.json", [LABELLED]) == {}
    assert bids("link_history.json", [LABELLED]) == {}
    assert bids("comments.json", [{"id": 1, "body": "a blog"}]) == {}
    assert bids("friends.json", {"friends": ["Ada"]}) == {}
    assert bids("ads.json", [{"timestamp": T, "data": []}]) == {}
    assert bids("notes.txt", b"you have no data") == {}
    page = b'<html><head><style>._3-95{}</style></head><body><main><div class="_a6-g"><a href="https://www.instagram.com/x">x</a></div>'
    assert bids("following.html", page) == {}


def test_a_record_longer_than_the_head_of_its_file_is_recognised_and_streamed() -> None:
    items = [
        {"dict": [{"label": "Event", "value": f"Post {number}"}, {"label": "Time", "timestamp_value": T + number}]}
        for number in range(5_000)
    ]
    name = "content_that_has_been_shown_to_you_in_your_feed"
    for document in (
        {"media": [], LABELS: [{"label": "Posts", "vec": items}]},
        [{LABELS: [{"label": "Posts", "vec": items}]}],
    ):
        assert len(read(f"{name}.json", document)) == 5_000
    stretches = [
        {"dict": [{"timestamp_value": T + number}, {"timestamp_value": T + number + 1}]} for number in range(5_000)
    ]
    time_spent = {"timestamp": T, "media": [], LABELS: [{"label": "x", "vec": stretches}]}
    assert len(read("your_facebook_activity/other_activity/time_spent_on_facebook.json", time_spent)) == 5_000


def test_entries_of_a_long_section_are_streamed_and_a_cut_costs_only_the_last() -> None:
    entries = [{"timestamp": T + number, "data": {"name": f"Post {number}"}} for number in range(5_000)]
    content = json.dumps({"recently_viewed": [{"name": "Posts", "description": "d", "entries": entries}]}).encode()
    rows = read("recently_viewed.json", content[: len(content) // 2])
    assert 2_300 < sum(isinstance(row, Trace) for row in rows) < 2_600
    assert [row.reason for row in rows if isinstance(row, Unread)] == ["cut_off"]


@pytest.mark.parametrize(
    ("title", "space"),
    [
        ("Ada posted in Moss & Fern.", "Moss & Fern"),
        ("Moss & Fern Berlin: Ada hat gepostet", "Moss & Fern Berlin"),
        ("Ada がMoss & Fernに投稿しました", None),
        ("Ada posted in Mosses.", None),
        ("Ada posted in a group.", None),
    ],
)
def test_the_group_of_a_post_is_one_that_another_file_names(title: str, space: str | None) -> None:
    joined = {"groups_joined_v2": [{"timestamp": T, "data": [{"name": name}]} for name in ("Moss & Fern", "Moss")]}
    commented = {
        "group_comments_v2": [{"timestamp": T, "data": [{"comment": {"comment": "x", "group": "Moss & Fern Berlin"}}]}]
    }
    beside = {"groups/your_group_membership_activity.json": joined, "groups/your_comments_in_groups.json": commented}
    document = {"group_posts_v2": [{"timestamp": T, "data": [{"post": "hello"}], "title": title}]}
    rows = read("groups/group_posts_and_comments.json", document, beside)
    assert [row.space for row in rows if isinstance(row, Trace)] == [space]
    rows = read("groups/group_posts_and_comments.json", document)
    assert [row.space for row in rows if isinstance(row, Trace)] == [None]


@pytest.mark.parametrize(
    ("watched", "seconds"),
    [
        (75, 75.0),
        (7.5, 7.5),
        ("75", 75.0),
        ("1:15", 75.0),
        ("1:01:15", 3675.0),
        ("a while", None),
        (-1, None),
        (None, None),
        ([], None),
    ],
)
def test_how_long_a_video_was_watched(watched: object, seconds: float | None) -> None:
    data = {"name": "Kettles", "watch_time": watched}
    rows = read(
        "recently_viewed.json", {"recently_viewed": [{"name": "Videos", "entries": [{"timestamp": T, "data": data}]}]}
    )
    assert [(row.seconds, row.seconds_basis) for row in rows if isinstance(row, Trace)] == [
        (seconds, seconds and "measured")
    ]


def test_a_page_likes_many_in_the_same_second_and_none_is_lost() -> None:
    document = {"page_likes_v2": [{"name": f"Page {number}", "timestamp": T} for number in range(20)]}
    rows = read("pages_you've_liked.json", document)
    assert len({row.key for row in rows if isinstance(row, Trace)}) == 20


def test_encrypted_chats_are_facebooks_wherever_they_stand() -> None:
    message = {"senderName": "Ada", "text": "hello", "timestamp": T * 1000, "media": [], "type": "text"}
    document = {"participants": ["Boat", "Ada"], "threadName": "Boat_12", "messages": [message]}
    rows = read("Boat_12.json", document)
    assert [(row.mine, row.voice, row.text) for row in rows if isinstance(row, Trace)] == [(True, "Boat", "hello")]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("facebook_reels_usage_information.json", {LABELS: []}),
        ("your_video_consumption_summary.json", {LABELS: []}),
        ("facebook-ada/posts/album/0.json", {"name": "x", "photos": []}),
        ("facebook-ada/connections/friends/received_friend_requests.json", {"received_requests_v2": []}),
        ("facebook-ada/ads_information/ads_interests.json", {"topics_v2": ["tea"]}),
        ("facebook-ada/a_new_folder/a_new_file.json", {"new_v2": [{"name": "x"}]}),
        ("facebook-ada/a_new_folder/no-data.txt", b"You have no data in this section"),
        ("facebook-ada/start_here.html", b"<html><head><style>._3-95{}</style></head><body></body></html>"),
        ("profile_information.json", {"profile_v2": {"name": {"full_name": "Ada"}}}),
        ("renamed.json", {"account_activity_v2": [{"action": "Login"}]}),
    ],
)
def test_what_is_left_out_is_left_out_knowingly(path: str, content: object) -> None:
    found = bids(path, content)
    best = max(found, key=lambda name: found[name])
    reader = next(reader for reader in PLATFORM.readers if reader.name == best)
    assert reader.read is None
    assert reader.why_skipped
