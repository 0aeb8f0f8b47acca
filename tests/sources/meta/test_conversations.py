"""In a conversation, who is the person themselves is worked out, and what others wrote is left out unless wanted."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from tests.exports_helper import NOW, member

from hearten.sources.meta.conversations import looks_like_messages, traces
from hearten.sources.platform import Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

MS = 1_748_800_000_000
FOLDER = "your_instagram_activity/messages/inbox/boat_1234567890123456"
QUIET = Settings(zone=UTC, now=NOW)
ALL = Settings(zone=UTC, now=NOW, others_words=True)


def talk(people: list[str], title: str, thread: str = "inbox/boat_1234567890123456") -> dict[str, Any]:
    said = [{"sender_name": name, "timestamp_ms": MS + at, "content": f"says {name}"} for at, name in enumerate(people)]
    return {
        "participants": [{"name": name} for name in people],
        "messages": said,
        "title": title,
        "thread_path": thread,
    }


def read(
    document: dict[str, Any], settings: Settings = QUIET, folder: str = FOLDER, profile: tuple[str, str] | None = None
) -> list[Trace]:
    files = {f"{folder}/message_1.json": json.dumps(document).encode()}
    if profile:
        record = {"string_map_data": {"Nom": {"value": profile[1].encode().decode("latin-1")}}}
        files[profile[0]] = json.dumps({"profile_user": [record]}).encode()
    rows = list(traces(member(f"{folder}/message_1.json", files), settings, "instagram"))
    assert not [row for row in rows if isinstance(row, Unread)]
    return [row for row in rows if isinstance(row, Trace)]


@pytest.mark.parametrize("people", [["Ada", "Boat"], ["Boat", "Ada"]])
def test_a_conversation_of_two_is_titled_with_the_other(people: list[str]) -> None:
    rows = {row.text or "": row for row in read(talk(people, "Boat"))}
    assert set(rows) == {"says Ada", ""}
    assert rows["says Ada"].mine
    assert not rows[""].mine
    assert {row.voice for row in rows.values()} == {"Boat"}
    assert {row.space for row in rows.values()} == {None}


@pytest.mark.parametrize(
    ("folder", "profile"),
    [
        (FOLDER, "personal_information/personal_information/personal_information.json"),
        (FOLDER, "personal_information/personal_information.json"),
        ("messages/inbox/boat_abc", "personal_information/personal_information.json"),
        ("messages/inbox/boat_abc", "account_information/personal_information.json"),
        (f"export/{FOLDER}", "export/Personal_Information/personal_information/personal_information.json"),
    ],
)
def test_in_a_group_the_profile_tells_who_is_who(folder: str, profile: str) -> None:
    rows = read(talk(["Adé", "Boat", "Kettle"], "Tea Club"), folder=folder, profile=(profile, "Adé"))
    assert [(row.mine, row.voice, row.text, row.space) for row in rows] == [
        (True, None, "says Adé", "Tea Club"),
        (False, "Boat", None, "Tea Club"),
        (False, "Kettle", None, "Tea Club"),
    ]


def test_in_a_group_without_profile_nothing_is_taken_for_the_persons_own() -> None:
    rows = read(talk(["Ada", "Boat", "Kettle"], "Tea Club"))
    assert not any(row.mine or row.text for row in rows)


def test_what_others_wrote_is_kept_if_the_person_wants_it() -> None:
    assert [row.text for row in read(talk(["Ada", "Boat"], "Boat"), ALL)] == ["says Ada", "says Boat"]


def test_whether_words_are_kept_does_not_change_the_keys() -> None:
    document = talk(["Ada", "Boat"], "Boat")
    assert [row.key for row in read(document)] == [row.key for row in read(document, ALL)]


def test_the_name_of_the_folder_may_change_but_not_the_number_of_the_thread() -> None:
    document = talk(["Ada", "Boat"], "Boat")
    renamed = {**talk(["Ada", "Boat"], "Boat", thread="inbox/bigboat_1234567890123456")}
    other = {**talk(["Ada", "Boat"], "Boat", thread="inbox/boat_9999999999999999")}
    assert [row.key for row in read(document)] == [row.key for row in read(renamed)]
    assert not {row.key for row in read(document)} & {row.key for row in read(other)}


def test_only_people_and_messages_together_look_like_a_conversation() -> None:
    whole = talk(["Ada", "Boat"], "Boat")
    assert looks(whole)
    for name in ("participants", "messages"):
        assert not looks({key: value for key, value in whole.items() if key != name})
    assert not looks({**whole, "messages": [{"text": "another chat program's"}]})


def looks(document: dict[str, Any]) -> bool:
    return looks_like_messages(Sample.of(member("a.json", {"a.json": json.dumps(document).encode()})))
