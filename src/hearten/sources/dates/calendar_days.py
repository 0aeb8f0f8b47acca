"""The days of the calendars that exports use: ours, Thailand's Buddhist one, Iran's and Afghanistan's Persian one."""

from __future__ import annotations

from datetime import date

from hearten.ground.clock import as_datetime
from hearten.ground.ids import DAY

_FIRST_YEAR = 1995
_FIRST_SHORT_YEAR = 2009
"""Messengers write years of two digits, and the oldest that we read began then (https://www.whatsapp.com/about):
03.04.26 is no day in 2003."""

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_BUDDHIST_AHEAD = 543
_PERSIAN_BEHIND = 621
"""From spring on. Both calendars: https://unicode.org/reports/tr35/tr35-dates.html#Calendar_Elements"""
_PERSIAN_EPOCH = 226_894
"""Two days before the first day of the Persian year 1, 622-03-22, as leap days are counted from the year before."""
_PERSIAN_LEAP_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Remainders by 33; right from 1178 to 1501, that is to 2123: calendrical_calculations/src/persian.rs in
https://github.com/unicode-org/icu4x"""


def midnight_of(year: str, month: int, day: int, now: int) -> int | None:
    """The start of a day in microseconds since 1970, as if in UTC; None where there is no such day.

    The size of the year tells its calendar: between 1995 and next year they do not overlap.
    """
    latest = as_datetime(now + DAY).year
    written = int(year)
    try:
        if len(year) <= 2:
            number = date(_long_year(written, latest), month, day).toordinal()
        elif _FIRST_YEAR <= written - _BUDDHIST_AHEAD <= latest:
            number = date(written - _BUDDHIST_AHEAD, month, day).toordinal()
        elif _FIRST_YEAR <= written + _PERSIAN_BEHIND <= latest:
            number = _persian_day(written, month, day)
        else:
            number = date(written, month, day).toordinal()
    except (ValueError, OverflowError):
        return None
    return (number - _EPOCH_DAY) * DAY


def _long_year(written: int, latest: int) -> int:
    """The year that two digits mean; ValueError where it is none that an export can hold."""
    year = latest // 100 * 100 + written
    if _FIRST_SHORT_YEAR <= year <= latest:
        return year
    if _FIRST_YEAR <= 2500 + written - _BUDDHIST_AHEAD <= latest:
        return 2500 + written - _BUDDHIST_AHEAD
    raise ValueError(written)


def _persian_day(year: int, month: int, day: int) -> int:
    """The number of a Persian day as `date.toordinal` counts; ValueError where there is none."""
    length = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _PERSIAN_LEAP_YEARS else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        raise ValueError(day)
    leap_days = (8 * year + 21) // 33
    return _PERSIAN_EPOCH + 365 * (year - 1) + leap_days + 30 * (month - 1) + min(month - 1, 6) + day
