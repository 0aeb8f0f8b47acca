"""Find pages by their words: on this machine, forgiving small slips, with no index to keep.

There are some sixty pages, so every search simply reads them all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearten.guides.wordlist import small_words

TITLE, LINE, TEXT = 8.0, 4.0, 1.0
"""How much a word counts, by where it stands."""

LONGEST_QUERY = 12
"""Words that are looked at. More than that is a text, not a search."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that can be found."""

    title: str
    line: str
    text: str
    """Everything on it, without marks and markup."""
    also: tuple[str, ...]
    """Words people search for that the page itself leaves out."""
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    entry: Entry
    score: float
    found_in: str
    """A sentence of it that holds one of the words, where the title and line do not."""


def search(query: str, entries: Iterable[Entry], limit: int = 20) -> list[Hit]:
    """The best pages first. Pages that hold more of the words come before pages that hold one of them often."""
    asked = split(query)
    words = ([word for word in asked if word not in small_words()] or asked)[:LONGEST_QUERY]
    if not words:
        return []
    hits = [hit for entry in entries if (hit := _hit(words, entry)) is not None]
    return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title.casefold()))[:limit]


def split(text: str) -> list[str]:
    """The words of a text without case and accents."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return re.findall(r"\w+", plain)


def likeness(word: str, other: str) -> float:
    """1 for the same word, less for one that begins so or differs by a slip, 0 for another word."""
    if word == other:
        return 1.0
    if len(word) >= 3 and other.startswith(word):
        return 0.8
    if len(other) >= 4 and word.startswith(other) and len(word) - len(other) <= 3:
        return 0.6
    slips = 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0
    return 0.5 if slips and within(word, other, slips) else 0.0


def within(one: str, two: str, slips: int) -> bool:
    """Whether one becomes the other by at most so many letters added, lost, changed or swapped with their neighbour."""
    if abs(len(one) - len(two)) > slips:
        return False
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if older and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > slips:
            return False
    return row[-1] <= slips


def _hit(words: Sequence[str], entry: Entry) -> Hit | None:
    fields = (
        (split(f"{entry.title} {' '.join(entry.also)}"), TITLE),
        (split(entry.line), LINE),
        (split(entry.text), TEXT),
    )
    scores = [max(_best(word, field) * weight for field, weight in fields) for word in words]
    matched = sum(score > 0 for score in scores)
    if matched * 2 < len(words) or not matched:
        return None
    return Hit(entry, matched / len(words) * sum(scores), _sentence(words, entry))


def _best(word: str, field: Iterable[str]) -> float:
    return max((likeness(word, other) for other in set(field)), default=0.0)


def _sentence(words: Sequence[str], entry: Entry) -> str:
    if any(_best(word, split(f"{entry.title} {entry.line}")) for word in words):
        return ""
    sentences = re.split(r"(?<=[.?!])\s+|\n+", entry.text)
    best = max(sentences, key=lambda sentence: sum(_best(word, split(sentence)) for word in words))
    return best.strip() if any(_best(word, split(best)) for word in words) else ""
