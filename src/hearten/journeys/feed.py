"""My feed: public feeds that the person chose, kept in their vault, in an order that they set.

subscriptions ┐
items kept    ├─► without what they chose to leave ─► ordered by their sliders ─► the list, and its end
sliders       ┘
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

from hearten.choices.bulk import AWAY
from hearten.choices.choice import Choice
from hearten.choices.feed_order import Candidate, Placed, Sliders, order
from hearten.ground.clock import Microseconds, now
from hearten.ground.errors import UsageError
from hearten.journeys import decide, events
from hearten.journeys.desk import Desk
from hearten.languages.speaking import gettext as _

LOG: events.Log = "feed"
SLIDERS = "sliders"
MOST_KEPT = 60
"""Items kept of one feed; older ones go."""
PLATFORMS = {"youtube.com": "youtube", "reddit.com": "reddit", "bsky.app": "bluesky"}
"""Sites on which everybody has a feed. A Mastodon feed is known by its path, for its sites are many."""
A_WEEK = 7 * 86_400.0
COMPACT_AT = 40
"""Rows of one feed in the log from which on its past is taken off the disk."""


class NoSuchFeed(UsageError):
    """The feed was taken off the list, perhaps in another window."""

    def __init__(self) -> None:
        super().__init__(_("This feed is not on your list any more."))


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that is kept."""

    link: str
    title: str
    text: str
    at: Microseconds | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed on the list, and what it held when it was last asked."""

    id: str
    address: str
    title: str
    etag: str = ""
    modified: str = ""
    problem: str = ""
    asked_at: Microseconds | None = None
    place: str = ""
    """The space or voice of the map that it was suggested for."""
    every: int = 0
    """Seconds for which the feed itself wants to be left alone after it was asked."""
    rest_until: Microseconds | None = None
    """Until when its site asked to be left alone."""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """Why a feed is left alone, and until when."""

    until: Microseconds
    site: bool
    """The whole site asked for it; else the feed says how often it wants to be asked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item in its place."""

    entry: Entry
    feed: Subscription
    placed: Placed


def subscribe(desk: Desk, address: str, title: str = "", *, place: str = "") -> Subscription:
    """Put a feed on the list; one that is there already stays as it is."""
    known = next((one for one in subscriptions(desk) if one.address == address), None)
    return known or keep(desk, Subscription(_name(address), address, title or address, place=place))


def keep(desk: Desk, feed: Subscription) -> Subscription:
    """Write down how a feed stands; its past is not kept for long."""
    trimmed = replace(feed, entries=feed.entries[:MOST_KEPT])
    written = events.write(desk, LOG, "feed", asdict(trimmed), thing=feed.id)
    if len(events.history(desk, LOG, feed.id)) >= COMPACT_AT:
        events.drop_past(desk, LOG, written)
    return trimmed


def unsubscribe(desk: Desk, name: str) -> None:
    """Take a feed and all that is kept of it off the disk."""
    events.erase(desk, LOG, {name})


def subscriptions(desk: Desk) -> list[Subscription]:
    """The list, oldest first."""
    return [_read(event.body) for event in events.latest(desk, LOG).values() if event.event == "feed"]


def find(desk: Desk, name: str) -> Subscription:
    """One feed. Raises `NoSuchFeed`."""
    found = next((one for one in subscriptions(desk) if one.id == name), None)
    if found is None:
        raise NoSuchFeed
    return found


def rest(one: Subscription, known: Sequence[Subscription]) -> Rest | None:
    """Whether a feed is to be left alone now; what a site asked for holds for all feeds on it."""
    site = urlsplit(one.address).netloc
    asked = [each.rest_until or 0 for each in known if urlsplit(each.address).netloc == site]
    own = one.asked_at + 1_000_000 * one.every if one.asked_at and one.every else 0
    until = max(own, *asked, 0)
    return Rest(until, site=until > own) if until > now() else None


def channels(desk: Desk) -> dict[str, str]:
    """The address of each YouTube channel that the person follows, by its name."""
    rows = desk.vault.query(
        "SELECT DISTINCT voice::VARCHAR AS voice, url FROM traces WHERE platform = 'youtube' AND act = 'followed' "
        "AND voice IS NOT NULL AND url LIKE '%youtube.com/channel/UC%' ORDER BY voice, url"
    )
    return {row["voice"]: row["url"] for row in rows.to_pylist()}


def is_of(one: Subscription, platform: str | None, name: str | None = None) -> bool:
    """Whether a feed is of this platform, and of the space or voice of this name where one is given."""
    wanted = (name or "").casefold()
    called = not wanted or wanted in (one.title.casefold(), one.place.casefold())
    in_address = f"/{wanted}/" in urlsplit(one.address).path.casefold() + "/"
    return platform in (None, platform_of(one.address)) and (called or in_address)


def platform_of(address: str) -> str:
    """On which platform a feed is, as far as its address tells."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return PLATFORMS.get(host, "mastodon" if parts.path.startswith("/@") else "web")


def sliders(desk: Desk) -> Sliders:
    """How the person set the order."""
    event = events.latest(desk, LOG).get(SLIDERS)
    return Sliders() if event is None else Sliders(**event.body)


def set_sliders(desk: Desk, chosen: Sliders) -> None:
    """Remember how the order is to be."""
    events.write(desk, LOG, "sliders", asdict(chosen), thing=SLIDERS)


def merged(feed: Subscription, entries: Sequence[Entry]) -> Subscription:
    """A feed with fresh items before the older ones, each link once."""
    by_link = {entry.link: entry for entry in [*feed.entries, *entries]}
    newest = sorted(by_link.values(), key=lambda entry: -(entry.at or 0))
    return replace(feed, entries=tuple(newest[:MOST_KEPT]), asked_at=now(), problem="")


def ordered(desk: Desk, lifts: Mapping[str, float]) -> tuple[list[Row], list[Choice]]:
    """Every item in its place, and the choices because of which some are left out.

    `lifts` says for a name, in small letters, from -1 to 1 what goes with it.
    """
    away = {made.target.name.casefold(): made for made in decide.choices(desk)
            if made.holds(decide.today()) and made.want in AWAY}  # fmt: skip
    feeds = subscriptions(desk)
    left_out = {feed.id: away[name] for feed in feeds for name in _names(feed) if name in away}
    rows = {_name(entry.link): (entry, feed) for feed in feeds if feed.id not in left_out for entry in feed.entries}
    candidates = [_candidate(name, entry, feed, lifts) for name, (entry, feed) in rows.items()]
    return [Row(*rows[placed.id], placed) for placed in order(candidates, sliders(desk))], list(left_out.values())


def _candidate(name: str, entry: Entry, feed: Subscription, lifts: Mapping[str, float]) -> Candidate:
    age = A_WEEK if entry.at is None else max(0.0, (now() - entry.at) / 1e6)
    person = "/@" in feed.address or "bsky.app/profile" in feed.address
    lift = next((lifts[known] for known in _names(feed) if known in lifts), 0.0)
    return Candidate(name, age, feed.id, person, max(-1.0, min(1.0, lift)))


def _names(feed: Subscription) -> tuple[str, ...]:
    """What the map may call it: where it was suggested from, or as it calls itself."""
    return tuple(name.casefold() for name in (feed.place, feed.title) if name)


def _name(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _read(body: Mapping[str, Any]) -> Subscription:
    return Subscription(**{**body, "entries": tuple(Entry(**entry) for entry in body["entries"])})
