"""A real web server on this machine that publishes feeds, well and badly, for tests."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Quiet Kettle</title>
<item><title>Two &lt;b&gt;otters&lt;/b&gt;</title><link>https://kettle.example/1</link>
<description>&lt;p&gt;They play.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>No link here</title></item>
<item><title>Tea</title><link>https://kettle.example/2</link></item></channel></rss>"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title>
<entry><title>Light</title><link href="https://lantern.example/a"/><updated>2026-03-02T09:00:00Z</updated>
<summary>bright</summary></entry></feed>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Boats",
"items": [{"id": "1", "url": "https://boats.example/1", "content_html": "<p>Paper</p>",
"date_published": "2026-03-02T10:00:00Z"}, {"id": "2"}, 3]}"""


class _Desk(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that the library calls
        kind = self.path.strip("/")
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined] # ours, below
        if kind == "moved":
            self._answer(301, b"", {"Location": "/rss"})
        elif kind == "circle":
            self._answer(302, b"", {"Location": "/circle"})
        elif kind == "inward":
            self._answer(302, b"", {"Location": "http://10.0.0.1/feed"})
        elif kind == "huge":
            self._answer(200, b"x" * (5 << 20))
        elif kind == "gone":
            self._answer(410, b"")
        elif kind == "tired":
            self._answer(429, b"", {"Retry-After": "7200"})
        elif kind == "hourly":
            self._answer(200, RSS.replace(b"<channel>", b"<channel><ttl>60</ttl>"))
        elif kind == "packed":
            self._answer(200, gzip.compress(RSS), {"Content-Encoding": "gzip"})
        elif self.headers.get("If-None-Match") == '"one"':
            self._answer(304, b"")
        else:
            content = {"atom": ATOM, "json": JSON, "torn": RSS[:400], "page": b"<html><p>Hello</p></html>"}
            self._answer(200, content.get(kind, RSS), {"ETag": '"one"'})

    def _answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Publisher(ThreadingHTTPServer):
    """The server, and what was asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.asked: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that goes away early is no news."""

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{path}"


@contextmanager
def publisher() -> Iterator[Publisher]:
    with Publisher() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
