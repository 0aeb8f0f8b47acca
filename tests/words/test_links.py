"""The link check is polite, reads no page, and tells what has gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from tests.words.links import Answer, addresses, check, in_turns


class Server(BaseHTTPRequestHandler):
    """Some pages: one there, one moved, one gone, one that knows no HEAD."""

    asked: list[str] = []  # noqa: RUF012 # emptied by the fixture

    def do_HEAD(self) -> None:
        self.asked.append(f"HEAD {self.path}")
        self.send_response({"/there": 200, "/moved": 301, "/old-fashioned": 405}.get(self.path, 404))
        if self.path == "/moved":
            self.send_header("Location", "/there")
        self.end_headers()

    def do_GET(self) -> None:
        self.asked.append(f"GET {self.path}")
        self.send_response(200 if self.path == "/old-fashioned" else 404)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@pytest.fixture
def origin() -> Iterator[str]:
    Server.asked.clear()
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_what_each_page_answers(origin: str) -> None:
    waits: list[float] = []
    urls = [f"{origin}/{name}" for name in ("there", "moved", "gone", "old-fashioned")]
    with httpx.Client(follow_redirects=False, trust_env=False) as client:
        answers = check([*urls, "http://127.0.0.1:1/nobody"], client, waits.append)
    assert [answer.status for answer in answers] == [200, 301, 404, 200, 0]
    assert [answer.fine for answer in answers] == [True, False, False, True, False]
    assert answers[1].moved_to == "/there"
    assert waits[0] == 0
    assert all(0 < wait <= 2 for wait in waits[1:4]), "waits before asking the same host again"


def test_hosts_take_turns() -> None:
    urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1", "https://a.example/1"]
    assert list(in_turns(urls)) == ["https://a.example/1", "https://b.example/1", "https://a.example/2"]


def test_every_address_is_public_and_secure() -> None:
    found = addresses()
    assert len(found) > 150
    insecure = [url for url in found if not url.startswith("https://")]
    assert all("safeguarding" in url or url.startswith("http://www.1") for url in insecure), insecure


def test_a_page_that_turns_robots_away_is_fine() -> None:
    assert Answer("https://a.example", 403, "", "2026-12-01").fine
