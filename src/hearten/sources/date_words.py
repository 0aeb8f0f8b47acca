"""The words of dates: taken apart the same way in every script, and what they mean in one language.

"4 сент. 2026 г." --words()--> ["4", "сент", "2026", "г"] --Language.read()--> month 9, numbers 4 and 2026
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LONGEST = 4
"""The most words that a month or a part of the day is made of."""

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
    return _WORD.findall(_ABBREVIATION_DOT.sub("", plain))


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
    """What stands where, if a word names the month: `d. M y.`"""


@dataclass(frozen=True, slots=True)
class Language:
    """The words and habits of dates in one language, over all its scripts and countries."""

    name: str
    months: dict[str, int] = field(default_factory=dict)
    weekdays: set[str] = field(default_factory=set)
    day_parts: dict[str, frozenset[int]] = field(default_factory=dict)
    """Written without spaces ("pm", "delatarde"): the hours, 0 to 23, that it can mean."""
    fillers: set[str] = field(default_factory=set)
    """Words that only join: "de", "um", "г"."""
    shapes: set[str] = field(default_factory=set)
    """What stands where in a date whose month is a word: `M d y`."""
    orders: set[tuple[str, str]] = field(default_factory=set)
    """The order of a date in numbers, with its separator: ("/", "dmy")."""
    zones: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """Short names of time zones: the CLDR metazone, and whether it is summer time."""

    def read(self, piece: Piece, clock: Language | None = None) -> Reading | None:
        """What `piece` says, with the parts of the day in language `clock`; None where it is no day, month and year."""
        hours, (head, tail) = take_day_part(piece, (clock or self).day_parts)
        found = [*head, *tail]
        hits = list(self._month_hits([bare(word) for word in found]))
        if len({month for month, _ in hits}) > 1:  # Spanish "mar" is March and Tuesday
            hits = [(month, span) for month, span in hits if bare(found[span.start]) not in self.weekdays]
        months = {month for month, _ in hits}
        inside = {at for _, span in hits for at in span}
        rest = [at for at in range(len(found)) if at not in inside]
        numbers = tuple(bare(found[at]) for at in rest if found[at][0].isdigit())
        if len(months) > 1 or len(numbers) + len(months) != 3:
            return None
        loose = [at for at in rest if not found[at][0].isdigit() and not self._joins(bare(found[at]))]
        start = hits[0][1].start if hits else -1
        return Reading(
            months.pop() if months else None,
            numbers,
            hours,
            tuple(found[at] for at in sorted(loose, key=lambda at: at < len(head))),
            shape(["M" if at == start else word for at, word in enumerate(found) if at == start or at in rest])
            if hits
            else "",
        )

    def _joins(self, word: str) -> bool:
        return word in self.fillers or word in self.weekdays

    def _month_hits(self, found: list[str]) -> Iterator[tuple[int, range]]:
        at = 0
        while at < len(found):
            for end in range(min(at + LONGEST, len(found)), at, -1):
                month = self.months.get(" ".join(found[at:end]))
                if month:
                    yield month, range(at, end)
                    at = end - 1
                    break
            at += 1


def take_day_part(piece: Piece, known: Mapping[str, frozenset[int]]) -> tuple[frozenset[int], Piece]:
    """The hours that "p. m." or "晚上" beside the time of day allow, and the piece without those words.

    One joining word may stand between it and the time.
    """
    head, tail = piece
    for skipped in (0, 1):
        for size in range(LONGEST, 0, -1):
            hours = known.get("".join(tail[skipped : skipped + size]).casefold())
            if hours and len(tail) >= skipped + size:
                return hours, Piece(head, tail[:skipped] + tail[skipped + size :])
            start, end = len(head) - skipped - size, len(head) - skipped
            hours = known.get("".join(head[start:end]).casefold()) if start >= 0 else None
            if hours:
                return hours, Piece(head[:start] + head[end:], tail)
    return _take_glued_day_part(piece, known)


def _take_glued_day_part(piece: Piece, known: Mapping[str, frozenset[int]]) -> tuple[frozenset[int], Piece]:
    """Scripts without spaces join it to the day: 4日晚上9:45."""
    last = piece.head[-1] if piece.head else ""
    for at in range(1, 0 if last.isascii() else len(last)):
        hours = known.get(last[at:].casefold())
        if hours:
            return hours, Piece((*piece.head[:-1], last[:at]), piece.tail)
    return frozenset(), piece


def hour_of_day(hour: int, allowed: frozenset[int]) -> int | None:
    """What an hour on a twelve-hour clock comes to in a part of the day; the nearest, where habits differ a little."""
    if hour > 12:
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
