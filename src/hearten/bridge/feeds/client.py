"""The door to the network for feeds. Nothing is asked of anybody unless the person pressed a button for it.

address ─► is it public? ─► GET, politely ─► at most three moves ─► at most 4 MiB ─► bytes, or a sentence about why not
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from hearten.languages.speaking import gettext as _

MOST_BYTES = 4 << 20
MOST_MOVES = 3
SECONDS = 15.0
AGENT = "Hearten (a feed reader on a person's own computer)"
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

Allowed = Callable[[str], bool]
"""Whether a host may be asked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking one address."""

    address: str
    content: bytes | None = None
    """None where there is nothing new, or it did not work."""
    etag: str = ""
    modified: str = ""
    problem: str = ""
    """A sentence for the person, where it did not work."""


def is_public(host: str) -> bool:
    """Whether a host lies in the open internet: a feed must not reach into the person's own network."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    return all(ipaddress.ip_address(each[4][0]).is_global for each in found)


def fetch(address: str, *, etag: str = "", modified: str = "", allowed: Allowed = is_public) -> Fetched:
    """Ask one address for its feed. Without cookies, without a referrer, and never a second time by itself."""
    headers = {"User-Agent": AGENT, "Accept": ACCEPT}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    try:
        with httpx.Client(headers=headers, timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
            return _ask(client, address, address, MOST_MOVES, allowed)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Fetched(address, problem=_("It could not be reached, or took too long. Try again later."))


def _ask(client: httpx.Client, address: str, now_at: str, moves: int, allowed: Allowed) -> Fetched:
    where = urlsplit(now_at)
    if where.scheme not in ("http", "https") or not where.hostname:
        return Fetched(address, problem=_("That is no web address. It should begin with https://"))
    if not allowed(where.hostname):
        return Fetched(address, problem=_("That address is not on the open internet, so it was not asked."))
    with client.stream("GET", now_at) as answer:
        if answer.has_redirect_location and moves:
            return _ask(client, address, urljoin(now_at, answer.headers["location"]), moves - 1, allowed)
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return Fetched(address)
        if answer.status_code != httpx.codes.OK:
            return Fetched(address, problem=_("It answered with {status}.").format(status=answer.status_code))
        content = bytearray()
        for part in answer.iter_bytes():
            content += part
            if len(content) > MOST_BYTES:
                return Fetched(address, problem=_("It is larger than 4 MB, so it was left."))
        etag, modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        return Fetched(address, bytes(content), etag, modified)
