"""The order of a feed, set by the person with four plain sliders, and a reason for the place of each item.

score = newest·recency + people·is a person + lifts·what goes with the voice; then, for variety, each further item of
a voice that has been shown already steps back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal

Why = Literal["new", "person", "lifts", "weighs", "variety"]

DAY = 86_400.0
FADES = 2 * DAY
"""Seconds after which newness has fallen to a half."""


@dataclass(frozen=True, slots=True)
class Sliders:
    """How much each rule counts, 0 to 100."""

    newest: int = 60
    people: int = 30
    lifts: int = 50
    variety: int = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item before it has a place."""

    id: str
    age: float
    """Seconds; what has no time counts as a week old."""
    voice: str
    is_person: bool
    lift: float
    """From -1 (weighs) to 1 (lifts); 0 where nothing is known."""


_Head = tuple[float, float, str, int, Candidate]
"""The best item left of a voice: what the heap goes by, how many of its voice stand above, and the item."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One item in its place, and the rules that moved it there, the strongest first."""

    id: str
    score: float
    why: tuple[Why, ...]


def order(candidates: Sequence[Candidate], sliders: Sliders) -> list[Placed]:
    """All of them, best first. The same items and sliders give the same order."""
    by_voice: dict[str, list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: (_score(one, sliders), -one.age, one.id)):
        by_voice[one.voice].append(one)  # the best of a voice stands last: all of one voice step back alike
    heads = [_head(items[-1], 0, sliders) for items in by_voice.values()]
    heapify(heads)
    placed: list[Placed] = []
    while heads:
        score, _age, _id, seen, best = heappop(heads)
        placed.append(Placed(best.id, -score, _why(best, sliders, seen)))
        by_voice[best.voice].pop()
        if by_voice[best.voice]:
            heappush(heads, _head(by_voice[best.voice][-1], seen + 1, sliders))
    return placed


def _head(one: Candidate, seen: int, sliders: Sliders) -> _Head:
    return -(_score(one, sliders) - _step_back(seen, sliders)), one.age, one.id, seen, one


def _parts(one: Candidate, sliders: Sliders) -> dict[Why, float]:
    new = sliders.newest / 100 * 0.5 ** (max(one.age, 0.0) / FADES)
    person = sliders.people / 100 * (0.5 if one.is_person else 0.0)
    return {"new": new, "person": person, "lifts" if one.lift >= 0 else "weighs": sliders.lifts / 100 * one.lift}


def _score(one: Candidate, sliders: Sliders) -> float:
    return sum(_parts(one, sliders).values())


def _step_back(seen: int, sliders: Sliders) -> float:
    """How far an item steps back after so many of its voice."""
    return sliders.variety / 100 * 0.4 * seen


def _why(one: Candidate, sliders: Sliders, seen: int) -> tuple[Why, ...]:
    parts: dict[Why, float] = {**_parts(one, sliders), "variety": -_step_back(seen, sliders)}
    strong = [(name, part) for name, part in parts.items() if abs(part) >= 0.05]
    return tuple(name for name, _part in sorted(strong, key=lambda each: -abs(each[1])))
