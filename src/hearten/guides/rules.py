"""Four plain rules that put the same things in a different order: who decides what you see?

Each rule is a function from things to things. It knows nothing but what is in them, so the same things always come out
in the same order. Ties keep the order in which the things came.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a feed could show."""

    title: str
    voice: str
    """Who made it."""
    seen_at: datetime | None
    minutes: int | None = None
    """How long it held the reader, where that is known."""
    place: str = ""
    """The platform, as people write it."""


def newest_first(things: Iterable[Thing]) -> list[Thing]:
    """The clock decides: the latest on top, things without a date at the end."""
    listed = list(things)
    dated = [thing for thing in listed if thing.seen_at is not None]
    dated.sort(key=lambda thing: thing.seen_at.timestamp() if thing.seen_at else 0.0, reverse=True)
    return dated + [thing for thing in listed if thing.seen_at is None]


def more_of_the_same(things: Iterable[Thing]) -> list[Thing]:
    """Your habits decide: voices that you met most often come first."""
    listed = newest_first(things)
    often = Counter(thing.voice for thing in listed)
    return sorted(listed, key=lambda thing: -often[thing.voice])


def longest_hold(things: Iterable[Thing]) -> list[Thing]:
    """Your time decides: what held you longest comes first, things without a time at the end."""
    return sorted(newest_first(things), key=lambda thing: -(thing.minutes or 0))


def take_turns(things: Iterable[Thing]) -> list[Thing]:
    """Fairness decides: every voice gets a turn before any voice gets a second; quiet voices go first."""
    queues: dict[str, deque[Thing]] = defaultdict(deque)
    for thing in newest_first(things):
        queues[thing.voice].append(thing)
    waiting = sorted(queues.values(), key=len)
    turns: list[Thing] = []
    while waiting:
        turns.extend(queue.popleft() for queue in waiting)
        waiting = [queue for queue in waiting if queue]
    return turns


RULES: dict[str, Callable[[Sequence[Thing]], list[Thing]]] = {
    "newest": newest_first,
    "same": more_of_the_same,
    "longest": longest_hold,
    "turns": take_turns,
}
"""By the name that stands in an address."""
