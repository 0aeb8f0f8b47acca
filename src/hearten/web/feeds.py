"""Asking feeds beside the requests, one after another, when the person presses the button and at no other time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from hearten.bridge.feeds.client import Answer, Client, Known
from hearten.bridge.feeds.faults import AskedTooOften, FeedFault, NotAFeed
from hearten.bridge.feeds.reading import read_feed
from hearten.ground.clock import now
from hearten.journeys import feed
from hearten.journeys.desk import Desk
from hearten.journeys.feed import Entry, Subscription
from hearten.journeys.mapped import Mapped, Place

STRONG = 3.0
"""Points of mood from which on a voice counts in full for the order."""


@dataclass
class Fetching:
    """One round of asking."""

    done: int = 0
    total: int = 0
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None
    _stopped: bool = False

    @property
    def busy(self) -> bool:
        """Whether feeds are being asked just now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, desk: Desk, client: Client | None = None) -> None:
        """Ask every feed on the list once; nothing where a round is under way."""
        with self._lock:
            if self.busy:
                return
            known = feed.subscriptions(desk)
            self.done, self.total, self._stopped = 0, len(known), False
            self._thread = Thread(target=self._round, args=(desk, known, client or Client()), name="feeds", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until the round is over."""
        if self._thread is not None:
            self._thread.join()

    def stop(self) -> None:
        """Ask no further feed: the vault was locked, left or forgotten."""
        self._stopped = True

    def _round(self, desk: Desk, known: list[Subscription], client: Client) -> None:
        for one in known:
            left = feed.subscriptions(desk)
            if feed.rest(one, left) is None:
                fresh = asked(one, client)
                if self._stopped:
                    return
                if any(each.id == one.id for each in feed.subscriptions(desk)):  # it may have been taken off meanwhile
                    feed.keep(desk, fresh)
            self.done += 1


class MadeUp(Client):
    """For the made-up person, whose feeds are made up too: nobody is asked, and nothing is new."""

    def ask(self, address: str, known: Known | None = None) -> Answer:
        """As a site answers that has nothing new."""
        return Answer(address, None, known or Known())


def asked(one: Subscription, client: Client) -> Subscription:
    """A feed after it was asked: with what is new, or with a sentence about why not."""
    try:
        answer = client.ask(one.address, Known(one.etag, one.modified))
        if answer.body is None:
            return feed.merged(one, ())
        found = read_feed(answer.body)
        if found is None:
            raise NotAFeed
    except AskedTooOften as fault:  # told in words where it is shown, for it passes
        return replace(one, problem="", rest_until=now() + 1_000_000 * fault.seconds)
    except FeedFault as fault:
        return replace(one, problem=str(fault))
    fresh = [Entry(item.link, item.title, item.text, item.at) for item in found.items]
    said, title = answer.known, found.title or one.title
    named = replace(one, address=answer.address, title=title, etag=said.etag, modified=said.last_modified)
    return feed.merged(replace(named, every=found.every, rest_until=None), fresh)


def lifts(found: Mapped | None) -> dict[str, float]:
    """What goes with each name on the map, from -1 to 1; only what is called counts."""
    if found is None:
        return {}
    called = [place for place in found.places if place.call in ("lifts", "weighs")]
    return {place.target.name.casefold(): _strength(place) for place in called}


def _strength(place: Place) -> float:
    figures = None if place.effect is None else place.effect.figures
    size = 0.5 if figures is None else min(1.0, abs(figures.estimate) / STRONG)
    return size if place.call == "lifts" else -size
