"""Feeds become plain text, whatever they are made of, and nothing in them is run or loaded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bridge.feeds.publisher import ATOM, JSON, RSS

from hearten.bridge.feeds.reading import plain, read_feed


def test_rss_atom_and_json() -> None:
    rss, atom, boats = read_feed(RSS), read_feed(ATOM), read_feed(JSON)
    assert rss is not None
    assert [(item.link, item.title, item.text) for item in rss.items] == [
        ("https://kettle.example/1", "Two otters", "They play."),
        ("https://kettle.example/2", "Tea", ""),
    ]
    assert rss.items[0].at == 1_772_438_400_000_000
    assert rss.items[1].at is None
    assert atom is not None
    assert (atom.title, atom.items[0].text) == ("Lantern", "bright")
    assert boats is not None
    assert [(item.link, item.text) for item in boats.items] == [("https://boats.example/1", "Paper")]


def test_a_torn_feed_gives_what_can_be_read() -> None:
    found = read_feed(RSS[:420])
    assert found is not None
    assert found.items[0].link == "https://kettle.example/1"


def test_what_is_no_feed() -> None:
    for content in (
        b"",
        b"{}",
        b"{",
        b"<html><body><p>Hello</p></body></html>",
        b'{"version": "https://jsonfeed.org"}',
    ):
        assert read_feed(content) is None


def test_long_text_is_cut_at_a_word() -> None:
    cut = plain("word " * 500, 50)
    assert len(cut) <= 51
    assert cut.endswith("word…")


@given(st.text())
def test_no_marks_are_left_that_could_run(text: str) -> None:
    assert "<script" not in plain(f"<script>{text}</script><p>{text}</p>").lower() or "<script" in text.lower()


@given(st.binary(max_size=300))
def test_nothing_makes_it_fall_over(content: bytes) -> None:
    read_feed(content)


@pytest.mark.parametrize(
    ("ttl", "seconds"),
    [("60", 3600), (" 5 ", 300), ("9999", 24 * 3600), ("", 0), ("soon", 0), ("-5", 0), ("9" * 40, 0)],
)
def test_how_often_a_feed_wants_to_be_asked(ttl: str, seconds: int) -> None:
    found = read_feed(RSS.replace(b"<title>Quiet Kettle</title>", f"<title>Q</title><ttl>{ttl}</ttl>".encode()))
    assert found is not None
    assert found.every == seconds
    plain = read_feed(RSS)
    assert plain is not None
    assert plain.every == 0
