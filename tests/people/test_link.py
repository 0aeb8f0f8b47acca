"""The one-time link works once, and is never out of reach for the one who can see the terminal."""

from __future__ import annotations

from hearten.people.link import OneTimeLink


def test_a_link_works_once_and_names_the_next() -> None:
    announced: list[str] = []
    link = OneTimeLink("http://127.0.0.1:8000", announced.append)
    first = link.url
    token = first.rpartition("/")[2]
    assert first == f"http://127.0.0.1:8000/in/{token}"
    assert link.use(token)
    assert not link.use(token), "used up"
    assert announced == [link.url]
    assert link.url != first
    assert link.use(link.url.rpartition("/")[2])


def test_a_wrong_token_changes_nothing() -> None:
    announced: list[str] = []
    link = OneTimeLink("http://127.0.0.1:8000", announced.append)
    good = link.url
    for wrong in ("", "x", good[:-1].rpartition("/")[2], "é" * 43):
        assert not link.use(wrong)
    assert link.url == good
    assert not announced
    assert len(good.rpartition("/")[2]) >= 43, "256 bits"
