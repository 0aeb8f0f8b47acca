"""What is asked: the names of items, what other diaries call them, and the values they can have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hearten.care.checkins.instruments.instrument import ranges

Range = tuple[float, float]

PERCENT: Range = (0.0, 100.0)

_ALIASES = {
    "mood": "valence", "happy": "valence", "happiness": "valence", "affect": "valence", "feeling": "valence",
    "wellbeing": "valence", "well-being": "valence", "momentary_mood": "valence",
    "energy_level": "energy", "vitality": "energy",
    "calmness": "calm", "relaxed": "calm", "relaxation": "calm",
    "closeness": "connection", "connected": "connection", "connectedness": "connection", "belonging": "connection",
}  # fmt: skip
"""Names in other diaries that ask the same thing in the same direction. Stress is not calm turned round: it keeps its
name."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_.+-]{0,39}")


def item_named(written: str) -> str | None:
    """The item that a file means by a name; None where it is no name."""
    name = re.sub(r"\s+", "_", written.strip().casefold())
    name = _ALIASES.get(name, name)
    return name if _NAME.fullmatch(name) else None


def range_of(item: str) -> Range:
    """The lowest and the highest value that the item can have."""
    return ranges().get(item, PERCENT)


def is_score(item: str) -> bool:
    """Whether it belongs to an instrument, whose numbers are kept as they are."""
    return item in ranges()


_WORSE = frozenset((
    "stress", "stressed", "stress_level", "sad", "sadness", "down", "depressed", "anxious", "anxiety", "worry",
    "worried", "nervous", "tense", "tension", "lonely", "loneliness", "angry", "anger", "irritable", "irritated",
    "tired", "fatigue", "bored", "boredom", "distress", "negative_affect", "pain", "ons4_4", "phq2", "gad2", "k6",
))  # fmt: skip


def higher_is_worse(item: str) -> bool:
    """Whether more of it is harder: stress, sadness, worry."""
    return item in _WORSE


def mood_among(counts: Mapping[str, int]) -> str:
    """The item that tells best how a person feels: valence; else what is answered most often, good things first."""
    if "valence" in counts or not counts:
        return "valence"
    return min(counts, key=lambda item: (is_score(item), higher_is_worse(item), -counts[item], item))
