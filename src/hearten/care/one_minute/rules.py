"""Two ways to reach somebody: one in writing, one by voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hearten.care.helplines.facts import Way
from hearten.care.helplines.rules import Offer

IN_WRITING = ("chat", "text", "whatsapp", "email")
BY_VOICE = ("call",)


@dataclass(frozen=True, slots=True)
class Reach:
    """One line, and one way to reach it."""

    offer: Offer
    way: Way


def two_ways(offers: Iterable[Offer]) -> list[Reach]:
    """The best way in writing and the best by voice, of two lines where there are two. Quick answers before e-mail."""
    known = list(offers)
    found = (_first(known, (by,)) for by in IN_WRITING)
    writing = next((reach for reach in found if reach), None)
    other = [offer for offer in known if writing is None or offer.line.id != writing.offer.line.id]
    speaking = _first(other, BY_VOICE) or _first(known, BY_VOICE)
    return [reach for reach in (writing, speaking) if reach]


def _first(offers: Iterable[Offer], ways: tuple[str, ...]) -> Reach | None:
    """The first line that can be reached so. One that is closed now comes after one that may be open."""
    fitting = [
        Reach(offer, way)
        for offer in offers
        for way in offer.ways
        if way.by in ways and (way.to or any(other.by == "site" for other in offer.ways))
    ]
    awake = [reach for reach in fitting if reach.offer.opening.open is not False]
    return next(iter(awake or fitting), None)
