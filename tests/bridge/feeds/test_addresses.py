"""What a person types becomes the right address, or a sentence; lists go out and come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.bridge.feeds.addresses import NoFeedAddress, Outline, feed_address, read_opml, write_opml


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" @kettle@boats.example ", "https://boats.example/@kettle.rss"),
        ("r/watercolour", "https://www.reddit.com/r/watercolour/.rss"),
        ("otter.bsky.social", "https://bsky.app/profile/otter.bsky.social/rss"),
        ("https://bsky.app/profile/otter.example", "https://bsky.app/profile/otter.example/rss"),
        ("UC" + "a" * 22, "https://www.youtube.com/feeds/videos.xml?channel_id=UC" + "a" * 22),
        ("https://www.youtube.com/channel/UC" + "b" * 22 + "/videos",
         "https://www.youtube.com/feeds/videos.xml?channel_id=UC" + "b" * 22),
        ("https://kettle.example/feed.xml", "https://kettle.example/feed.xml"),
    ],
)  # fmt: skip
def test_names_become_addresses(typed: str, address: str) -> None:
    assert feed_address(typed) == address


@pytest.mark.parametrize("typed", ["", "kettle", "javascript:alert(1)", "https://", "r/", "https://x.y/" + "z" * 600])
def test_what_names_no_feed_is_said(typed: str) -> None:
    with pytest.raises(NoFeedAddress):
        feed_address(typed)


@given(st.lists(st.tuples(st.text(min_size=1).filter(str.isprintable), st.text(st.characters(categories=["L", "N"])))))
def test_a_list_comes_back_as_it_went(rows: list[tuple[str, str]]) -> None:
    feeds = [Outline(title, f"https://kettle.example/{path}?a=1&b=2") for title, path in rows]
    assert read_opml(write_opml(feeds)) == feeds


def test_other_readers_lists() -> None:
    other = b"""<opml><body><outline text='folder'><OUTLINE Title="Tea &amp; Boats" xmlurl="https://t.example/f"/>
    <outline text="bad" xmlUrl="javascript:1"/></outline></body></opml>"""
    assert read_opml(other) == [Outline("Tea & Boats", "https://t.example/f")]
    assert read_opml(b"nothing") == []
