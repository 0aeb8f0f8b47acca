"""TikTok: lists wherever they stand, empty in every way they can be, and cut at every byte."""

from __future__ import annotations

import itertools
import json
from datetime import UTC
from typing import Any

import pytest
from tests.exports_helper import EXPORTS, NOW, load, member, reader_of

from hearten.sources.members import from_bytes
from hearten.sources.platform import Settings
from hearten.sources.platforms.tiktok import PLATFORM
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=UTC, now=NOW)
JSON, TEXT, CHATS, _ = PLATFORM.readers
AT = "2026-05-14 21:03:11"
LINK = "https://www.tiktokv.com/share/video/7637602829980552468/"


def read(content: object, path: str = "user_data_tiktok.json") -> list[Trace | Unread]:
    document = content if isinstance(content, bytes) else json.dumps(content).encode()
    reader = JSON if path.endswith(".json") else CHATS if document.startswith(b">>>") else TEXT
    assert reader.read
    return list(reader.read(member(path, {path: document}), SETTINGS))


def acts(content: object) -> list[str]:
    rows = read(content)
    assert not [row for row in rows if isinstance(row, Unread)]
    return [row.act for row in rows if isinstance(row, Trace)]


@pytest.mark.parametrize(
    ("section", "name", "act"),
    [
        ("Watch History", "VideoList", "viewed"),
        ("Video Browsing History", "VideoList", "viewed"),
        ("Like List", "ItemFavoriteList", "liked"),
        ("Favorite Videos", "FavoriteVideoList", "saved"),
        ("Favorite Sounds", "FavoriteSoundList", "saved"),
        ("Favorite Hashtags", "FavoriteHashtagList", "saved"),
        ("Favorite Effects", "FavoriteEffectsList", "saved"),
        ("Reposts", "RepostList", "shared"),
        ("Share History", "ShareHistoryList", "shared"),
        ("Searches", "SearchList", "searched"),
        ("Search History", "SearchList", "searched"),
        ("Comments", "CommentsList", "commented"),
        ("Following", "Following", "followed"),
        ("Following List", "Following", "followed"),
        ("Posts", "VideoList", "posted"),
    ],
)
def test_a_list_is_known_wherever_it_stands_and_however_its_fields_are_cased(section: str, name: str, act: str) -> None:
    item = {"Date": AT, "Link": LINK, "SearchTerm": "fern", "Comment": "calm", "UserName": "moss"}
    for root, fields in itertools.product(
        ("Activity", "Your Activity", "Likes and Favorites", "A root of 2030"),
        (item, {key.lower(): value for key, value in item.items()}),
    ):
        if act == "viewed" and "date" in fields:
            continue  # this list has never been written so, and it is the one that must be quick
        assert acts({root: {section: {"App": 1, name: [fields]}}}) == [act]
    nothing: tuple[object, ...] = (None, [], {})
    for empty in nothing:
        assert acts({"Your Activity": {section: {name: empty}}}) == []
        assert acts({"Your Activity": {section: empty}}) == []


@pytest.mark.parametrize("fields", [{"date": AT, "link": LINK}, {"Date": AT, "VideoLink": LINK}])
def test_the_longest_list_too_may_name_its_fields_in_other_ways(fields: dict[str, str]) -> None:
    (named,) = read({"Your Activity": {"Watch History": {"VideoList": [fields]}}})
    (usual,) = read({"Your Activity": {"Watch History": {"VideoList": [{"Date": AT, "Link": LINK}]}}})
    assert named == usual


def test_the_video_is_the_key_whatever_the_link_looks_like() -> None:
    links = (LINK, LINK.rstrip("/"), "https://www.tiktok.com/@moss.garden/video/7637602829980552468?lang=nl")
    rows = [
        row
        for link in links
        for row in read({"Your Activity": {"Watch History": {"VideoList": [{"Date": AT, "Link": link}]}}})
    ]
    assert len({row.key for row in rows if isinstance(row, Trace)}) == 1
    assert [row.voice for row in rows if isinstance(row, Trace)] == [None, None, "moss.garden"]


def test_a_known_kind_of_list_under_a_new_name_is_not_passed_over_in_silence() -> None:
    rows = read({"Your Activity": {"Stitches": {"StitchList": [{"Date": AT, "Link": LINK}]}}})
    assert rows == [Unread("not_understood", "item 1")]


def test_in_a_group_the_owner_is_known_from_chats_of_two() -> None:
    two = {"ChatHistory": {"Chat History with boat:": [{"Date": AT, "From": "ada", "Content": "a"}]}}
    group = {"GroupChat": {"Tea Club:": [{"Date": AT, "From": who, "Content": who} for who in ("ada", "kettle")]}}
    rows = [
        row for row in read({"Direct Message": {"Direct Messages": two, "Group Chat": group}}) if isinstance(row, Trace)
    ]
    assert [(row.mine, row.space, row.voice, row.text) for row in rows] == [
        (True, None, "boat", "a"), (True, "Tea Club", None, "ada"), (False, "Tea Club", "kettle", None),
    ]  # fmt: skip
    alone = [row for row in read({"Direct Message": {"Group Chat": group}}) if isinstance(row, Trace)]
    assert [(row.mine, row.text) for row in alone] == [(False, None), (False, None)]


def test_a_file_cut_anywhere_keeps_every_whole_item() -> None:
    case = load(EXPORTS / "tiktok" / "json_2026")
    content = case.files["user_data_tiktok.json"]
    whole = read(content)
    most = 0
    for end in range(0, len(content), 7):
        rows = read(content[:end])
        kept = [row for row in rows if isinstance(row, Trace)]
        assert kept == whole[: len(kept)]
        assert len(kept) >= most
        most = len(kept)
    assert most >= len(whole) - 1


@pytest.mark.parametrize(
    "file", ["Je activiteit/Kijkgeschiedenis", "Directe berichten/Directe berichten", "Reacties/Reacties"]
)
def test_text_cut_anywhere_keeps_whole_items_alone(file: str) -> None:
    path = f"TikTok/{file}.txt"
    content = load(EXPORTS / "tiktok" / "txt_dutch").files[path]
    whole = read(content, path)
    reader = CHATS if content.startswith(b">>>") else TEXT
    assert reader.read
    for end in range(len(content)):
        cut = from_bytes(path, content[:end], lost=len(content) - end)
        *kept, last = reader.read(cut, SETTINGS)
        assert last == Unread("cut_off", "end of file", len(content) - end)
        assert kept == whole[: len(kept)]


def test_a_time_that_is_not_whole_is_no_time() -> None:
    for end in range(1, len(AT)):
        assert read(f"Date: {AT}\nLink: {LINK}\n\nDate: {AT[:-end]}".encode(), "Like List.txt")[1:] == (
            [Unread("bad_time", "item 2")] if AT[:-end].strip() else [Unread("not_understood", "item 2")]
        )


@pytest.mark.parametrize(
    ("link", "act"),
    [
        ("https://www.tiktok.com/music/-7012345678901234567", "saved"),
        ("https://www.tiktok.com/tag/moss", "saved"),
        (LINK, None),
    ],
)
def test_in_an_unknown_language_only_what_can_be_one_thing_is_read(link: str, act: str | None) -> None:
    path = "TikTok/Alueella/Outo luettelo.txt"
    rows = read(f"Päivä: {AT} UTC\nLinkki: {link}\n".encode(), path)
    if act:
        assert [row.act for row in rows if isinstance(row, Trace)] == [act]
    else:
        assert rows == [Unread("not_understood", "which list this is")]


def test_the_title_of_a_chat_may_be_in_any_language() -> None:
    text = f">>> Cronologia della chat con boat::\n\n{AT} UTC ada: ciao: tutto bene?\n{AT} UTC boat: no\n"
    rows = [row for row in read(text.encode(), "TikTok/Messaggi/Messaggi diretti.txt") if isinstance(row, Trace)]
    assert [(row.voice, row.mine, row.text) for row in rows] == [
        ("boat", True, "ciao: tutto bene?"),
        ("boat", False, None),
    ]


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("TikTok/Your Activity/Watch History.txt", f"Date: {AT}\nLink: {LINK}\n", "Watch History.txt"),
        ("Watch History.txt", f"Date: {AT}\nLink: {LINK}\n", "Watch History.txt"),
        ("TikTok/Your Activity/Login History.txt", f"Date: {AT} UTC\nIP: 192.0.2.1\n", "Settings.txt and the like"),
        ("TikTok/Your Activity/Hashtag.txt", "You have no data in this section\n", "Settings.txt and the like"),
        ("TikTok/Settings/Settings.txt", "Private Account: Off\n", "Settings.txt and the like"),
        ("notes/diary.txt", f"Written: {AT}\nMood: fine\n", None),
        ("notes/chat.txt", "hello\n", None),
        ("other.json", '{"Activity": {"steps": [{"Date": "2026-05-14", "count": 5}]}}', None),
        ("other.json", '{"Profile": {"name": "x"}, "Comment": [{"Date": "2026-05-14"}], "Video": {}}', None),
        ("export.json", '{"Activity": {"Like List": {"ItemFavoriteList": null}}}', "user_data_tiktok.json"),
        ("export.json", '{"Your Activity": {"New": 1}, "App Settings": {"New": 1}}', "user_data_tiktok.json"),
    ],
)
def test_which_reader_claims_what(path: str, content: str, name: str | None) -> None:
    file: Any = reader_of(member(path, {path: content.encode()}))
    assert (file[1].name if file and file[0] is PLATFORM else None) == name
