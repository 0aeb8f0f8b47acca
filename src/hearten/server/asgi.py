"""The door for bytes: what a browser sends goes into a sealed spool before anything else sees it.

Django's own handler would let a large body spill into a plain temporary file.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, BinaryIO

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpResponse
from django.template.loader import render_to_string

from hearten.ground.errors import HeartenError
from hearten.journeys.spool import DiskFullError, SealedSpool
from hearten.people.session import is_owners_cookie
from hearten.server.headers import ALWAYS
from hearten.web.here import here

STRANGERS_BODY = 64 * 1024
"""Who has not come in by the link may not fill the disk."""
SLICE_IN_MEMORY = 9 << 20
"""Slices of an upload are 8 MiB: they go on to their own spool at once, without a stop on the disk."""

EARLY = {
    **ALWAYS,
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class TooMuchError(HeartenError):
    """A stranger sends more than a stranger may."""


class SealedHandler(ASGIHandler):
    """Django's handler, with bodies sealed and strangers kept short."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await super().handle(scope, receive if _from_owner(scope) else _only_a_little(receive), send)
        except DiskFullError as fault:
            await self.send_response(_page(str(fault), 507), send)
        except TooMuchError:
            await self.send_response(_page("", 413), send)

    async def read_body(self, receive: Receive) -> BinaryIO:
        """The whole body as a file."""
        spool = SealedSpool(here().incoming, SLICE_IN_MEMORY)
        try:
            await _fill(spool, receive)
        except (RequestAborted, HeartenError):
            spool.close()
            raise
        return spool.open(owner=True)


async def _fill(spool: SealedSpool, receive: Receive) -> None:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        spool.write(message.get("body", b""))
        more = message.get("more_body", False)


def _from_owner(scope: Scope) -> bool:
    cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return is_owners_cookie(cookies.decode("latin-1"))


def _only_a_little(receive: Receive) -> Receive:
    seen = 0

    async def measured() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > STRANGERS_BODY:
            raise TooMuchError
        return message

    return measured


def _page(sentence: str, status: int) -> HttpResponse:
    """An answer from before Django has a request, so with headers of its own in place of what middleware adds."""
    page = render_to_string("web/errors/plain.html", {"sentence": sentence}).encode()
    return HttpResponse(page, status=status, headers={**EARLY, "Content-Length": str(len(page))})
