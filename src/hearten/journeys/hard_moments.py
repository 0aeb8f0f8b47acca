"""Hard moments: words from others that sounded hostile, and pile-ons. Counted and folded; words only on request.

Nothing here says what somebody is. Where friends tease each other both ways, and are kind as well, it counts as unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.clock import Microseconds, iso
from hearten.ground.ids import DAY, KEY_BYTES
from hearten.journeys.corrections import Talk
from hearten.journeys.desk import Desk
from hearten.journeys.heard import HOSTILE, HURTING_ONESELF, KIND, SOFT, HeardTexts, Mask, Text, heard_texts
from hearten.vault.tables import KEY

MANY, SEVERAL, SOON = 5, 3, DAY
"""A pile-on: at least so many hostile messages, from at least so many people, within so long, on one platform."""

TEASED_BACK = 2
"""Hard words of one's own in a conversation, from which on it may be banter..."""
WARMTH = 1.0
"""...if there are as many warm ones as hard ones, all people together."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One message that sounded hostile. Its key finds the words, where they were kept."""

    key: bytes
    at: Microseconds | None
    talk: Talk
    voice: str | None


@dataclass(frozen=True, slots=True)
class PileOn:
    """Many hostile messages from several people in a short time."""

    platform: str
    first: Microseconds
    last: Microseconds
    messages: int
    people: int


@dataclass(frozen=True, slots=True)
class HardMoments:
    """What there was, as counts; the moments themselves are for who asks."""

    received: int
    by_label: dict[str, int]
    unsure: int
    """Messages that may have been hostile, or banter."""
    pile_ons: tuple[PileOn, ...]
    moments: tuple[Moment, ...]
    """Newest first."""
    about_self_harm: int = 0
    """Messages that spoke of hurting oneself or dying: a friend in need, or cruelty. No number can tell which."""

    @property
    def any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.received or self.unsure or self.about_self_harm)

    def as_json(self) -> dict[str, Any]:
        """Part of what `hearten overview --json` prints: counts and times, nobody's name."""
        return {
            "received": self.received,
            "by_label": self.by_label,
            "unsure": self.unsure,
            "about_self_harm": self.about_self_harm,
            "pile_ons": [{**asdict(one), "first": iso(one.first), "last": iso(one.last)} for one in self.pile_ons],
        }


def hard_moments(desk: Desk) -> HardMoments:
    """Hard moments in this vault."""
    return find(heard_texts(desk))


def find(heard: HeardTexts) -> HardMoments:
    """Hard moments in these texts."""
    received = ~heard.mine
    hostile = heard.present(HOSTILE) & received
    teasing = hostile & ~heard.present(("threat",)) & heard.among(banter_talks(heard))
    hard = hostile & ~teasing
    moments = [_moment(heard.text(row)) for row in np.flatnonzero(hard).tolist()]
    return HardMoments(
        received=len(moments),
        by_label={label: int((heard.present((label,)) & hard).sum()) for label in HOSTILE},
        unsure=int((heard.maybe & received).sum() + teasing.sum()),
        pile_ons=pile_ons(moments),
        moments=tuple(reversed(moments)),
        about_self_harm=int((heard.present((HURTING_ONESELF,)) & received).sum()),
    )


def banter_talks(heard: HeardTexts) -> frozenset[Talk]:
    """Conversations in which hard words go both ways and warm ones are as many: friends, as far as anyone can tell."""
    soft, warm = heard.present(SOFT), heard.present((*KIND, "joy"))

    def counts(mask: Mask) -> npt.NDArray[np.int64]:
        return np.bincount(heard.talk[mask], minlength=len(heard.talks))

    own, others, warmth = counts(soft & heard.mine), counts(soft & ~heard.mine), counts(warm)
    friends = (own >= TEASED_BACK) & (3 * own >= others) & (warmth >= WARMTH * (own + others))
    return frozenset(heard.talks[place] for place in np.flatnonzero(friends).tolist())


def pile_ons(hostile: Sequence[Moment]) -> tuple[PileOn, ...]:
    """Pile-ons among hostile messages in the order of time; those that overlap are one."""
    by_platform: dict[str, list[tuple[Microseconds, str]]] = defaultdict(list)
    for text in hostile:
        if text.at is not None and text.voice:
            by_platform[text.talk.platform].append((text.at, text.voice))
    found = [one for platform, said in by_platform.items() for one in _runs(platform, said)]
    return tuple(sorted(found, key=lambda one: one.first))


def _runs(platform: str, said: list[tuple[Microseconds, str]]) -> list[PileOn]:
    spans: list[list[int]] = []
    start = 0
    for end, (at, _voice) in enumerate(said):
        while at - said[start][0] > SOON:
            start += 1
        if end - start + 1 < MANY or len({voice for _, voice in said[start : end + 1]}) < SEVERAL:
            continue
        if spans and start <= spans[-1][1]:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return [
        PileOn(platform, said[a][0], said[b][0], b - a + 1, len({voice for _, voice in said[a : b + 1]}))
        for a, b in spans
    ]


def _moment(text: Text) -> Moment:
    return Moment(text.key, text.at, text.talk, text.voice)


def moment_of(desk: Desk, name: str) -> Moment | None:
    """The message of that name that somebody else wrote, whether or not it counts as hard by now."""
    try:
        key = bytes.fromhex(name)
    except ValueError:
        return None
    heard = heard_texts(desk)
    if len(key) != KEY_BYTES:
        return None
    row = pc.index(heard.rows["key"], pa.scalar(key, KEY)).as_py()
    return _moment(heard.text(row)) if row >= 0 and not heard.mine[row] else None


def words_of(desk: Desk, moment: Moment) -> str | None:
    """The words of one moment, because the person asked; None where they were not kept."""
    rows = desk.vault.query(f"SELECT text FROM texts WHERE hex(key) = '{moment.key.hex().upper()}'")  # noqa: S608 # hexadecimal
    return next(iter(rows["text"].to_pylist()), None)
