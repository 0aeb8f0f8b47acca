"""The door to other sites: one polite request for one public feed.

Says who it is (Hearten, not the person), sends no cookies, no page it came from and no language; asks whether anything
is new; waits between two requests to one site; reads no more than a feed needs; never goes to an address at home.

    address ─► machine, looked up once ─► request ─► sent on? at most five times, looked up again ─► bytes
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ssl import SSLContext
from threading import Timer
from urllib.parse import urljoin

import httpx

from hearten.bridge.feeds import faults
from hearten.bridge.feeds.nearby import machines
from hearten.ground.clock import as_microseconds, now

USER_AGENT = "Hearten/1 (a personal feed reader; asks only when its reader taps)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
)
MOST_BYTES = 4 << 20
"""A feed of a few hundred long posts has about one million bytes."""
MOST_HOPS = 5
PATIENCE = 20.0
"""Seconds for one feed, from the first byte of the question to the last of the answer."""
STEP_PATIENCE = 8.0
"""Seconds for one step of it."""
PAUSE = 1.0
"""Seconds between two questions to one site."""
TRIES = 2
"""Machines of one name that are tried."""
USUAL_REST = 15 * 60
"""Seconds to stay away when a site asks for a rest without saying for how long."""
LONGEST_REST = 24 * 3600


@dataclass(frozen=True, slots=True)
class Known:
    """What the site said last time, by which it can tell whether anything is new."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    address: str
    """Where the feed is now: another one where the site says that it moved for good."""
    body: bytes | None
    """None: nothing new since `Known`."""
    known: Known


@dataclass
class Client:
    """Asks sites, one after another."""

    allow_local: bool = False
    """For feeds on this machine or in its network; off unless somebody who starts the program turns it on."""
    pause: float = PAUSE
    patience: float = PATIENCE
    most_bytes: int = MOST_BYTES
    _last: dict[str, float] = field(default_factory=dict)
    _trust: SSLContext = field(default_factory=lambda: httpx.create_ssl_context(trust_env=False))

    def ask(self, address: str, known: Known | None = None) -> Answer:
        """What is new at `address`. Raises a `FeedFault`."""
        deadline = time.monotonic() + self.patience
        with self._http() as http:
            hang_up = Timer(self.patience + 1, http.close)  # for a site that sends its answer letter by letter
            hang_up.daemon = True
            hang_up.start()
            try:
                return self._follow(http, address, known or Known(), deadline)
            except RuntimeError as fault:  # what httpx says once we hung up
                raise faults.TooSlow from fault
            finally:
                hang_up.cancel()

    def _http(self) -> httpx.Client:
        return httpx.Client(
            verify=self._trust,
            timeout=min(STEP_PATIENCE, self.patience),
            # Never the same line for two names: it was opened, and its certificate checked, for one of them.
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            trust_env=False,  # no proxy and no password that the person did not give to us
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
        )

    def _follow(self, http: httpx.Client, address: str, known: Known, deadline: float) -> Answer:
        wanted, moved, for_good = address, address, True
        for _hop in range(MOST_HOPS + 1):
            response, body = self._one(http, wanted, known, deadline)
            if response.status_code not in (301, 302, 303, 307, 308):
                return _answer(response, body, moved, known)
            wanted = _next(wanted, response.headers.get("Location", ""))
            for_good = for_good and response.status_code in (301, 308)
            moved = wanted if for_good else moved
        raise faults.LedAstray

    def _one(self, http: httpx.Client, address: str, known: Known, deadline: float) -> tuple[httpx.Response, bytes]:
        """One request, at one of the machines that the name stands for."""
        url = _url(address)
        found = machines(url.raw_host.decode("ascii"), url.port or 443, allow_local=self.allow_local)
        self._wait(url.host)
        for left, machine in zip(range(TRIES - 1, -1, -1), found, strict=False):
            try:
                return self._at(http, url.copy_with(host=machine), _headers(url, known), deadline)
            except httpx.ConnectError as fault:
                if not left or machine == found[-1]:
                    raise faults.NotReached from fault
            except httpx.TimeoutException as fault:
                raise faults.TooSlow from fault
            except (httpx.HTTPError, zlib.error) as fault:
                raise (faults.TooSlow if time.monotonic() > deadline else faults.NotReached) from fault
        raise faults.NotReached

    def _at(
        self, http: httpx.Client, url: httpx.URL, headers: dict[str, str], deadline: float
    ) -> tuple[httpx.Response, bytes]:
        """The machine is gone to by its number; its certificate is checked against the name."""
        name = headers["Host"].rpartition(":")[0] if url.port else headers["Host"]
        request = http.build_request("GET", url, headers=headers, extensions={"sni_hostname": name})
        response = http.send(request, stream=True)
        http.cookies.clear()
        try:
            wanted = response.status_code == 200
            return response, b"".join(self._pieces(response, deadline)) if wanted else b""
        finally:
            response.close()

    def _pieces(self, response: httpx.Response, deadline: float) -> Iterator[bytes]:
        """The answer unpacked, piece by piece, until it is too much or too slow. Unpacked here, because a small answer
        can unpack to a huge one."""
        packed = response.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        room = self.most_bytes
        for raw in response.iter_raw():
            piece = unpack.decompress(raw, room + 1) if packed else raw
            room -= len(piece)
            if room < 0:
                raise faults.TooLarge
            if time.monotonic() > deadline:
                raise faults.TooSlow
            yield piece

    def _wait(self, host: str) -> None:
        """Leave the site alone for a moment since the last question."""
        since = time.monotonic() - self._last.get(host, -self.pause)
        if since < self.pause:
            time.sleep(self.pause - since)
        self._last[host] = time.monotonic()


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address).copy_with(fragment=None, userinfo=b"")
        fits = url.scheme in ("http", "https") and url.host  # telling the host may find that there can be none
    except (httpx.InvalidURL, ValueError) as fault:
        raise faults.NotReached from fault
    if not fits:
        raise faults.LedAstray
    return url


def _next(address: str, location: str) -> str:
    """Where it sends us on to; from a protected address never to an open one."""
    wanted = urljoin(address, location)
    if not location or (address.startswith("https:") and not wanted.startswith("https:")):
        raise faults.LedAstray
    return wanted


def _headers(url: httpx.URL, known: Known) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {"Host": url.netloc.decode("ascii"), **{name: value for name, value in conditions.items() if value}}


def _answer(response: httpx.Response, body: bytes, address: str, known: Known) -> Answer:
    status = response.status_code
    if status == 304:
        return Answer(address, None, known)
    if status in (429, 503) and (status == 429 or "Retry-After" in response.headers):
        raise faults.AskedTooOften(_rest(response.headers.get("Retry-After", "")))
    if status in (404, 410):
        raise faults.NotThere
    if status in (401, 402, 403, 451):
        raise faults.NotAllowed
    if status != 200:
        raise faults.SiteTrouble
    said = Known(_short(response.headers.get("ETag", "")), _short(response.headers.get("Last-Modified", "")))
    return Answer(address, body, said)


def _short(header: str) -> str:
    """As the site said it, if it can be sent back in a header."""
    return header if len(header) <= 512 and header.isascii() and header.isprintable() else ""


def _rest(said: str) -> int:
    """Seconds to stay away, told as a number or as a date."""
    if said.isascii() and said.strip().isdigit():  # ² is a digit too, and no number
        seconds = int(said.strip()[:9])
    else:
        try:
            seconds = (as_microseconds(parsedate_to_datetime(said)) - now()) // 1_000_000
        except (ValueError, TypeError):
            seconds = USUAL_REST
    return min(max(seconds, 60), LONGEST_REST)
