"""The two ways in which X tells when something was posted: `Sat Jan 07 12:30:42 +0000 2023`, and the post's number.

Since November 2010 the number of a post carries its time to the millisecond:
https://docs.x.com/fundamentals/x-ids and https://github.com/twitter-archive/snowflake/tree/snowflake-2010.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hearten.ground.ids import DAY, MINUTE, SECOND
from hearten.sources.dates import times
from hearten.sources.trace import Basis, Precision

_EPOCH_MS = 1_288_834_974_657
"""2010-11-04T01:42:54.657Z, from which the numbers count (twepoch in Snowflake's IdWorker.scala)."""
_TIME_SHIFT = 22
"""Below the time stand ten bits for the machine and twelve for a counter (the same file)."""
_FIRST = 86_400_000 << _TIME_SHIFT
"""Numbers of the first day are left alone: those given out before were just as small."""
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_MONTH_NAMES, 1)}
_MOST_DAYS = 50_000
_midnights: dict[str, int] = {}
"""Day and year as written -> the midnight it begins with; there are few days and many posts."""
_frames: dict[int, tuple[str, str]] = {}
"""Day, counted from 1970 -> what is written before and behind the time of day."""
_MINUTES = [f"{of_day // 60:02}:{of_day % 60:02}" for of_day in range(24 * 60)]
_SECONDS = [f":{second:02} +0000 " for second in range(60)]
_MINUTE_OF = {text: number * MINUTE for number, text in enumerate(_MINUTES)}
_SECOND_OF = {text: number * SECOND for number, text in enumerate(_SECONDS)}


def created(text: str) -> int | None:
    """The instant of `Sat Jan 07 12:30:42 +0000 2023`."""
    minute, second = _MINUTE_OF.get(text[11:16]), _SECOND_OF.get(text[16:26])
    if minute is None or second is None or len(text) != 30:
        return None
    midnight = _midnights.get(text[4:10] + text[26:])
    if midnight is None:
        midnight = _midnight(text)
        if midnight is None:
            return None
    return midnight + minute + second


def _midnight(text: str) -> int | None:
    try:
        day = datetime.fromisoformat(f"{text[26:]}-{_MONTHS.get(text[4:7], '')}-{text[8:10]}")
    except ValueError:
        return None
    if len(_midnights) > _MOST_DAYS:
        _midnights.clear()
    midnight = _midnights[text[4:10] + text[26:]] = times.wall_clock(day, UTC)
    return midnight


def written(second: int) -> str:
    """How X writes a second, whatever language this machine speaks."""
    day, of_day = divmod(second, 86_400)
    before, behind = _frames.get(day) or _frame(day)
    return f"{before}{_MINUTES[of_day // 60]}{_SECONDS[of_day % 60]}{behind}"


def _frame(day: int) -> tuple[str, str]:
    at = datetime.fromtimestamp(day * 86_400, UTC)
    if len(_frames) > _MOST_DAYS:
        _frames.clear()
    frame = _frames[day] = f"{_DAY_NAMES[at.weekday()]} {_MONTH_NAMES[at.month - 1]} {at.day:02} ", f"{at.year:04}"
    return frame


def posted_at(text: object, number: str, now: int) -> tuple[int, Precision, Basis] | None:
    """When a post was made: as its time says, or as its number says where the two are more than a day apart.

    Nearly always they say the same. But archives hold posts of 1997 whose numbers are from 2015; the number is what
    the post was filed under.
    """
    value = int(number)
    carried = ((value >> _TIME_SHIFT) + _EPOCH_MS) * 1_000
    tells = value >= _FIRST and carried <= now + DAY
    if tells and text == written(carried // SECOND):
        return carried // SECOND * SECOND, "s", "event"
    told = created(text) if type(text) is str else None
    if tells and (told is None or not -DAY <= told - carried <= DAY):
        return carried, "ms", "id_derived"
    return (told, "s", "event") if told is not None and times.plausible(told, now) else None
