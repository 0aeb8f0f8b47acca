"""Names of zones mean what the tz database and CLDR say they mean."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from hearten.ground.ids import HOUR, MINUTE
from hearten.sources.dates.cldr import all_languages, english
from hearten.sources.dates.words import Language
from hearten.sources.dates.zone_names import IANA, distance, take_offset

NOW = 1_795_000_000_000_000  # November 2026


def speaking(name: str) -> Language:
    return next(language for language in all_languages() if language.name == name)


def test_the_table_agrees_with_the_tz_database() -> None:
    known = defaultdict(set)
    for name in available_timezones():
        zone = ZoneInfo(name)
        for moment in (datetime(year, month, 1, tzinfo=zone) for year in (2012, 2026) for month in (1, 7)):
            offset = moment.utcoffset()
            known[moment.tzname()].add(int(offset.total_seconds()) // 60 if offset else 0)
    for word, meanings in IANA.items():
        if word not in ("UT", "Z"):  # other writings of UTC
            assert set(meanings.values()) <= known[word], word


@pytest.mark.parametrize(
    ("word", "language", "hours"),
    [
        ("UTC", "en", 0), ("CEST", "en", 2), ("MEZ", "de", 1), ("MESZ", "de", 2), ("HNE", "fr", -5), ("HAE", "fr", -4),
        ("SEČ", "sk", 1), ("SELČ", "sk", 2), ("МСК", "cv", 3), ("CST", "zh", 8), ("CST", "es", -6), ("IST", "he", 2),
        ("IST", "hi", 5.5), ("SGH", "ku", 0), ("OESZ", "de", 3),
    ],
)  # fmt: skip
def test_what_a_name_means_in_a_language(word: str, language: str, hours: float) -> None:
    assert distance(word, [speaking(language)], UTC, NOW) == hours * HOUR


def test_unknown_names_and_other_spellings_are_not_known() -> None:
    for word in ("XYZT", "utc", "Mart", "PM", ""):
        assert distance(word, [english()], ZoneInfo("Europe/Berlin"), NOW) is None


def test_the_persons_zone_comes_first() -> None:
    for place, hours in (("Asia/Shanghai", 8), ("America/Chicago", -6), ("America/Havana", -5)):
        assert distance("CST", [english()], ZoneInfo(place), NOW) == hours * HOUR
    assert distance("CST", [english()], UTC, NOW) == -6 * HOUR


@pytest.mark.parametrize(
    ("head", "tail", "minutes"),
    [
        ("4 Sep 2026, ", " GMT+05:30", 330), ("4 Sep 2026, ", " GMT-3", -180), ("4 Sep 2026, ", " UTC\u22123", -180),
        ("4 Sep 2026, ", " +0200", 120), ("4 Sep 2026, ", "+02:00", 120), ("4.09.2026 г., ", " ч. Гринуич+3", 180),
        ("2026年9月4日 GMT+8 ", "", 480), ("", " GMT+7 4 thg 9, 2026", 420), ("4 Sep 2026, ", " GMT+14", 840),
    ],
)  # fmt: skip
def test_offsets_in_numbers(head: str, tail: str, minutes: int) -> None:
    rest_head, rest_tail, offset = take_offset(head, tail)
    assert offset == minutes * MINUTE
    assert "+" not in rest_head + rest_tail
    assert ("2026" in rest_head) == ("2026" in head)


@pytest.mark.parametrize(
    ("head", "tail"),
    [("04-09-2026 ", ""), ("04-Sep-12 ", ""), ("", " 04-Sep-12"), ("2026-09-04T", ""), ("4 Sep 2026, ", " GMT+15"),
     ("4 Sep 2026, ", " UTC")],
)  # fmt: skip
def test_dates_are_no_offsets(head: str, tail: str) -> None:
    assert take_offset(head, tail) == (head, tail, None)
