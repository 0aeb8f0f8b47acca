"""The door to other sites, against real servers on this machine."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address

import pytest
from tests.bridge.sites import Asked, Site, site

from hearten.bridge.feeds import faults
from hearten.bridge.feeds.client import LONGEST_REST, USUAL_REST, Client, Known
from hearten.bridge.feeds.nearby import machines, public


@pytest.fixture
def there() -> Iterator[Site]:
    """A site."""
    with site() as made:
        yield made


def client(**changes: float) -> Client:
    """One that may ask this machine, and does not wait."""
    return Client(allow_local=True, pause=changes.get("pause", 0), patience=changes.get("patience", 5),
                  most_bytes=int(changes.get("most_bytes", 100_000)))  # fmt: skip


def test_it_says_who_asks_and_nothing_else(there: Site) -> None:
    answer = client().ask(there.page("/feed", b"words", ETag='"one"', Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT"))
    assert answer.body == b"words"
    assert answer.known == Known('"one"', "Mon, 02 Mar 2026 08:00:00 GMT")
    ((_, headers),) = there.asked
    assert {name.lower() for name in headers} == {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert headers["User-Agent"].startswith("Hearten/")


def test_nothing_new(there: Site) -> None:
    def answer(asked: Asked) -> None:
        same = asked.headers["If-None-Match"] == '"one"'
        asked.send(304) if same else asked.send(200, b"words", ETag='"one"')

    there.pages["/feed"] = answer
    first = client().ask(there.address + "/feed")
    again = client().ask(there.address + "/feed", first.known)
    assert again.body is None
    assert again.known == first.known


def test_packed_answers_are_unpacked(there: Site) -> None:
    address = there.page("/feed", gzip.compress(b"words" * 100), Content_Encoding="gzip")
    assert client().ask(address).body == b"words" * 100


@pytest.mark.parametrize("body", [b"x" * 200_000, gzip.compress(b"x" * 50_000_000)])
def test_it_stops_where_there_is_too_much(there: Site, body: bytes) -> None:
    packed = {"Content_Encoding": "gzip"} if body[:2] == b"\x1f\x8b" else {}
    with pytest.raises(faults.TooLarge):
        client().ask(there.page("/feed", body, 200, **packed))


def test_damaged_packing_is_said(there: Site) -> None:
    with pytest.raises(faults.NotReached):
        client().ask(there.page("/feed", b"not packed at all", Content_Encoding="gzip"))


def test_moved_for_good_is_remembered_and_moved_for_now_is_not(there: Site) -> None:
    new = there.page("/new", b"words")
    assert client().ask(there.page("/old", b"", 301, Location="/new")).address == new
    assert client().ask(there.page("/now", b"", 302, Location=new)).address == there.address + "/now"
    assert client().ask(there.page("/mixed", b"", 302, Location="/old")).address == there.address + "/mixed"


def test_cookies_are_not_carried_on(there: Site) -> None:
    there.page("/new", b"words")
    client().ask(there.page("/old", b"", 302, Location="/new", Set_Cookie="known=yes"))
    assert all("Cookie" not in headers and "Referer" not in headers for _, headers in there.asked)


@pytest.mark.parametrize("location", ["/round", "", "ftp://there.example/", "file:///etc/hosts"])
def test_it_does_not_follow_everywhere(there: Site, location: str) -> None:
    with pytest.raises(faults.LedAstray):
        client().ask(there.page("/round", b"", 302, **({"Location": location} if location else {})))
    assert len(there.asked) <= 6


@pytest.mark.parametrize(
    ("status", "fault"),
    [(404, faults.NotThere), (410, faults.NotThere), (403, faults.NotAllowed), (401, faults.NotAllowed),
     (500, faults.SiteTrouble), (503, faults.SiteTrouble), (204, faults.SiteTrouble), (429, faults.AskedTooOften)],
)  # fmt: skip
def test_what_a_site_answers_is_said(there: Site, status: int, fault: type[faults.FeedFault]) -> None:
    with pytest.raises(fault) as said:
        client().ask(there.page("/feed", b"", status))
    assert there.address not in str(said.value)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("5", 60), ("99999999999", LONGEST_REST), ("soon", USUAL_REST), ("", USUAL_REST), ("²", USUAL_REST),
     ("Mon, 02 Mar 2020 08:00:00 GMT", 60), ("Mon, 02 Mar 2099 08:00:00 GMT", LONGEST_REST)],
)  # fmt: skip
def test_a_site_may_ask_for_a_rest(there: Site, said: str, seconds: int) -> None:
    with pytest.raises(faults.AskedTooOften) as fault:
        client().ask(there.page("/feed", b"", 503 if said else 429, **({"Retry_After": said} if said else {})))
    assert fault.value.seconds == seconds


def test_a_site_that_keeps_silent(there: Site) -> None:
    there.pages["/feed"] = lambda _asked: time.sleep(2)
    with pytest.raises(faults.TooSlow):
        client(patience=0.3).ask(there.address + "/feed")


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Long: "])
def test_a_site_that_drips(there: Site, start: bytes) -> None:
    """Letter by letter, in the text or before it: each comes in time, the whole does not."""

    def drip(asked: Asked) -> None:
        with suppress(OSError):
            asked.wfile.write(start)
            for _ in range(100):
                asked.wfile.write(b"x")
                asked.wfile.flush()
                time.sleep(0.1)

    there.pages["/feed"] = drip
    with pytest.raises(faults.TooSlow):
        client(patience=0.5).ask(there.address + "/feed")


def test_a_line_that_breaks_off(there: Site) -> None:
    def hang_up(asked: Asked) -> None:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nhalf")
        asked.close_connection = True

    there.pages["/feed"] = hang_up
    with pytest.raises(faults.NotReached):
        client().ask(there.address + "/feed")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://nowhere.invalid/", "http://xn--a/", "http://a..b/"])
def test_nobody_there(address: str) -> None:
    with pytest.raises(faults.NotReached):
        client().ask(address)


@pytest.mark.parametrize("address", ["ftp://there.example/", "http:///feed", "nonsense"])
def test_only_the_web(address: str) -> None:
    with pytest.raises((faults.LedAstray, faults.NotReached)):
        client().ask(address)


def test_nothing_at_home_is_asked(there: Site) -> None:
    careful = Client(pause=0)
    port = there.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"):  # noqa: S104
        with pytest.raises((faults.NearHome, faults.NotReached)):
            careful.ask(f"http://{host}:{port}/feed")
    assert there.asked == []


@pytest.mark.parametrize(
    ("address", "open_to_all"),
    [("1.1.1.1", True), ("2606:4700:4700::1111", True), ("10.0.0.1", False), ("192.168.1.1", False),
     ("172.16.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False),
     ("0.1.2.3", False), ("::", False), ("::1", False), ("fe80::1", False), ("fd00::1", False), ("ff02::1", False),
     ("::ffff:10.0.0.1", False), ("::ffff:1.1.1.1", True), ("2002:a00:1::", False), ("64:ff9b::a00:1", False),
     ("64:ff9b::101:101", True), ("64:ff9b:1::7f00:1", False)],
)  # fmt: skip
def test_which_addresses_are_public(address: str, *, open_to_all: bool) -> None:
    assert public(ip_address(address)) is open_to_all


def test_a_name_is_looked_up_once_and_gone_to_by_number() -> None:
    assert "127.0.0.1" in machines("localhost", 80, allow_local=True)
    with pytest.raises(faults.NearHome):
        machines("localhost", 80)


def test_it_leaves_a_site_alone_between_two_questions(there: Site) -> None:
    polite, address = client(pause=0.2), there.page("/feed", b"words")
    began = time.monotonic()
    polite.ask(address)
    polite.ask(address)
    assert time.monotonic() - began >= 0.2
