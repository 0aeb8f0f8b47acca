"""Find pages by their words: on this machine, forgiving small slips, with no index to keep.

There are some fifty pages, so their words fit in memory, and every search looks at all of them.
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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages, with their words taken apart once."""

    entries: tuple[Entry, ...]
    fields: tuple[tuple[tuple[frozenset[str], float], ...], ...]
    """For each page: its words, and how much they count."""
    words: frozenset[str]
    """All words of all pages."""


def shelve(entries: Iterable[Entry]) -> Shelf:
    """Take the words of pages apart."""
    kept = tuple(entries)
    fields = tuple(tuple((frozenset(split(text)), weight) for text, weight in _fields(entry)) for entry in kept)
    return Shelf(kept, fields, frozenset().union(*(words for row in fields for words, _ in row)))


def search(query: str, shelf: Shelf, limit: int = 20) -> list[Hit]:
    """The best pages first. Pages that hold more of the words come before pages that hold one of them often."""
    asked = split(query)
    words = list(dict.fromkeys([word for word in asked if word not in small_words()] or asked))[:LONGEST_QUERY]
    close = [{other: like for other in shelf.words if (like := likeness(word, other))} for word in words]
    hits = []
    for entry, fields in zip(shelf.entries, shelf.fields, strict=True):
        scores = [_score(like, fields) for like in close]
        matched = sum(score > 0 for score in scores)
        if matched and matched * 2 >= len(words):
            hits.append(Hit(entry, matched / len(words) * sum(scores), _sentence(close, entry)))
    return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title.casefold()))[:limit]


def _fields(entry: Entry) -> tuple[tuple[str, float], ...]:
    return (f"{entry.title} {' '.join(entry.also)}", TITLE), (entry.line, LINE), (entry.text, TEXT)


Likeness = dict[str, float]
"""The words that are like one word of a search, and how much."""


def _score(like: Likeness, fields: tuple[tuple[frozenset[str], float], ...]) -> float:
    return max((like[word] * weight for words, weight in fields for word in like.keys() & words), default=0.0)


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


def _sentence(close: Sequence[Likeness], entry: Entry) -> str:
    """The sentence of a page that fits best, where its title and line do not show why it was found."""
    if any(like.keys() & set(split(f"{entry.title} {entry.line}")) for like in close):
        return ""
    sentences = re.split(r"(?<=[.?!])\s+|\n+", entry.text)
    fits = [(sum(_best(like, sentence) for like in close), sentence) for sentence in sentences]
    best, sentence = max(fits, key=lambda fit: fit[0])
    return sentence.strip() if best else ""


def _best(like: Likeness, sentence: str) -> float:
    return max((like[word] for word in like.keys() & set(split(sentence))), default=0.0)
