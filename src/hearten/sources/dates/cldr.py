"""The languages of the world as Unicode's CLDR describes their dates (https://cldr.unicode.org), out of Babel's data.

Babel's own loader would keep every locale in memory; here each file is read once, and only its words are kept.
"""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel import localedata
from babel.core import get_global

from hearten.sources.dates.words import MONTH_MARK, Language, bare, separator, shape, words

# Babel carries the months of our calendar only. These are the Persian calendar's, in Iran and in Afghanistan:
# common/main/fa.xml and fa_AF.xml in https://github.com/unicode-org/cldr
_PERSIAN_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
)
_HALVES = {"am": frozenset(range(12)), "pm": frozenset(range(12, 24))}

# https://unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns: quoted words, and runs of one letter.
_FIELD = re.compile(r"'((?:[^']|'')*)'|(([A-Za-z])\3*)")
_STAND_INS = {"d": "1", "M": "3", "L": "3", "y": "2222"}
_COUNTRY = re.compile(r"_([A-Z]{2}|\d{3})\b")
_FIELD_OF = {"1": "d", "2222": "y", "3": "m"}


@cache
def english() -> Language:
    """English alone, of all countries: tried first, because that takes a few milliseconds."""
    return _language("en", _locales()["en"])


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language, English first. Takes about half a second, once."""
    others = (_language(name, locales) for name, locales in sorted(_locales().items()) if name != "en")
    return (english(), *others)


def _locales() -> dict[str, list[str]]:
    """The locales of each language; "root" stands for those that CLDR has no words for."""
    by_language = defaultdict(list)
    for locale in sorted(localedata.locale_identifiers()):
        by_language[locale.partition("_")[0]].append(locale)
    by_language["root"].append("root")
    return by_language


@cache
def _official() -> frozenset[str]:
    """The languages in which some country, or part of one, speaks to its people."""
    spoken = (languages.items() for languages in get_global("territory_languages").values())
    return frozenset(
        name.partition("_")[0] for languages in spoken for name, facts in languages if facts["official_status"]
    )


def _language(name: str, locales: Iterable[str]) -> Language:
    language = Language(name, official=name in _official())
    rules: dict[str, frozenset[int]] = dict(_HALVES)
    kinds: dict[str, set[str]] = defaultdict(set)
    affixes: set[tuple[str, str]] = set()
    for locale in locales:
        # Babel's own files, installed with it
        data = pickle.loads(Path(localedata.resolve_locale_filename(locale)).read_bytes())  # noqa: S301
        _add_months(language, data)
        _add_weekdays(language, data)
        _add_patterns(language, data, affixes)
        _add_orders(language, data, own=not _COUNTRY.search(locale))
        _add_zones(language, data)
        for rule, hours in _hour_rules(data):
            rules[rule] = rules.get(rule, frozenset()) | hours
        for kind, text in _names(data, "day_periods"):
            kinds["".join(words(text)).casefold()].add(kind)
    for word, meanings in kinds.items():
        hours = frozenset().union(*(rules.get(kind, frozenset()) for kind in meanings))
        if word and hours:
            language.day_parts[word] = hours
    for names in _PERSIAN_MONTHS if name == "fa" else ():
        language.months.update((word, month) for month, word in enumerate(words(names), 1))
    for prefix, suffix in affixes:
        for word, month in list(language.months.items()):
            language.months.setdefault(f"{prefix}{word}{suffix}", month)
    language.month_starts.update(word.partition(" ")[0] for word in language.months)
    language.cut_months.update(_cut(language.months))
    return language


def _cut(months: dict[str, int]) -> dict[str, int]:
    """Beginnings of at least three letters that belong to one month only."""
    meanings = defaultdict(set)
    for name, month in months.items():
        for end in range(3, len(name)) if " " not in name else ():
            meanings[name[:end]].add(month)
    return {start: found.pop() for start, found in meanings.items() if len(found) == 1 and start not in months}


def _names(data: dict[str, Any], what: str) -> Iterator[tuple[Any, str]]:
    """The names of months, weekdays or parts of the day, whole and shortened; initials say too little."""
    for widths in data.get(what, {}).values():
        for width in ("wide", "abbreviated") if isinstance(widths, dict) else ():
            names = widths.get(width)
            if isinstance(names, dict):  # in the root an alias may stand here
                yield from names.items()


def _add_months(language: Language, data: dict[str, Any]) -> None:
    for month, text in _names(data, "months"):
        found = [bare(word) for word in words(text)]
        if any(not word.isdigit() for word in found):
            language.months[" ".join(found)] = month


def _add_weekdays(language: Language, data: dict[str, Any]) -> None:
    for _, text in _names(data, "days"):
        language.weekdays.update(bare(word) for word in words(text) if not bare(word).isdigit())


def _add_patterns(language: Language, data: dict[str, Any], affixes: set[tuple[str, str]]) -> None:
    for name in ("date_formats", "time_formats", "datetime_skeletons"):
        for pattern in data.get(name, {}).values():
            _add_pattern(language, pattern.pattern, affixes)
    for glue in data.get("datetime_formats", {}).values():
        language.fillers.update(bare(word) for word in words(re.sub(r"\{\d\}|'", " ", glue)))


def _add_pattern(language: Language, pattern: str, affixes: set[tuple[str, str]]) -> None:
    text = _FIELD.sub(_stand_in, pattern)
    found = words(text)
    language.fillers.update(word.casefold() for word in found if not word[0].isdigit() and MONTH_MARK not in word)
    if MONTH_MARK in text and sorted(bare(word) for word in found if word[0].isdigit()) == ["1", "2222"]:
        language.shapes.add(shape(["M" if MONTH_MARK in word else word for word in found]))
    for word in found:
        if MONTH_MARK in word and word != MONTH_MARK:
            prefix, _, suffix = word.partition(MONTH_MARK)
            affixes.add((prefix.casefold(), suffix.casefold()))


def _add_orders(language: Language, data: dict[str, Any], *, own: bool) -> None:
    """The order of a date in numbers, from whole formats only: the lists of patterns for programmers hold slips."""
    for pattern in data.get("date_formats", {}).values():
        text = _FIELD.sub(_stand_in, pattern.pattern)
        fields = "".join(_FIELD_OF.get(bare(word), "") for word in words(text))
        if MONTH_MARK not in text and sorted(fields) == ["d", "m", "y"]:
            language.orders.add((separator(text), fields))
            if own:
                language.own_orders.add((separator(text), fields))


def _stand_in(field: re.Match[str]) -> str:
    """A field as something that `words` reads as it would a date."""
    letters = field[2]
    if letters is None:
        return field[1].replace("''", "'") or "'"
    if letters[0] in "ML" and len(letters) > 2:
        return MONTH_MARK
    return _STAND_INS.get(letters[0], " ")


def _add_zones(language: Language, data: dict[str, Any]) -> None:
    for zone, names in (*data.get("meta_zones", {}).items(), *data.get("time_zones", {}).items()):
        for kind, word in names.get("short", {}).items():
            if kind != "generic" and word.isalpha():  # ∅∅∅ means that the language has no short name
                language.zones.setdefault(word, (zone, kind == "daylight"))


def _hour_rules(data: dict[str, Any]) -> Iterator[tuple[str, frozenset[int]]]:
    """When the parts of the day are: https://unicode.org/reports/tr35/tr35-dates.html#Day_Period_Rule_Sets"""
    for rules in data.get("day_period_rules", {}).values():
        for kind, spans in rules.items():
            for span in spans:
                start = span.get("at", span.get("from", 0)) // 3600
                end = -(-span["before"] // 3600) if "before" in span else start + 1
                yield kind, frozenset(hour % 24 for hour in range(start, end if end > start else end + 24))
