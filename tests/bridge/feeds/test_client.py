"""The door to the network: polite, bounded, never into the person's own network, never an exception."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.bridge.feeds.publisher import ATOM, RSS, Publisher, local, publisher

from hearten.bridge.feeds.client import AGENT, fetch, is_public


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as one:
        yield one


def test_it_asks_once_and_says_who_it_is_and_nothing_of_the_person(server: Publisher) -> None:
    assert fetch(server.at("atom"), allowed=local).content == ATOM
    ((path, headers),) = server.asked
    assert path == "/atom"
    assert headers["User-Agent"] == AGENT
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_what_is_not_new_is_not_sent_again(server: Publisher) -> None:
    first = fetch(server.at("rss"), allowed=local)
    again = fetch(server.at("rss"), etag=first.etag, allowed=local)
    assert (again.content, again.problem) == (None, "")


def test_moves_and_packing_are_followed(server: Publisher) -> None:
    assert fetch(server.at("moved"), allowed=local).content == RSS
    assert fetch(server.at("packed"), allowed=local).content == RSS


@pytest.mark.parametrize("path", ["circle", "huge", "gone", "inward"])
def test_what_does_not_work_is_a_sentence(server: Publisher, path: str) -> None:
    answer = fetch(server.at(path), allowed=local)
    assert answer.content is None
    assert answer.problem.endswith((".", "https://"))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://localhost/", "http://10.1.2.3/", "http://[::1]/", "http://169.254.1.1/",
                "file:///etc/passwd", "nonsense", "http://", "https://no.such.host.invalid/"],
)  # fmt: skip
def test_nothing_but_the_open_internet_is_asked(address: str) -> None:
    assert fetch(address).problem


def test_a_server_that_is_not_there(server: Publisher) -> None:
    address = server.at("rss")
    server.shutdown()
    server.server_close()
    assert fetch(address, allowed=local).problem


def test_what_is_public() -> None:
    assert is_public("8.8.8.8")
    assert not is_public("192.168.1.1")
    assert not is_public("no.such.host.invalid")
