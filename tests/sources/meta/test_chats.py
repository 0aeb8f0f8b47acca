"""Conversations as pages: who is who, what is kept, and the same keys as in JSON."""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW, member

from hearten.sources.meta import chats as meta_chats
from hearten.sources.meta import conversations
from hearten.sources.meta.clock import facebook_clock
from hearten.sources.platform import Settings
from hearten.sources.trace import Trace, Unread

FOLDER = "facebook-ada/messages/inbox/boat_1234567890123456"
START = datetime(2025, 6, 1, 9, 0, 30, tzinfo=UTC)
QUIET = Settings(zone=UTC, now=NOW)
ALL = Settings(zone=UTC, now=NOW, others_words=True)
Said = tuple[str, str]

TALKS = st.lists(
    st.tuples(st.sampled_from(("Ada", "Boat")), st.sampled_from(("yes", "no & no", "ok ☕", "a\nb"))), max_size=8
)


def page(title: str, said: list[Said], first: str = "") -> bytes:
    body = "".join(
        f'<div class="pam _a6-g"><h2>{sender}</h2><div class="p"><div><div></div>'
        f"<div>{html.escape(words).replace(chr(10), '<br />')}</div><div></div></div></div>"
        f'<div class="o">{START + timedelta(seconds=20 * number):%b %d, %Y %I:%M %p}</div></div>'
        for number, (sender, words) in enumerate(said)
    )
    return f'<html><head><title>{title}</title></head><body><div role="main">{first}{body}</div></body></html>'.encode()


def read(content: bytes, settings: Settings = QUIET, beside: dict[str, bytes] | None = None) -> list[Trace | Unread]:
    file = member(f"{FOLDER}/message_1.html", {f"{FOLDER}/message_1.html": content, **(beside or {})})
    return list(meta_chats.traces(file, settings, "facebook", facebook_clock(file, settings)))


def traces(content: bytes, settings: Settings = QUIET) -> list[Trace]:
    rows = read(content, settings)
    assert not [row for row in rows if isinstance(row, Unread)]
    return [row for row in rows if isinstance(row, Trace)]


@given(TALKS)
def test_pages_and_json_share_their_keys(said: list[Said]) -> None:
    messages = [
        {
            "sender_name": sender,
            "timestamp_ms": int((START + timedelta(seconds=20 * number)).timestamp() * 1000) + 7,
            "content": words.encode().decode("latin-1"),
        }
        for number, (sender, words) in enumerate(said)
    ]
    document = {"participants": [{"name": "Boat"}, {"name": "Ada"}], "messages": messages, "title": "Boat"}
    file = member(f"{FOLDER}/message_1.json", {f"{FOLDER}/message_1.json": json.dumps(document).encode()})
    from_json = [row for row in conversations.traces(file, ALL, "facebook") if isinstance(row, Trace)]
    from_page = traces(page("Boat", said), ALL)
    assert [row.key for row in from_page] == [row.key for row in from_json]
    assert [row.text for row in from_page] == [row.text for row in from_json]


def test_a_chat_of_two_is_called_after_the_other() -> None:
    rows = traces(page("Boat", [("Ada", "hello"), ("Boat", "their words")]))
    assert [(row.mine, row.voice, row.space, row.text) for row in rows] == [
        (True, "Boat", None, "hello"),
        (False, "Boat", None, None),
    ]
    assert traces(page("Boat", [("Ada", "hello")]))[0].mine
    assert not traces(page("Boat", [("Boat", "hello")]))[0].mine


def test_in_a_group_the_profile_or_the_person_tells_who_is_who() -> None:
    content = page(
        "Tea Club",
        [("Ada", "when?"), ("Boat", "four"), ("Kettle", "five")],
        '<div class="pam _a6-g"><h2>A, B</h2></div>',
    )
    expected = [(True, None, "when?"), (False, "Boat", None), (False, "Kettle", None)]
    profile = (
        b'<html><main><section class="_a6-g"><table><tr><td>Nom</td><td>Ada</td></tr></table></section></main></html>'
    )
    place = "facebook-ada/personal_information/profile_information/profile_information.html"
    for rows in (
        read(content, beside={place: profile}),
        read(content, Settings(zone=UTC, now=NOW, own_names=("Ada",))),
    ):
        assert [(row.mine, row.voice, row.text) for row in rows if isinstance(row, Trace)] == expected
        assert {row.space for row in rows if isinstance(row, Trace)} == {"Tea Club"}
    assert not any(row.mine for row in read(content) if isinstance(row, Trace))


def test_a_group_in_which_two_have_written_is_a_group() -> None:
    assert {row.space for row in traces(page("Tea Club", [("Ada", "when?"), ("Boat", "four")]))} == {"Tea Club"}


@pytest.mark.parametrize(
    ("inside", "link", "words"),
    [
        ('<a href="https://tea.example/x">https://tea.example/x</a>', "https://tea.example/x", None),
        ('<div>look</div><div><a href="https://tea.example/x">Tea</a></div>', "https://tea.example/x", "look"),
        ('<div><a href="photos/1.jpg"><img src="photos/1.jpg" /></a></div>', None, None),
    ],
)
def test_links_and_pictures(inside: str, link: str | None, words: str | None) -> None:
    content = page("Boat", [("Ada", "@")]).replace(b"@", inside.encode())
    assert [(row.url, row.text) for row in traces(content)] == [(link, words)]


def test_a_message_without_time_is_said() -> None:
    rows = read(page("Boat", [("Ada", "hello"), ("Ada", "again")]).replace(b"Jun 01, 2025 09:00 AM", b"soon", 1))
    assert [row.reason if isinstance(row, Unread) else row.text for row in rows] == ["bad_time", "again"]
