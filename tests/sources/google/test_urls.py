"""Addresses of YouTube and Google are known by what they point at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.google.urls import on_google, on_youtube


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.youtube.com/watch?v=kite_Knot-1", ("video", "kite_Knot-1")),
        ("http://www.youtube.com/watch?v=kite_Knot-1&t=34s", ("video", "kite_Knot-1")),
        ("https://m.youtube.com/watch?app=desktop&v=kite_Knot-1", ("video", "kite_Knot-1")),
        ("https://music.youtube.com/watch?v=kite_Knot-1", ("video", "kite_Knot-1")),
        ("https://youtu.be/kite_Knot-1?si=x", ("video", "kite_Knot-1")),
        ("https://www.youtube.com/live/kite_Knot-1", ("video", "kite_Knot-1")),
        ("https://www.youtube.com/watch?v=short", ("video", "short")),
        ("https://www.youtube.com/shorts/kite_Knot-1", ("short", "kite_Knot-1")),
        ("https://www.youtube.com/post/UgkxKite", ("post", "UgkxKite")),
        ("https://www.youtube.com/channel/UCkite/community?lb=UgkxKite", ("post", "UgkxKite")),
        ("https://www.youtube.com/results?search_query=mend+a+kite%21", ("search", "mend a kite!")),
        ("https://www.youtube.com/results?search_query=tea&sp=x", ("search", "tea")),
        ("https://music.youtube.com/search?q=rain", ("search", "rain")),
        ("https://www.youtube.com/channel/UCkite", ("channel", "UCkite")),
        ("https://www.youtube.com/@kite", ("channel", "@kite")),
        ("https://music.youtube.com/", ("page", "music.youtube.com/")),
        ("https://www.youtube.com/playlist?list=PLkite", ("page", "youtube.com/playlist?list=PLkite")),
        ("https://[broken", ("page", "https://[broken")),
        ("watch?v=", ("page", "watch?v=")),
    ],
)
def test_youtube(url: str, place: tuple[str, str]) -> None:
    assert on_youtube(url) == place


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.google.com/search?q=kite+knots", ("search", "kite knots")),
        ("https://www.google.co.in/search?hl=hi&q=%E0%A4%AA", ("search", "प")),
        ("https://www.google.com/url?q=https://kites.example/a?b%3D1&usg=x", ("link", "https://kites.example/a?b=1")),
        ("https://www.google.com/search", ("page", "google.com/search")),
        ("https://play.google.com/store/search?q=tides&c=apps", ("search", "tides")),
        ("https://www.google.com/maps/search/kite+shop+caf%C3%A9/@47.1,8.2,14z", ("search", "kite shop café")),
        ("https://www.google.com/maps/search/", ("page", "google.com/maps/search/")),
        ("https://shop.example/search?q=tea", ("page", "shop.example/search?q=tea")),
        ("http://kites.example/a%20b", ("page", "kites.example/a b")),
        ("https://notgoogle.example/url?q=https://x.example", ("page", "notgoogle.example/url?q=https://x.example")),
    ],
)
def test_google(url: str, place: tuple[str, str]) -> None:
    assert on_google(url) == place


@settings(deadline=None)
@given(st.text())
def test_any_text_is_some_place(url: str) -> None:
    for read in (on_youtube, on_google):
        kind, target = read(url)
        assert kind
        assert isinstance(target, str)
