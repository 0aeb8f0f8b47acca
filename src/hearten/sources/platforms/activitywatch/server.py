"""A running ActivityWatch on this machine, read as if each of its buckets were a file.

    GET /api/0/buckets/             which buckets there are
    GET /api/0/buckets/ID/export    one bucket with all its events, in the form that `platforms/activitywatch.py` reads

Both are documented at https://docs.activitywatch.net/en/latest/api/rest.html and served by aw-server and
aw-server-rust. Only this very machine is ever asked: no other address, no name server, no proxy, no redirect.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from hearten.ground.errors import HeartenError
from hearten.languages.speaking import gettext as _
from hearten.sources.members import Member

DEFAULT = "http://127.0.0.1:5600"
"""Where ActivityWatch listens unless it was told otherwise: https://docs.activitywatch.net/en/latest/api/rest.html"""

PATIENCE = 120.0
"""Seconds to wait for the next piece: a server gathers a bucket of many years before it sends the first byte."""

_LONGEST_LIST = 8 << 20
_UNNEEDED = frozenset(("afkstatus",))
"""Kinds of bucket that the reader would leave out, so that they are not fetched."""


class NotThisMachine(HeartenError):
    """The address is not one of this machine."""


class NoServer(HeartenError):
    """Nothing answers there, or not as ActivityWatch does."""


def buckets(address: str = DEFAULT) -> Iterator[Member]:
    """Every bucket of the server at `address` that may hold something to read, as a file of its own."""
    host, port = _this_machine(address)
    for name, kind in _listed(host, port):
        if kind not in _UNNEEDED:
            yield Member(
                name=f"ActivityWatch: {name}",
                path=f"aw-bucket-export_{name.replace('/', '_')}.json",
                size=None,
                open=partial(_Events, host, port, f"/api/0/buckets/{quote(name, safe='')}/export"),
                beside=_nothing,
            )


def _this_machine(address: str) -> tuple[str, int]:
    """Host and port of an address, if it is this machine's own."""
    wrong = _("{address} is not an address of this computer. Hearten asks ActivityWatch only here: {usual}")
    problem = NotThisMachine(wrong.format(address=address, usual=DEFAULT))
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or 80
        # The name is never looked up: what it stands for is fixed (https://www.rfc-editor.org/rfc/rfc6761#section-6.3).
        local = ip_address("127.0.0.1" if host == "localhost" else host).is_loopback
    except ValueError:
        raise problem from None
    if not local or parts.scheme != "http" or parts.username is not None or parts.path.strip("/"):
        raise problem
    return ("127.0.0.1" if host == "localhost" else host), port


def _listed(host: str, port: int) -> list[tuple[str, str]]:
    """The buckets' names and kinds."""
    sorry = _("Nothing that answers like ActivityWatch was found at {host}:{port}. Is it running?")
    problem = NoServer(sorry.format(host=host, port=port))
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/api/0/buckets/", headers={"Accept": "application/json"})
        answer = connection.getresponse()
        found = json.loads(answer.read(_LONGEST_LIST)) if answer.status == 200 else None
    except (OSError, HTTPException, ValueError, RecursionError):
        raise problem from None
    finally:
        connection.close()
    if not isinstance(found, dict) or not all(isinstance(bucket, dict) for bucket in found.values()):
        raise problem
    return [(name, str(bucket.get("type"))) for name, bucket in found.items()]


def _nothing(_name: str) -> None:
    """A bucket has no files beside it."""


class _Events:
    """The answer to one request as a stream: where the connection breaks, it ends and says so."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self.lost = 0
        self._connection = HTTPConnection(host, port, timeout=PATIENCE)
        self._answer: HTTPResponse | None = None
        try:
            self._connection.request("GET", path, headers={"Accept": "application/json"})
            answer = self._connection.getresponse()
        except (OSError, HTTPException):
            self.lost = 1
            return
        if answer.status == 200:
            self._answer = answer
        else:
            self.lost = max(answer.length or 0, 1)

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; b"" at the end or where the connection broke."""
        if self._answer is None:
            return b""
        left = self._answer.length
        try:
            piece = self._answer.read(None if size < 0 else size)
        except (OSError, HTTPException):
            piece = b""
            left = left or 1
        if not piece and size:
            self.lost = left or 0
            self._answer = None
        return piece

    def close(self) -> None:
        """Hang up."""
        self._answer = None
        self._connection.close()
