"""Kindness given and received, and the people one has helped: what one's own history says, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hearten.ground.ids import DAY, HOUR
from hearten.journeys.desk import Desk
from hearten.journeys.heard import KIND, HeardTexts, Mask, heard_texts
from hearten.sources.registry import platforms

SUPPORTIVE = ("support", "encouragement")
THANKFUL = ("gratitude", "encouragement")
REPLY_WITHIN = DAY
"""So soon after a supportive message, a thankful one is taken as the answer to it."""
REPLY_WITHIN_IN_A_GROUP = HOUR
"""In a group others talk in between, so it has to come sooner."""


@dataclass(frozen=True, slots=True)
class Helped:
    """Somebody who answered support with thanks."""

    platform: str
    voice: str
    times: int


@dataclass(frozen=True, slots=True)
class Kindness:
    """Counts of texts that carry support, encouragement, thanks or belonging for sure."""

    given: int
    received: int
    given_by_label: dict[str, int]
    received_by_label: dict[str, int]
    people_helped: int
    helped: tuple[Helped, ...]
    """Most often first."""

    def as_json(self) -> dict[str, Any]:
        """Part of what `hearten overview --json` prints."""
        return asdict(self)


def kindness(desk: Desk) -> Kindness:
    """Kindness in this vault."""
    return count(heard_texts(desk))


def count(heard: HeardTexts) -> Kindness:
    """Kindness in these texts. Programs that talk are not counted: kindness is between people."""
    people = ~heard.among({talk for talk in heard.talks if talk.platform in programs()})
    mine = heard.mine
    kind = heard.present(KIND) & people
    helped = _helped(heard, people)
    return Kindness(
        given=int((kind & mine).sum()),
        received=int((kind & ~mine).sum()),
        given_by_label={label: int((heard.present((label,)) & people & mine).sum()) for label in KIND},
        received_by_label={label: int((heard.present((label,)) & people & ~mine).sum()) for label in KIND},
        people_helped=len(helped),
        helped=tuple(Helped(platform, voice, n) for (platform, voice), n in helped.most_common()),
    )


def programs() -> frozenset[str]:
    """Platforms on which a program answers."""
    return frozenset(platform.name for platform in platforms() if not platform.people)


def _helped(heard: HeardTexts, people: Mask) -> Counter[tuple[str, str]]:
    """Who thanked soon after a supportive message of one's own, and how often: once for each such message."""
    supportive, thankful = heard.present(SUPPORTIVE) & heard.mine, heard.present(THANKFUL) & ~heard.mine
    open_since: dict[int, int] = {}
    helped: Counter[tuple[str, str]] = Counter()
    for row in np.flatnonzero((supportive | thankful) & people).tolist():
        talk = int(heard.talk[row])
        if thankful[row] and talk not in open_since:
            continue
        text = heard.text(row)
        if text.at is None:
            continue
        if text.mine:
            open_since[talk] = text.at
            continue
        within = REPLY_WITHIN_IN_A_GROUP if text.talk.space else REPLY_WITHIN
        if text.voice and text.at - open_since[talk] <= within:
            helped[text.talk.platform, text.voice] += 1
            del open_since[talk]
    return helped
