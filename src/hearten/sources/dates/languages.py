"""Which languages the dates of one file can be in: those that explain all of its month words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hearten.sources.dates.cldr import all_languages, english
from hearten.sources.dates.words import Language, Piece, Reading, bare, take_day_part
from hearten.sources.dates.zone_names import IANA

_NEARLY_ALL = 0.9
"""A few samples may be something else than a date."""
_VARIETIES = 200
_MOST_WORDINGS = 2000
"""More wordings of dates than any file has. What comes after is not dates, and is not searched in all languages."""

Speaker = tuple[Language, Language]
"""A language, and the one whose parts of the day go with it: phones mix "PM" into other languages."""


class Vocabulary:
    """The languages that can have written the samples, the likeliest of them apart."""

    def __init__(self, samples: Iterable[Piece] = ()) -> None:
        self._varieties = list({_wording(piece): piece for piece in samples}.values())[:_VARIETIES]
        self._speakers: dict[tuple[str, ...], list[Speaker]] = {}
        self._possible: tuple[Language, ...] | None = None
        self.likely: tuple[Language, ...] = (english(),)
        if any(_misfit(english(), piece) != 0 for piece in self._varieties):
            self._possible, self.likely = self._learn()

    def read(self, piece: Piece) -> list[Reading]:
        """What the piece says: one reading where the languages agree, several where they do not."""
        wording = _wording(piece)
        speakers = self._speakers.get(wording)
        if speakers is None:
            if len(self._speakers) >= _MOST_WORDINGS:
                return []
            speakers = self._speakers[wording] = list(self._find_speakers(piece))
        return [reading for language, clock in speakers if (reading := language.read(piece, clock))]

    def customs(self, separator: str) -> set[str]:
        """How the likely languages write a date in numbers; all languages, where no word points to one."""
        languages = self.likely if self._worded() else all_languages()
        return {order for language in languages for mark, order in language.orders if mark == separator}

    def year_first(self, separator: str) -> bool:
        """The words point to a language that writes the year first."""
        return self._worded() and any((separator, "ymd") in language.own_orders for language in self.likely)

    def _worded(self) -> bool:
        return any(word[0].isalpha() and word not in IANA for piece in self._varieties for word in _all(piece))

    def rivals(self) -> list[tuple[Language, ...]]:
        """The likely languages, those together that find the same months in the samples."""
        groups: dict[tuple[int | None, ...], list[Language]] = defaultdict(list)
        for language in self.likely:
            readings = (language.read(piece) for piece in self._varieties)
            groups[tuple(reading.month if reading else None for reading in readings)].append(language)
        return [tuple(group) for group in groups.values()]

    def settle_on(self, languages: tuple[Language, ...]) -> None:
        """Of the likely languages keep these."""
        self.likely = languages
        self._speakers.clear()

    def _learn(self) -> tuple[tuple[Language, ...], tuple[Language, ...]]:
        """The languages that explain the samples, and the likeliest: whose habits and other words fit them best."""
        misfits = {language.name: [_misfit(language, piece) for piece in self._varieties] for language in self._worth()}
        explained = {name: sum(misfit is not None for misfit in found) for name, found in misfits.items()}
        most = max(explained.values(), default=0)
        if most == 0:
            return all_languages(), ()
        by_any = sum(any(misfit is not None for misfit in column) for column in zip(*misfits.values(), strict=True))
        if most < _NEARLY_ALL * by_any:
            return (), ()
        total = {
            name: sum(misfit or 0 for misfit in misfits[name]) for name, count in explained.items() if count == most
        }
        least = min(total.values())
        return (
            tuple(language for language in all_languages() if language.name in total),
            tuple(language for language in all_languages() if total.get(language.name) == least),
        )

    def _worth(self) -> tuple[Language, ...]:
        """The languages worth a try: all, if a date is in numbers; else those that know a word."""
        numbers = max((sum(word[0].isdigit() for word in _all(piece)) for piece in self._varieties), default=0)
        if numbers > 2:
            return all_languages()
        spoken = {bare(word) for piece in self._varieties for word in _all(piece)}
        return tuple(
            language
            for language in all_languages()
            if not (language.month_starts.isdisjoint(spoken) and spoken.isdisjoint(language.cut_months))
        )

    def _find_speakers(self, piece: Piece) -> Iterator[Speaker]:
        """One language for each different thing that the piece can mean."""
        meanings = self._meanings(self.likely, piece)
        if not meanings:
            if self._possible is None:
                self._possible, _ = self._learn()
            meanings = self._meanings(self._possible, piece)
        for language, reading in meanings.values():
            clocks = (
                [] if reading.hours or all(word in IANA for word in reading.loose) else _clocks(piece, reading.loose)
            )
            yield from ((language, clock) for clock in clocks or [language])

    @staticmethod
    def _meanings(
        languages: Iterable[Language], piece: Piece
    ) -> dict[tuple[int | None, frozenset[int]], tuple[Language, Reading]]:
        readings = [(language, reading) for language in languages if (reading := language.read(piece))]
        exact = [(language, reading) for language, reading in readings if reading.shape]
        return {(reading.month, reading.hours): (language, reading) for language, reading in exact or readings}


def _clocks(piece: Piece, loose: Sequence[str]) -> list[Language]:
    """Languages in which loose words of the piece are a part of the day: one for each different meaning."""
    blank = Piece(*(tuple(word if word in loose else "0" for word in side) for side in piece))
    meanings = ((language, take_day_part(blank, language.day_parts)[0]) for language in all_languages())
    return list({hours: language for language, hours in meanings if hours}.values())


def _misfit(language: Language, piece: Piece) -> int | None:
    """How much of the piece is unlike the language: words it does not know, an order it does not use."""
    reading = language.read(piece)
    if reading is None:
        return None
    unknown = sum(word not in IANA and word not in language.zones for word in reading.loose)
    if reading.month is not None:
        return unknown + (reading.shape not in language.shapes)
    year_at = next((at for at, number in enumerate(reading.numbers) if len(number) > 2), None)
    return unknown + (year_at is not None and year_at not in {order.index("y") for _, order in language.orders})


def _all(piece: Piece) -> tuple[str, ...]:
    return (*piece.head, *piece.tail)


def _wording(piece: Piece) -> tuple[str, ...]:
    """The words of the piece with a `#` for each number."""
    return tuple(
        ("#." if word[-1] == "." else "#") if word[0].isdigit() else word for word in (*piece.head, "|", *piece.tail)
    )
