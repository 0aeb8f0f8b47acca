"""The words of dates: taken apart the same way in every script, and what they mean in one language.

"4 сент. 2026 г." --words()--> ["4", "сент", "2026", "г"] --Language.read()--> month 9, numbers 4 and 2026
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_LONGEST_MONTH = 8
"""The most words that a month's name is made of: Makonde counts to twelve."""
_LONGEST_DAY_PART = 4

MONTH_MARK = "\ue000"
"""A private letter that stands for "the month, as a word" where a pattern is read like a date."""

_APOSTROPHES = "'’ʼʻ‘`´׳״"
_ABBREVIATION_DOT = re.compile(r"(?<![\d\s.])\.(?!\d)")
_WORD = re.compile(r"\d+\.?|[^\d\s.]+")
_FIRST_GAP = re.compile(r"\d(\D+)\d")
_INVISIBLE = re.compile(r"[\s\u200e\u200f\u061c]+")


class _Characters(dict[int, str]):
    """What becomes of each character; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if character in _APOSTROPHES or kind == "Cf":
            kept = ""
        elif kind == "Nd":
            kept = str(unicodedata.digit(character))
        elif kind[0] in "LM" or character in (".", MONTH_MARK):
            kept = character
        else:
            kept = " "
        self[code] = kept
        return kept


_CHARACTERS = _Characters()


def words(text: str) -> list[str]:
    """The words and numbers of `text`: digits of any script as 0-9, dots only after numbers, the rest is gaps."""
    plain = unicodedata.normalize("NFKC", text).translate(_CHARACTERS)
    whole = unicodedata.normalize("NFKC", _ABBREVIATION_DOT.sub("", plain))  # a mark may have stood behind the dot
    return _WORD.findall(whole)


class Piece(NamedTuple):
    """A date in words: those before the time of day, and those after it."""

    head: tuple[str, ...]
    tail: tuple[str, ...]


class Reading(NamedTuple):
    """What a piece says in one language."""

    month: int | None
    """Where a word names it; else it is one of the numbers."""
    numbers: tuple[str, ...]
    hours: frozenset[int]
    """The hours, 0 to 23, that a part of the day allows; empty where none is named."""
    loose: tuple[str, ...]
    """Words without a meaning in this language, those after the time of day first: the name of a zone, perhaps."""
    shape: str
    """What stands where, if the language has a word for the month as it is written: `d. M y.`"""


@dataclass(frozen=True, slots=True)
class Language:
    """The words and habits of dates in one language, over all its scripts and countries."""

    name: str
    official: bool = False
    """Some country has it as an official language."""
    months: dict[str, int] = field(default_factory=dict)
    month_starts: set[str] = field(default_factory=set)
    """The first words of `months`."""
    cut_months: dict[str, int] = field(default_factory=dict)
    """Beginnings that only one month has: programs shorten in ways that CLDR has given up ("sep", "fév")."""
    weekdays: set[str] = field(default_factory=set)
    day_parts: dict[str, frozenset[int]] = field(default_factory=dict)
    """Written without spaces ("pm", "delatarde"): the hours, 0 to 23, that it can mean."""
    fillers: set[str] = field(default_factory=set)
    """Words that only join: "de", "um", "г"."""
    shapes: set[str] = field(default_factory=set)
    """What stands where in a date whose month is a word: `M d y`."""
    orders: set[tuple[str, str]] = field(default_factory=set)
    """The order of a date in numbers, with its separator, in any of its countries: ("/", "dmy")."""
    own_orders: set[tuple[str, str]] = field(default_factory=set)
    """The same where no country is named."""
    zones: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Short names of time zones: the CLDR metazone or place that is meant, and whether it is summer time there."""

    def read(self, piece: Piece, clock: Language | None = None) -> Reading | None:
        """What `piece` says, with the parts of the day in language `clock`; None where it is no day, month and year."""
        hours, (head, tail) = take_day_part(piece, (clock or self).day_parts)
        found = [*head, *tail]
        plain = [bare(word) for word in found]
        exact = self._month_hits(plain)
        hits = exact or self._cut_hits(plain)
        months = {month for month, _ in hits}
        if len(months) > 1 or (not months and sum(word[0].isdigit() for word in plain) != 3):
            return None
        named = {at for _, span in hits for at in span}
        rest = [at for at in range(len(found)) if at not in named]
        numbers = tuple(plain[at] for at in rest if plain[at][0].isdigit())
        if len(numbers) + len(months) != 3:
            return None
        loose = [at for at in rest if not plain[at][0].isdigit() and not self._joins(plain[at])]
        first = hits[0][1].start if hits else -1
        return Reading(
            months.pop() if months else None,
            numbers,
            hours,
            tuple(found[at] for at in sorted(loose, key=lambda at: at < len(head))),
            shape(["M" if at == first else word for at, word in enumerate(found) if at == first or at not in named])
            if exact
            else "",
        )

    def _joins(self, word: str) -> bool:
        return word in self.fillers or word in self.weekdays

    def _month_hits(self, found: list[str]) -> list[tuple[int, range]]:
        """The months that are named, and by which words."""
        hits = []
        at = 0
        while at < len(found):
            longest = _LONGEST_MONTH if found[at] in self.month_starts else 0
            for end in range(min(at + longest, len(found)), at, -1):
                month = self.months.get(" ".join(found[at:end]))
                if month:
                    hits.append((month, range(at, end)))
                    at = end - 1
                    break
            at += 1
        if len({month for month, _ in hits}) > 1:  # Spanish "mar" is March and Tuesday
            return [(month, span) for month, span in hits if found[span.start] not in self.weekdays]
        return hits

    def _cut_hits(self, found: list[str]) -> list[tuple[int, range]]:
        return [(self.cut_months[word], range(at, at + 1)) for at, word in enumerate(found) if word in self.cut_months]


def take_day_part(piece: Piece, known: Mapping[str, frozenset[int]]) -> tuple[frozenset[int], Piece]:
    """The hours that "p. m." or "晚上" beside the time of day allow, and the piece without those words."""
    for words_there, rest in _beside_time(piece):
        hours = known.get(words_there)
        if hours:
            return hours, rest
    return frozenset(), piece


@lru_cache(maxsize=1024)
def _beside_time(piece: Piece) -> list[tuple[str, Piece]]:
    """Runs of words next to the time of day, the longest first, each with what is left of the piece.

    One joining word may stand in between ("ga" in Ewe), and scripts without spaces glue the day to it (4日晚上9:45).
    """
    head, tail = piece
    found = []
    for skipped in (0, 1):
        start = skipped if all(word[0].isalpha() for word in tail[:skipped]) else len(tail)
        ends = range(min(start + _LONGEST_DAY_PART, len(tail)), start, -1)
        found += [("".join(tail[start:end]).casefold(), Piece(head, tail[:start] + tail[end:])) for end in ends]
        end = len(head) - skipped if all(word[0].isalpha() for word in head[len(head) - skipped :]) else 0
        starts = range(max(0, end - _LONGEST_DAY_PART), end)
        found += [("".join(head[at:end]).casefold(), Piece(head[:at] + head[end:], tail)) for at in starts]
    last = head[-1] if head else ""
    glued = range(1, 0 if last.isascii() else len(last))
    return found + [(last[at:].casefold(), Piece((*head[:-1], last[:at]), tail)) for at in glued]


def hour_of_day(hour: int, allowed: frozenset[int]) -> int | None:
    """What an hour on a twelve-hour clock comes to in a part of the day; the nearest, where habits differ a little."""
    if hour > 12 or not allowed:
        return hour
    early, late = hour % 12, hour % 12 + 12
    distances = [min(min((at - other) % 24, (other - at) % 24) for other in allowed) for at in (early, late)]
    if distances[0] == distances[1]:
        return None
    return early if distances[0] < distances[1] else late


def bare(word: str) -> str:
    """A word as it is looked up: lower case, and a number without its dot."""
    return word.casefold().rstrip(".")


def shape(found: list[str]) -> str:
    """What stands where among words in which `M` marks the month: `d. M y.`; other words leave no trace."""
    return " ".join(
        word if word == "M" else f"{'y' if len(bare(word)) > 2 else 'd'}{'.' if word[-1] == '.' else ''}"
        for word in found
        if word == "M" or word[:1].isdigit()
    )


def separator(text: str) -> str:
    """What stands between the first two numbers of a date, without spaces and marks of direction: `/`."""
    gap = _FIRST_GAP.search(text)
    return _INVISIBLE.sub("", gap[1]) if gap else ""
