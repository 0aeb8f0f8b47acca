"""Bodies are sealed before anyone sees them, and strangers cannot fill the disk."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.app import HOST, App, running, token

from hearten.journeys import spool
from hearten.server.asgi import STRANGERS_BODY, SealedHandler

MARKER = b"zanzibarquokka "
BOUNDARY = b"----aboundary"


class Wire:
    """One request over ASGI, as a server would make it, and what the disk holds after each piece of its body."""

    def __init__(self, app: App, body: bytes, *, owner: bool, hang_up: bool = False) -> None:
        self.app = app
        self.pieces = [body[at : at + (1 << 18)] for at in range(0, len(body), 1 << 18)] or [b""]
        self.hang_up = hang_up
        self.sent: list[Mapping[str, Any]] = []
        self.on_disk: set[bytes] = set()
        headers = [(b"host", HOST.encode()), (b"content-type", b"multipart/form-data; boundary=" + BOUNDARY)]
        headers.append((b"content-length", str(len(body)).encode()))
        if owner:
            client = app.owner()
            headers.append((b"x-csrftoken", token(client.get("/bring")).encode()))
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode()))
        self.scope = {
            "type": "http",
            "method": "POST",
            "path": "/bring",
            "query_string": b"",
            "headers": headers,
            "scheme": "http",
            "server": ("127.0.0.1", 8000),
        }

    async def receive(self) -> Mapping[str, Any]:
        self.look()
        if not self.pieces:
            if self.hang_up:
                return {"type": "http.disconnect"}
            await asyncio.sleep(3600)
        more = len(self.pieces) > 1 or self.hang_up
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": more}

    async def send(self, message: Mapping[str, Any]) -> None:
        self.look()
        self.sent.append(message)

    def look(self) -> None:
        """Read everything that is on the disk now."""
        for folder in (self.app.here.home, Path(tempfile.gettempdir())):
            for path in folder.rglob("*"):
                if path.is_file() and not path.is_symlink():
                    self.on_disk.add(path.read_bytes()[: 1 << 20])

    def go(self) -> int | None:
        """The status of the answer, if there was one."""
        asyncio.run(SealedHandler()(self.scope, self.receive, self.send))
        return self.sent[0]["status"] if self.sent else None


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The app, with a temporary folder of its own that can be searched."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with running(tmp_path / "home") as made:
        yield made


def form(content: bytes) -> bytes:
    """A form with one file."""
    head = b'Content-Disposition: form-data; name="files"; filename="notes.txt"\r\nContent-Type: text/plain\r\n\r\n'
    return b"--" + BOUNDARY + b"\r\n" + head + content + b"\r\n--" + BOUNDARY + b"--\r\n"


def test_a_large_form_never_lies_open_on_the_disk(app: App) -> None:
    wire = Wire(app, form(MARKER * 800_000), owner=True)
    assert wire.go() == 302
    page = dict(wire.sent[0]["headers"])[b"Location"].decode()
    app.finished(page)
    wire.look()
    assert any(len(content) >= 1 << 20 for content in wire.on_disk), "it was large enough to reach the disk"
    assert not any(MARKER in content for content in wire.on_disk)


def test_a_stranger_cannot_fill_the_disk(app: App) -> None:
    wire = Wire(app, form(MARKER * (STRANGERS_BODY // 2)), owner=False)
    assert wire.go() == 413
    assert not app.here.incoming.exists()
    early = {name.decode().lower(): value.decode() for name, value in wire.sent[0]["headers"]}
    usual = app.visitor().get("/").headers
    assert {name.lower() for name in usual} <= {*early, "vary"}
    assert int(early["content-length"]) > 0
    small = Wire(app, form(b"hello"), owner=False)
    assert small.go() == 403
    headers = dict(wire.sent[0]["headers"])
    assert headers[b"Cache-Control"] == b"no-store"
    assert headers[b"Content-Security-Policy"].startswith(b"default-src 'none'")


def test_who_hangs_up_leaves_nothing(app: App) -> None:
    wire = Wire(app, form(MARKER * 1_000_000), owner=True, hang_up=True)
    assert wire.go() is None
    assert not list(app.here.incoming.iterdir())


def test_a_full_disk_is_said_kindly(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: spool.SealedSpool, _part: bytes) -> None:
        raise spool.DiskFullError

    monkeypatch.setattr(spool.SealedSpool, "_put", full)
    wire = Wire(app, form(MARKER * 1_000_000), owner=True)
    assert wire.go() == 507
    body = b"".join(message.get("body", b"") for message in wire.sent)
    assert "not enough free space" in body.decode()
    assert not list(app.here.incoming.iterdir())
