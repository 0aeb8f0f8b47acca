"""Hard moments: words from others that sounded hostile, and pile-ons. Counted and folded; words only on request.

Nothing here says what somebody is. Where friends tease each other both ways, and are kind as well, it counts as unsure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hearten.ground.clock import Microseconds, iso
from hearten.ground.ids import DAY
from hearten.journeys.corrections import Talk
from hearten.journeys.desk import Desk
from hearten.journeys.heard import HOSTILE, KIND, SOFT, HeardTexts, Text, heard_texts

Mask = npt.NDArray[np.bool_]

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

    def as_json(self) -> dict[str, Any]:
        """Part of what `hearten overview --json` prints: counts and times, nobody's name."""
        return {
            "received": self.received,
            "by_label": self.by_label,
            "unsure": self.unsure,
            "pile_ons": [{**asdict(one), "first": iso(one.first), "last": iso(one.last)} for one in self.pile_ons],
        }


def hard_moments(desk: Desk) -> HardMoments:
    """Hard moments in this vault."""
    return find(heard_texts(desk))


def find(heard: HeardTexts) -> HardMoments:
    """Hard moments in these texts."""
    received = np.array([not text.mine for text in heard.texts], np.bool_)
    hostile = heard.present(HOSTILE) & received
    teasing = hostile & ~heard.present(("threat",)) & _in(heard, banter_talks(heard))
    hard = hostile & ~teasing
    rows = np.flatnonzero(hard)
    return HardMoments(
        received=len(rows),
        by_label={label: int((heard.present((label,)) & hard).sum()) for label in HOSTILE},
        unsure=int((heard.unsure(HOSTILE) & received).sum() + teasing.sum()),
        pile_ons=pile_ons([heard.texts[row] for row in rows]),
        moments=tuple(_moment(heard.texts[row]) for row in reversed(rows)),
    )


def banter_talks(heard: HeardTexts) -> frozenset[Talk]:
    """Conversations in which hard words go both ways and warm ones are as many: friends, as far as anyone can tell."""
    soft, warm = heard.present(SOFT), heard.present((*KIND, "joy"))
    own: Counter[Talk] = Counter()
    others: Counter[Talk] = Counter()
    warmth: Counter[Talk] = Counter()
    for row in np.flatnonzero(soft | warm):
        text = heard.texts[row]
        if soft[row]:
            (own if text.mine else others)[text.talk] += 1
        if warm[row]:
            warmth[text.talk] += 1
    return frozenset(
        talk
        for talk, back in own.items()
        if back >= TEASED_BACK and 3 * back >= others[talk] and warmth[talk] >= WARMTH * (back + others[talk])
    )


def pile_ons(hostile: Sequence[Text]) -> tuple[PileOn, ...]:
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


def _in(heard: HeardTexts, talks: frozenset[Talk]) -> Mask:
    return np.array([text.talk in talks for text in heard.texts], np.bool_)


def _moment(text: Text) -> Moment:
    return Moment(text.key, text.at, text.talk, text.voice)


def moment_of(desk: Desk, name: str) -> Moment | None:
    """The message of that name that somebody else wrote, whether or not it counts as hard by now."""
    try:
        key = bytes.fromhex(name)
    except ValueError:
        return None
    heard = heard_texts(desk)
    return next((_moment(text) for text in heard.texts if text.key == key and not text.mine), None)


def words_of(desk: Desk, moment: Moment) -> str | None:
    """The words of one moment, because the person asked; None where they were not kept."""
    rows = desk.vault.query(f"SELECT text FROM texts WHERE hex(key) = '{moment.key.hex().upper()}'")  # noqa: S608 # hexadecimal
    return next(iter(rows["text"].to_pylist()), None)
