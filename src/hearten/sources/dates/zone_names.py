"""Time zones as dates name them: CEST, MEZ, GMT+05:30. A name stands for one fixed distance from UTC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from hearten.ground.clock import as_datetime
from hearten.ground.ids import HOUR, MINUTE
from hearten.sources.dates.words import Language

# The alphabetic abbreviations of the IANA time zone database, in minutes east of UTC (https://www.iana.org/time-zones,
# file "northamerica" and its sisters; a test compares them with the installed copy). Where several zones share one,
# the language of the dates decides; "" is for all other languages.
IANA: dict[str, dict[str, int]] = {
    "UTC": {"": 0}, "GMT": {"": 0}, "UT": {"": 0}, "Z": {"": 0}, "WET": {"": 0}, "WEST": {"": 60}, "BST": {"": 60},
    "CET": {"": 60}, "CEST": {"": 120}, "EET": {"": 120}, "EEST": {"": 180}, "MSK": {"": 180},
    "IST": {"": 330, "he": 120, "ga": 60}, "IDT": {"": 180}, "PKT": {"": 300},
    "WAT": {"": 60}, "CAT": {"": 120}, "SAST": {"": 120}, "EAT": {"": 180},
    "WIB": {"": 420}, "WITA": {"": 480}, "WIT": {"": 540}, "HKT": {"": 480}, "JST": {"": 540}, "KST": {"": 540},
    "CST": {"": -360, "zh": 480, "yue": 480}, "CDT": {"": -300}, "PST": {"": -480, "fil": 480, "ceb": 480},
    "PDT": {"": -420}, "MST": {"": -420}, "MDT": {"": -360}, "EST": {"": -300}, "EDT": {"": -240},
    "AST": {"": -240}, "ADT": {"": -180}, "NST": {"": -210}, "NDT": {"": -150},
    "AKST": {"": -540}, "AKDT": {"": -480}, "HST": {"": -600}, "HDT": {"": -540}, "SST": {"": -660}, "ChST": {"": 600},
    "AWST": {"": 480}, "ACST": {"": 570}, "ACDT": {"": 630}, "AEST": {"": 600}, "AEDT": {"": 660},
    "NZST": {"": 720}, "NZDT": {"": 780},
}  # fmt: skip

_MINUS = "\u2212\u2010\u2013\\-"
# GMT+05:30 anywhere; another language's word for it (Гринуич+2) or a bare +0200 only after the date, as 04-Sep-26 is
# a date.
_NAMED_OFFSET = re.compile(rf"\b(?:GMT|UTC|UT)\s?([+{_MINUS}])\s?(\d\d?)(?:[:.]?(\d\d))?(?!\d)")
_OTHER_OFFSET = re.compile(rf"(?:[^\W\d_]|(?<!\w))([+{_MINUS}])(\d\d?)(?:[:.]?(\d\d))?(?!\d)")


def take_offset(head: str, tail: str) -> tuple[str, str, int | None]:
    """`head` and `tail`, the texts around the time of day, without the offset they state; and it, in microseconds."""
    for text, is_tail in ((tail, True), (head, False)):
        found = _NAMED_OFFSET.search(text)
        if not found and is_tail and any(map(str.isdigit, head)):
            found = _OTHER_OFFSET.search(text)
        if found and int(found[2]) <= 14 and int(found[3] or 0) < 60:
            offset = int(found[2]) * HOUR + int(found[3] or 0) * MINUTE
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            signed = -offset if found[1] in _MINUS else offset
            return (head, rest, signed) if is_tail else (rest, tail, signed)
    return head, tail, None


def distance(word: str, languages: Sequence[Language], zone: tzinfo, now: int) -> int | None:
    """Microseconds east of UTC that the abbreviation stands for; None where it is not known.

    The person's own zone knows best what its name is (IST in Dublin), then the tz database, then the languages.
    """
    year = as_datetime(now).year
    for moment in (datetime(year, 1, 1, tzinfo=zone), datetime(year, 7, 1, tzinfo=zone)):
        if moment.tzname() == word:
            return _offset(moment)
    if word in IANA:
        names = {language.name for language in languages}
        spoken = [minutes for name, minutes in IANA[word].items() if name in names]
        return (spoken[0] if spoken and "en" not in names else IANA[word][""]) * MINUTE
    meanings = {language.zones[word] for language in languages if word in language.zones}
    distances = {_metazone_distance(metazone, year)[summer] for metazone, summer in meanings}
    return distances.pop() if len(distances) == 1 else None


@cache
def _metazone_distance(metazone: str, year: int) -> tuple[int | None, int | None]:
    """Distance from UTC in winter and in summer of the places that share a CLDR metazone (or of a single place)."""
    seasons: set[tuple[int, int]] = set()
    places = [place for place, zone in get_global("meta_zones").items() if zone == metazone]
    for name in places or [metazone]:
        try:
            place = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue  # CLDR knows places that this machine's tz database does not
        january, july = (_offset(datetime(year, month, 1, tzinfo=place)) for month in (1, 7))
        seasons.add((min(january, july), max(january, july)))
    if not seasons:
        return None, None
    standard = min(winter for winter, _ in seasons)
    return standard, max((summer for winter, summer in seasons if summer != winter), default=standard + HOUR)


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) * 1_000_000 if offset else 0
