"""Asking feeds beside the requests, one after another, when the person presses the button and at no other time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock, Thread

from hearten.bridge.feeds.client import Fetched, fetch
from hearten.bridge.feeds.reading import read_feed
from hearten.journeys import feed
from hearten.journeys.desk import Desk
from hearten.journeys.feed import Entry, Subscription
from hearten.journeys.mapped import Mapped
from hearten.languages.speaking import gettext as _

Ask = Callable[..., Fetched]

STRONG = 3.0
"""Points of mood from which on a voice counts in full for the order."""


@dataclass
class Fetching:
    """One round of asking."""

    done: int = 0
    total: int = 0
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether feeds are being asked just now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, desk: Desk, ask: Ask = fetch) -> None:
        """Ask every feed on the list once; nothing where a round is under way."""
        with self._lock:
            if self.busy:
                return
            known = feed.subscriptions(desk)
            self.done, self.total = 0, len(known)
            self._thread = Thread(target=self._round, args=(desk, known, ask), name="feeds", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until the round is over."""
        if self._thread is not None:
            self._thread.join()

    def _round(self, desk: Desk, known: list[Subscription], ask: Ask) -> None:
        for one in known:
            feed.keep(desk, asked(one, ask))
            self.done += 1


def asked(one: Subscription, ask: Ask = fetch) -> Subscription:
    """A feed after it was asked: with what is new, or with a sentence about why not."""
    answer = ask(one.address, etag=one.etag, modified=one.modified)
    if answer.problem:
        return replace(one, problem=answer.problem)
    if answer.content is None:
        return feed.merged(one, ())
    found = read_feed(answer.content)
    if found is None:
        return replace(one, problem=_("What came back is not a feed."))
    fresh = [Entry(item.link, item.title, item.text, item.at) for item in found.items]
    named = replace(one, title=found.title or one.title, etag=answer.etag, modified=answer.modified)
    return feed.merged(named, fresh)


def lifts(found: Mapped | None) -> dict[str, float]:
    """What goes with each name on the map, from -1 to 1; only what is called counts."""
    if found is None:
        return {}
    called = [place for place in found.places if place.call in ("lifts", "weighs")]
    return {place.target.name.casefold(): _strength(place.call, place.effect) for place in called}


def _strength(call: str, effect: object) -> float:
    figures = getattr(effect, "figures", None)
    size = 0.5 if figures is None else min(1.0, abs(figures.estimate) / STRONG)
    return size if call == "lifts" else -size
