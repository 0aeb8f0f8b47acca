"""Paths inside exports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.containers.names import (
    is_archive_name,
    is_clutter,
    is_document_name,
    is_media,
    relative,
    safe_path,
    same,
    shown,
)


@pytest.mark.parametrize("path", ["a/IMG_1.JPG", "x.mp4", "voice.opus", "p.webp", "IMG.HEIC", "font.woff2"])
def test_media_by_name(path: str) -> None:
    assert is_media(path)


@pytest.mark.parametrize(
    "path", ["a/IMG_1.jpg.json", "tweets.js", "jpg", "a.mp4/index.html", "History", "places.sqlite", "x.csv"]
)
def test_what_may_hold_traces_is_no_media(path: str) -> None:
    assert not is_media(path)


def test_containers_documents_and_clutter_by_name() -> None:
    assert is_archive_name("Takeout.ZIP")
    assert is_archive_name("a/b.tar.gz")
    assert not is_archive_name("zip")
    assert is_document_name("a/b.DOCX")
    assert is_clutter("__MACOSX/a/b.json")
    assert is_clutter("a/Thumbs.db")
    assert not is_clutter("a/__init__.json")


@pytest.mark.parametrize(
    ("path", "step", "found"),
    [
        ("a/b/c.json", "d.csv", "a/b/d.csv"),
        ("a/b/c.json", "../d.csv", "a/d.csv"),
        ("a/b/c.json", "./x/../d.csv", "a/b/d.csv"),
        ("c.json", "../d.csv", None),
        ("a/c.json", "../../d.csv", None),
    ],
)
def test_steps_lead_from_the_folder(path: str, step: str, found: str | None) -> None:
    assert relative(path, step) == found


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_safe_path_stays_inside_and_stays_the_same(written: str) -> None:
    path = safe_path(written)
    if path is not None:
        assert path
        assert not path.startswith("/")
        assert not {"..", "", "."} & set(path.split("/"))
        assert safe_path(path) == path
        assert same(path) == same(same(path))


@given(st.text(alphabet=st.characters(), max_size=400))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_what_is_shown_can_always_be_printed(name: str) -> None:
    printed = shown(name)
    printed.encode()
    assert len(printed) <= 301
    assert not any(sign in printed for sign in "\x1b\r\n\u202e\u2067")
