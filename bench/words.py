"""Words for made-up histories."""

from __future__ import annotations

import random

WORDS = (
    "amber", "birch", "candle", "dune", "ember", "fable", "grove", "harbour", "island", "juniper", "kestrel", "lichen",
    "meadow", "nettle", "orchard", "pebble", "quarry", "river", "sparrow", "thistle", "umbrella", "violet", "willow",
    "yarrow", "café", "naïve", "東京", "🌱", "because", "maybe", "tomorrow", "nothing", "everything",
)  # fmt: skip


def sentence(chance: random.Random, most: int = 16) -> str:
    """Up to that many words, as somebody types them."""
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def names(chance: random.Random, count: int) -> list[str]:
    """That many different names of places and accounts; nobody's."""
    return [f"{chance.choice(WORDS[:24])}_{chance.choice(WORDS[:24])}_{number}" for number in range(count)]
