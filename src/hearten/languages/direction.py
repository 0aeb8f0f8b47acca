"""Names that are written from right to left, in a sentence that is not: set apart, so that they turn nothing else."""

from __future__ import annotations

from unicodedata import bidirectional

OPEN, CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Signs that do nothing but turn the direction: no name needs them, and one could turn a whole page."""


def isolated(name: str) -> str:
    """The name as it is put into a sentence. One without such letters stays as it is."""
    straight = "".join(sign for sign in name if bidirectional(sign) not in TURNS)
    turned = any(bidirectional(sign) in RIGHT_TO_LEFT for sign in straight)
    return f"{OPEN}{straight}{CLOSE}" if turned else straight
