"""Words of contempt for groups, found in the labelled data when a model is trained. They are never written down here.

Our own texts hold `{slur}` where such a word stands. The words that mark hate most clearly in the data fill it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from hearten.signals.labels import LABELS

Words = Mapping[str, Sequence[str]]
_HATE = LABELS.index("hate")
_WORD = re.compile(r"[^\W\d_]{4,14}")
_ENOUGH = {"en": 40}
_TOP = 40
# A word that people use in ordinary talk, such as the name of a group, is no slur, however often haters use it.
_ORDINARY = frozenset({"goemotions", "wikitalk_context", "offmychest", "crisislex_t26", "hopeedi_en"})
_SLIPS = 4


class Labelled(Protocol):
    """A text with what is known about it."""

    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def present(self) -> np.ndarray: ...
    @property
    def known(self) -> np.ndarray: ...


def mined(rows: Iterable[Labelled]) -> Words:
    """The words that mark hate most clearly, by language: the largest log-odds among those that are not rare."""
    counts: dict[str, tuple[Counter[str], Counter[str]]] = {}
    ordinary: Counter[str] = Counter()
    for row in rows:
        if row.source in _ORDINARY:
            ordinary.update(set(_WORD.findall(row.text.lower())))
        if row.known[_HATE] >= 0.5:
            pair = counts.setdefault(row.lang, (Counter(), Counter()))
            pair[int(row.present[_HATE])].update(set(_WORD.findall(row.text.lower())))
    return {lang: _clearest(*pair, ordinary, _ENOUGH.get(lang, 8)) for lang, pair in counts.items()}


def _clearest(absent: Counter[str], present: Counter[str], ordinary: Counter[str], enough: int) -> list[str]:
    everything = sum(absent.values()) + 1, sum(present.values()) + 1

    def odds(word: str) -> float:
        return math.log((present[word] + 0.5) / everything[1]) - math.log((absent[word] + 0.5) / everything[0])

    often = [word for word, n in present.items() if n >= enough and ordinary[word] <= _SLIPS and odds(word) > 1.5]
    return sorted(often, key=odds, reverse=True)[:_TOP]


def filled(text: str, words: Words, lang: str, number: int) -> str | None:
    """The text with a word in the gap, or None where there is no such word in its language."""
    if "{slur" not in text:
        return text
    choice = words.get(lang, ())
    if not choice:
        return None
    word = choice[number % len(choice)]
    plural = word if word.endswith("s") else word + "s"
    return text.replace("{slur_pl}", plural).replace("{slur}", plural[:-1])
