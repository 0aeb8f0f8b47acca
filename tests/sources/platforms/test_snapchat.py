"""Snapchat: files and pages tell the same, nobody's side of a talk is guessed, files of others are left to them."""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW, member

from hearten.sources.platform import Settings
from hearten.sources.platforms.snapchat import PLATFORM
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

ME, OTTER, GROUP = "heron_example", "otter_example", "0f3a1c2e-1111-4222-8333-abcdefabcdef"
T = 1_778_781_600
ACCOUNT = {"html/account.html": f"<html><table><tr><td>Username</td><td>{ME}</td></tr></table></html>".encode()}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
MESSAGES = st.lists(
    st.tuples(st.booleans(), st.integers(0, 10**6), st.sampled_from(("TEXT", "MEDIA", "STICKER")), WORDS), max_size=8
)


def chosen(path: str, files: dict[str, bytes]) -> str | None:
    sample = Sample.of(member(path, files))
    bids = {reader.name: bid for reader in PLATFORM.readers if (bid := reader.recognise(sample))}
    return max(bids, key=lambda name: bids[name]) if bids else None


def read(path: str, content: str, files: dict[str, bytes] | None = None, *, words: bool = True) -> list[Any]:
    everything = {**(files or {}), path: content.encode()}
    name = chosen(path, everything)
    reader = next(reader for reader in PLATFORM.readers if reader.name == name)
    assert reader.read
    return list(reader.read(member(path, everything), Settings(zone=UTC, now=NOW, others_words=words)))


def written(second: int) -> str:
    return datetime.fromtimestamp(T + second, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def page(rows: list[tuple[str, int, str, str]]) -> str:
    blocks = "".join(
        f'<div style="background: #f2f2f2; border-radius: 7px;"><span><h4>{sender}</h4>'
        f'<span style="left: 50%; font-weight: bold;">{kind}</span><p>{html.escape(text)}</p>'
        f"<h6>{written(at)}</h6></span></div>\n"
        for sender, at, kind, text in rows
    )
    return f"<!DOCTYPE html><html><body><h1>Kites</h1>{blocks}</body></html>"


@given(MESSAGES, st.sampled_from((OTTER, GROUP)))
def test_files_and_pages_have_the_same_keys(messages: list[tuple[bool, int, str, str]], name: str) -> None:
    records = [
        {"From": ME if mine else OTTER, "Media Type": kind, "Created": written(at), "IsSender": mine,
         "Content": text if kind == "TEXT" else None, "Created(microseconds)": (T + at) * 1000 + 999,
         "Conversation Title": "Kites" if name == GROUP else None}
        for mine, at, kind, text in messages
    ]  # fmt: skip
    rows = [(ME if mine else OTTER, at, kind, text if kind == "TEXT" else "") for mine, at, kind, text in messages]
    told = read("json/chat_history.json", json.dumps({name: records}))
    shown = read(f"html/chat_history/subpage_{name}.html", page(rows), ACCOUNT) if rows else []
    assert [row.key for row in told] == [row.key for row in shown]
    assert [(row.mine, row.space, row.voice) for row in told] == [(row.mine, row.space, row.voice) for row in shown]


@pytest.mark.parametrize("words", [True, False])
def test_other_peoples_words_are_kept_only_if_wanted(words: bool) -> None:
    shown = page([(OTTER, 0, "TEXT", "theirs"), (ME, 1, "TEXT", "mine")])
    rows = read(f"html/chat_history/subpage_{OTTER}.html", shown, words=words)
    assert [row.text for row in rows] == ["theirs" if words else None, "mine"]


def test_in_a_group_without_an_account_nothing_is_taken_for_ones_own() -> None:
    rows = read(f"html/chat_history/subpage_{GROUP}.html", page([(OTTER, 0, "TEXT", "a"), (ME, 1, "TEXT", "b")]))
    assert [(row.mine, row.voice, row.space) for row in rows] == [(False, OTTER, "Kites"), (False, ME, "Kites")]


def test_old_rows_that_do_not_say_who_sent_them_are_not_guessed() -> None:
    table = f"<html><table><tr><td>{OTTER}</td><td>IMAGE</td><td>{written(0)}</td></tr></table></html>"
    assert [row.reason for row in read("html/snap_history.html", table)] == ["not_understood"]
    headed = table.replace("<table>", "<h4>Sent Snap History</h4><table>")
    assert [(row.mine, row.voice) for row in read("html/snap_history.html", headed)] == [(True, OTTER)]
    named = table.replace("<table>", "<table><tr><th>From</th><th>Media Type</th><th>Created</th></tr>")
    assert [(row.mine, row.voice) for row in read("html/snap_history.html", named)] == [(False, OTTER)]


@given(st.integers(0, 4000))
def test_a_page_cut_anywhere_gives_its_whole_blocks(end: int) -> None:
    rows = [(ME, n, "TEXT", f"number {n}") for n in range(12)]
    whole = page(rows)
    cut = whole[:end]
    path = f"html/chat_history/subpage_{OTTER}.html"
    if chosen(path, {path: cut.encode()}) != PLATFORM.readers[1].name:
        return
    found = read(path, cut)
    traces = [row for row in found if isinstance(row, Trace)]
    assert [row.text for row in traces] == [f"number {n}" for n in range(len(traces))]
    assert len(traces) == cut.count("</span></div>")
    assert any(isinstance(row, Unread) and row.reason == "cut_off" for row in found) == (end < len(whole) - 1)


@pytest.mark.parametrize(
    ("length", "seconds"),
    [("312", 312.0), (45, 45.0), ("1.5 seconds", 1.5), ("0", None), ("", None), ("n/a", None), (None, None), (-3, None),
     ("1e9", None), ("99999999999", None)],
)  # fmt: skip
def test_how_long_a_call_was(length: object, seconds: float | None) -> None:
    calls = {"Outgoing Calls": [{"Date & Time": written(0), "Length (sec)": length}]}
    row = read("json/talk_history.json", json.dumps(calls))[0]
    assert (row.seconds if isinstance(row, Trace) else None) == seconds
    assert isinstance(row, Trace) or row.reason == "not_needed"


@pytest.mark.parametrize(
    ("path", "content", "reader"),
    [
        ("json/chat_history.json", "{}", 0),
        ("json/talk_history.json", '{"Outgoing Calls": [], "Incoming Calls": []}', 0),
        ("elsewhere/calls.json", '{"Outgoing Calls": [], "Incoming Calls": []}', 0),
        ("json/account_history.json", '{"Display Name Change": []}', 3),
        ("json/snap_pro.json", '{"Profile": {}}', 3),
        ("html/index.html", "<!DOCTYPE html><html></html>", 3),
        ("html/chat_history.html", "<!DOCTYPE html><html><a href='x'>x</a></html>", 3),
        ("json/other.json", "{}", None),
        ("friends.json", '{"Friends": [{"name": "x"}]}', None),
        ("search_history.json", '{"searches": [{"Search": "x"}]}', None),
        ("html/posts.html", "<!DOCTYPE html><html><table><tr><th>Content</th></tr></table></html>", None),
    ],
)
def test_which_reader_a_file_is_for(path: str, content: str, reader: int | None) -> None:
    expected = None if reader is None else PLATFORM.readers[reader].name
    assert chosen(path, {path: content.encode()}) == expected
