"""What names a platform, space or voice outside of the traces, so that it is forgotten along with them.

choices, corrections, experiments ─► about it: erased, with their past
parts to hide, feeds              ─► of that platform, or of that name: taken out
reasons in check-ins              ─► a name that nothing bears any more: the answer stays, the reason goes
plan and notes                    ─► the person's own words: they stay, and are counted so that it can be said
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from hearten.journeys import check_in, decide, events, feed
from hearten.journeys.desk import Desk
from hearten.sources.registry import platforms

ABOUT_PLACES: tuple[events.Log, ...] = ("choices", "corrections", "experiments")
"""Logs whose things are about a platform, or about a space or voice on one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the traces to forget are; nothing named means everywhere."""

    platform: str | None = None
    space: str | None = None
    voice: str | None = None

    @property
    def is_platform(self) -> bool:
        """Whether all of one platform is meant."""
        return self.platform is not None and not (self.space or self.voice)

    @property
    def names(self) -> frozenset[str]:
        """What people call it."""
        if self.space or self.voice:
            return frozenset(name for name in (self.space, self.voice) if name)
        titles = (one.title for one in platforms() if one.name == self.platform)
        return frozenset((self.platform, *titles)) if self.platform else frozenset()

    def holds(self, platform: str | None, space: str | None, voice: str | None) -> bool:
        """Whether a thing about that place is about this one."""
        asked = ((self.platform, platform), (self.space, space), (self.voice, voice))
        return platform is not None and all(mine in (None, theirs) for mine, theirs in asked)


def about(desk: Desk, log: events.Log, place: Place) -> set[str]:
    """The things of a log that are about a place."""
    return {event.id for event in events.history(desk, log) if place.holds(*_where(event.body))}


def feeds(desk: Desk, place: Place) -> list[feed.Subscription]:
    """The feeds that are of a place."""
    return [one for one in feed.subscriptions(desk) if feed.is_of(one, place.platform, place.space or place.voice)]


def own_words(desk: Desk, place: Place) -> int:
    """How many entries of the plan and the notes name it in the person's own words."""
    names = [name.casefold() for name in place.names]
    entries = [event for log in _OWN_WORDS for event in events.latest(desk, log).values()]
    said = [orjson.dumps(dict(event.body)).decode().casefold() for event in entries]
    return sum(any(name in one for name in names) for one in said)


def reasons(desk: Desk, gone: Collection[str]) -> int:
    """With how many answers one of these names was given as the reason."""
    return sum(said in gone for said in desk.vault.read("checkins", ["because"])["because"].to_pylist())


def take_out(desk: Desk, place: Place) -> None:
    """Erase what is about it, and every feed and setting that names it."""
    for log in ABOUT_PLACES:
        if things := about(desk, log, place):
            events.erase(desk, log, things)
    for one in feeds(desk, place):
        feed.unsubscribe(desk, one.id)
    if place.platform is not None and place.is_platform:
        decide.forget_parts(desk, place.platform)


def take_out_reasons(desk: Desk, gone: Collection[str]) -> None:
    """Keep the answers, without the reasons that bear one of these names."""
    check_in.drop_reasons(desk, gone)


_OWN_WORDS: tuple[events.Log, ...] = ("plan", "notes")


def _where(body: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    """What a row of a log is about. An experiment names it in its design, inside a line of its chain."""
    subject = body.get("body", {}).get("design", {}).get("subject", {})
    told = body if isinstance(body.get("platform"), str) else subject
    return told.get("platform"), told.get("space"), told.get("voice")
