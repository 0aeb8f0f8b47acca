"""A real site on this machine, for tests: answers as it is told to, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request, as the site sees it."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        """What Python's server calls."""
        self.site.asked.append((self.path, self.headers))
        answer = self.site.pages.get(self.path.partition("?")[0])
        if answer is None:
            self.send(404)
        else:
            answer(self)

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """An ordinary answer; `Last_Modified` becomes Last-Modified."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name it has
        """Nothing on the terminal."""


@dataclass
class Site:
    """The site, and what it was asked."""

    address: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Message]] = field(default_factory=list)

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Put a page there; its address."""
        self.pages[path] = lambda asked: asked.send(status, body, **headers)
        return self.address + path


@contextmanager
def site() -> Iterator[Site]:
    """A site that is up for as long as the block."""
    made = Site()
    handler = type("Handler", (Asked,), {"site": made})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        made.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
