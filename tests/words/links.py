"""`make links`: ask every address that the guides name whether it is still there. Opt-in, slow and polite.

It runs on request only, never with the tests. It asks one host at a time, waits between two questions, reads no page,
and keeps only the status and the day. An address that has moved or gone is for a person to look at: it changes no fact.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from hearten.guides.facts import facts
from hearten.guides.pages import get_your_data

KEPT = Path(__file__).parents[2] / "build" / "links.json"
PAUSE = 2.0
"""Seconds between two questions to the same host."""
WHO = "Hearten-link-check (asks for headers only; run by hand)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered."""

    url: str
    status: int
    """HTTP status, or 0 where nobody answered."""
    moved_to: str
    asked: str

    @property
    def fine(self) -> bool:
        """Whether the page is where we say. A page that turns robots away is there for people."""
        return self.status in {200, 401, 403, 405, 429} and not self.moved_to


def addresses() -> list[str]:
    """Every address that a reader can follow, hosts taking turns so that none is asked twice in a row."""
    named = {fact.source for fact in facts().values()} | {fact.url for fact in facts().values() if fact.url}
    for page in get_your_data():
        named |= {source.url for source in page.sources} | ({page.link} if page.link else set())
    return list(in_turns(sorted(url.partition("#")[0] for url in named)))


def in_turns(urls: Iterable[str]) -> Iterator[str]:
    """One address of each host, then a second of each, and so on."""
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    queues = list(by_host.values())
    while queues:
        yield from (queue.pop(0) for queue in queues)
        queues = [queue for queue in queues if queue]


def ask(client: httpx.Client, url: str) -> Answer:
    """Ask for the headers; where a host does not like that, for the page, of which nothing is read."""
    now = datetime.now(UTC).date().isoformat()
    try:
        reply = client.head(url)
        if reply.status_code in {404, 405, 501}:
            with client.stream("GET", url) as opened:
                reply = opened
    except httpx.HTTPError:
        return Answer(url, 0, "", now)
    return Answer(url, reply.status_code, reply.headers.get("location", "") if reply.is_redirect else "", now)


def check(urls: Iterable[str], client: httpx.Client, wait: Callable[[float], None] = time.sleep) -> list[Answer]:
    """Ask all of them, one after the other."""
    last: dict[str, float] = {}
    answers = []
    for url in urls:
        host = urlsplit(url).netloc
        wait(max(0.0, last.get(host, -PAUSE) + PAUSE - time.monotonic()) if host in last else 0.0)
        answers.append(ask(client, url))
        last[host] = time.monotonic()
    return answers


def main() -> int:
    """Check all, keep the answers, and name those to look at."""
    with httpx.Client(headers={"User-Agent": WHO}, timeout=20, follow_redirects=False) as client:
        answers = check(addresses(), client)
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps([asdict(answer) for answer in answers], indent=1), encoding="utf-8")
    odd = [answer for answer in answers if not answer.fine]
    for answer in odd:
        sys.stdout.write(f"{answer.status or 'no answer'}  {answer.url}  {answer.moved_to}\n")
    sys.stdout.write(f"{len(answers)} addresses, {len(odd)} to look at. All answers are in {KEPT}.\n")
    return 1 if odd else 0


if __name__ == "__main__":
    sys.exit(main())
