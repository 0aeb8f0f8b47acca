"""What could be followed: spaces and voices that lift, and that have a public feed. Working it out asks nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hearten.bridge.feeds.addresses import NoFeedAddress, feed_address
from hearten.choices.choice import Target
from hearten.journeys import feed
from hearten.journeys.desk import Desk
from hearten.journeys.mapped import Mapped

MOST = 5
_MASTODON = re.compile(r"@?[\w.-]+@[\w.-]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """One feed that may be put on the list."""

    target: Target
    address: str


def offers(desk: Desk, found: Mapped | None) -> list[Offer]:
    """The clearest of what lifts, without what is on the list already."""
    if found is None:
        return []
    lifting = [place.target for place in found.places if place.call == "lifts" and place.target.level != "platform"]
    known = {one.address for one in feed.subscriptions(desk)}
    channels = feed.channels(desk) if any(target.platform == "youtube" for target in lifting) else {}
    made = [Offer(target, address) for target in lifting if (address := address_of(target, channels))]
    return [offer for offer in made if offer.address not in known][:MOST]


def address_of(target: Target, channels: Mapping[str, str]) -> str | None:
    """The public feed of a space or voice; None where its platform has none, or its name does not tell."""
    name = target.name
    typed = {
        "reddit": name if target.space else None,
        "youtube": channels.get(name) if target.voice else None,
        "bluesky": f"https://bsky.app/profile/{name}" if target.voice else None,
        "mastodon": "@" + name.lstrip("@") if target.voice and _MASTODON.fullmatch(name) else None,
    }.get(target.platform)
    try:
        return feed_address(typed) if typed else None
    except NoFeedAddress:
        return None
