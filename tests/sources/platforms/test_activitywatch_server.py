"""A running ActivityWatch is read on this machine, and nowhere else."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest

from hearten.sources.platform import Settings
from hearten.sources.platforms.activitywatch import PLATFORM
from hearten.sources.platforms.activitywatch.server import DEFAULT, NoServer, NotThisMachine, buckets
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=ZoneInfo("UTC"), now=1_798_761_600 * 1_000_000)
READ = PLATFORM.readers[0].read


def _event(second: int, **data: Any) -> dict[str, Any]:
    return {"timestamp": f"2026-05-14T19:00:{second:02}.000000+00:00", "duration": 1.5, "data": data}


def _bucket(name: str, kind: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "type": kind, "client": "test", "hostname": "attic", "events": list(events)}


BUCKETS = {
    bucket["id"]: bucket
    for bucket in (
        _bucket("aw-watcher-window_attic", "currentwindow", _event(1, app="Signal", title="Signal")),
        _bucket("odd / name?", "web.tab.current", *(_event(n, url=f"https://example.org/{n}") for n in range(50))),
        _bucket("aw-watcher-afk_attic", "afkstatus", _event(1, status="afk")),
    )
}


class _Server(BaseHTTPRequestHandler):
    """The two documented calls of aw-server; `broken` answers half of what it promises."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        path = unquote(self.path)
        self.asked.append(path)
        if path == "/api/0/buckets/":
            found: object = {name: {**bucket, "events": None} for name, bucket in BUCKETS.items()}
        else:
            name = path.removeprefix("/api/0/buckets/").removesuffix("/export")
            found = {"buckets": {name: BUCKETS[name]}} if name in BUCKETS else None
        self._answer(json.dumps(found).encode(), 200 if found else 404)

    def _answer(self, body: bytes, status: int) -> None:
        broken = getattr(self.server, "broken", False) and b"odd" in body and b'"events": [' in body
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if broken else body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the base class gives it
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    _Server.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        running.shutdown()


def _address(server: ThreadingHTTPServer, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_port}"


def _rows(address: str) -> list[Trace | Unread]:
    assert READ
    return [row for member in buckets(address) for row in READ(member, SETTINGS)]


def test_each_bucket_is_a_file_that_the_reader_knows(server: ThreadingHTTPServer) -> None:
    members = list(buckets(_address(server)))
    assert [member.name for member in members] == [
        "ActivityWatch: aw-watcher-window_attic",
        "ActivityWatch: odd / name?",
    ]
    assert all(PLATFORM.readers[0].recognise(Sample.of(member)) for member in members)


def test_reads_every_event_of_the_buckets_it_needs(server: ThreadingHTTPServer) -> None:
    rows = _rows(_address(server))
    assert [row.act for row in rows if isinstance(row, Trace)] == ["time_spent", *["visited"] * 50]
    assert len(rows) == 51
    assert not any("afk" in path for path in _Server.asked if path.endswith("/export"))


def test_localhost_is_this_machine(server: ThreadingHTTPServer) -> None:
    assert len(_rows(_address(server, "localhost"))) == 51


def test_a_broken_connection_keeps_what_had_come(server: ThreadingHTTPServer) -> None:
    server.broken = True  # type: ignore[attr-defined]
    rows = _rows(_address(server))
    assert sum(isinstance(row, Trace) for row in rows) > 20
    assert [row.reason for row in rows if isinstance(row, Unread)] == ["cut_off"]
    assert sum(row.bytes_lost for row in rows if isinstance(row, Unread)) > 1000


def test_a_bucket_that_has_gone_is_a_cut_file(server: ThreadingHTTPServer) -> None:
    member = next(buckets(_address(server)))
    server.shutdown()
    server.server_close()
    stream = member.open()
    assert stream.read() == b""
    assert stream.lost
    stream.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.1:5600", "http://example.org:5600", "https://127.0.0.1:5600", "http://127.0.0.1.example.org",
        "http://0.0.0.0:5600", "http://user@127.0.0.1:5600", "ftp://127.0.0.1", "127.0.0.1:5600", "http://127.0.0.1:x",
        "http://[::ffff:192.0.2.1]:5600", "http://127.0.0.1:5600/elsewhere", "http://[", "", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_other_machine_is_asked(address: str) -> None:
    with pytest.raises(NotThisMachine, match="not an address of this computer"):
        list(buckets(address))


def test_nothing_there_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoServer, match="Is it running"):
        list(buckets(f"http://127.0.0.1:{port}"))


def test_the_usual_address_is_this_machine() -> None:
    assert DEFAULT == "http://127.0.0.1:5600"
