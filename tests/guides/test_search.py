"""The right page comes first, also with slips; and nothing is found for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app import running

from hearten.guides.library import library
from hearten.guides.search import Entry, likeness, search, shelve, within


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> Iterator[None]:
    with running(tmp_path, vault=False):
        yield


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("snapchat", "Snapchat"),
        ("snpachat", "Snapchat"),
        ("Instagrm", "Instagram"),
        ("twitter", "X"),
        ("nudes", "Private pictures"),
        ("cyberbullying", "When replies turn mean"),
        ("cyber bulying", "When replies turn mean"),
        ("how do I report something", "How to report, and be heard"),
        ("sleep", "The phone and the night"),
        ("algorithm", "Who decides what I see"),
        ("parents", "Ten minutes together"),
        ("gdpr", "Your rights in the European Union"),
        ("australia ban", "Your rights in Australia"),
        ("robux", "Roblox"),
        ("ÜBER Discord", "Discord"),
    ],
)
def test_what_people_look_for(query: str, title: str) -> None:
    found = [hit.entry.title for hit in search(query, library())]
    assert title in found[:2], found


@pytest.mark.parametrize("query", ["", "   ", "?!", "xqzvw", "the", "\x00"])
def test_nothing_much_gives_no_nonsense(query: str) -> None:
    assert len(search(query, library())) <= 20


def test_a_hit_in_the_text_shows_the_sentence() -> None:
    entry = Entry("A", "B.", "First one. It has a lantern in it. Last one.", (), "/a")
    (hit,) = search("lantern", shelve([entry]))
    assert hit.found_in == "It has a lantern in it."


def test_pages_with_more_of_the_words_come_first() -> None:
    both = Entry("Plain", "", "a quiet lantern", (), "/both")
    one = Entry("Lantern", "lantern", "lantern lantern", (), "/one")
    assert [hit.entry.address for hit in search("quiet quilt", shelve([one, both]))] == ["/both"]


WORDS = st.text("abc", min_size=1, max_size=9)


@given(one=WORDS, two=WORDS)
def test_slips_are_counted_alike_both_ways(one: str, two: str) -> None:
    for slips in (0, 1, 2):
        assert within(one, two, slips) == within(two, one, slips)
    assert within(one, two, 0) == (one == two)
    assert likeness(one, one) == 1


@given(query=st.text(max_size=60))
def test_any_text_can_be_searched_for(query: str) -> None:
    scores = [hit.score for hit in search(query, library())]
    assert scores == sorted(scores, reverse=True)


def test_every_page_can_be_found_by_its_title() -> None:
    for entry in library().entries:
        assert entry.title in [hit.entry.title for hit in search(entry.title, library())][:3]
