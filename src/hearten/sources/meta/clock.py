"""The times on Meta's pages: written for people, in the account's language, and without a zone.

Facebook writes them by the clock of the account, so that the person's own zone is assumed. Instagram writes them for
everyone and all year by one clock of its own, eight hours behind UTC: measured by programs that hold both formats of
one export (https://github.com/d3i-infra/data-donation-task, platforms/instagram.py). Where the export has its list of
logins, which gives each time both with its zone and by that clock, the difference is worked out from there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta, timezone, tzinfo

from hearten.ground.ids import HOUR, MINUTE
from hearten.sources.dates import times
from hearten.sources.dates.when import When
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.members import Member
from hearten.sources.meta.labelled import fields, first_records
from hearten.sources.meta.pages import first_blocks
from hearten.sources.meta.shapes import Block
from hearten.sources.platform import Settings

INSTAGRAM = timezone(timedelta(hours=-8))
ENOUGH = 400
"""As many records are looked at to learn how dates are written."""
_FEW = 40
"""As many are enough to tell times from other things with numbers in them."""

_NUMBERS = re.compile(r"\d\D+\d")
_LONGEST_DATE = 60
_QUARTER = 15 * MINUTE
"""All zones differ from UTC by whole quarters of an hour: https://data.iana.org/time-zones/tz-link.html"""
_LOGINS = tuple(
    f"{'../' * up}security_and_login_information/login_and_{kind}_creation/login_activity.html"
    for up in range(1, 6)
    for kind in ("profile", "account")
)


class Clock:
    """Reads the times of one page."""

    def __init__(self, dates: WrittenDates, now: int, *, known: bool) -> None:
        self._dates = dates
        self._now = now
        self._known = known
        """The zone is known from the export itself."""

    @property
    def open_question(self) -> bool:
        """Day and month cannot be told apart."""
        return self._dates.open_question

    def read(self, text: str) -> When | None:
        """The time that a text tells; None for a text that is none, or one that cannot be right.

        A day alone is none: what was done has a time of day, and only counters have not.
        """
        found = self._dates.parse(text) if 0 < len(text) <= _LONGEST_DATE else None
        if found is None or found[1] == "day" or not times.plausible(found[0], self._now):
            return None
        at, precision, basis = found
        return When(at, precision, "export_zone" if self._known else basis)


def facebook_clock(member: Member, settings: Settings, *, leaves: bool = False) -> Clock:
    """The clock of a page of Facebook's."""
    return _learn(first_blocks(member, ENOUGH, leaves=leaves), settings.zone, settings, known=False)


def instagram_clock(member: Member, settings: Settings, *, leaves: bool = False) -> Clock:
    """The clock of a page of Instagram's or Threads'."""
    offset = _offset(member, settings)
    zone = timezone(timedelta(microseconds=offset)) if offset is not None else INSTAGRAM
    return _learn(first_blocks(member, ENOUGH, leaves=leaves), zone, settings, known=offset is not None)


def clock_of_records(member: Member, settings: Settings) -> Clock:
    """The clock of the few times that JSON tells in words: only good for how far two of them are apart."""
    texts = [text for record in first_records(member) for text in fields(record)[0] if looks_like_time(text)]
    return Clock(WrittenDates.learn(texts, settings.zone, settings.now, settings.date_order), settings.now, known=False)


def looks_like_time(text: str) -> bool:
    """Short, and with numbers enough for a date."""
    return len(text) <= _LONGEST_DATE and _NUMBERS.search(text) is not None


def _learn(found: Iterable[Block], zone: tzinfo, settings: Settings, *, known: bool) -> Clock:
    """Learn from what stands in the last lines, or under the same label, and is mostly times."""
    places: dict[str, list[str]] = {}
    for block in found:
        for place, text in _candidates(block):
            places.setdefault(place, []).append(text)
    if len(places) > 1:
        places = {place: texts for place, texts in places.items() if _are_times(texts, zone, settings)}
    samples = [text for texts in places.values() for text in texts]
    dates = WrittenDates.learn(samples, zone, settings.now, settings.date_order, newest_first=True)
    return Clock(dates, settings.now, known=known)


def _candidates(block: Block) -> Iterator[tuple[str, str]]:
    """What may be times in a record, and where in it they stand."""
    if block.lines and looks_like_time(block.lines[-1].text):
        yield "", block.lines[-1].text
    for row in block.rows:
        if looks_like_time(row.value):
            yield f"row {row.label}", row.value


def _are_times(texts: list[str], zone: tzinfo, settings: Settings) -> bool:
    some = texts[:_FEW]
    dates = WrittenDates.learn(some, zone, settings.now, settings.date_order, newest_first=True)
    read = [dates.parse(text) for text in some]
    good = sum(found is not None and found[1] != "day" for found in read)
    return dates.open_question or 2 * good > len(some)


def _offset(member: Member, settings: Settings) -> int | None:
    """How far the export's clock is from UTC, from its list of logins; None where there is none, or it is unclear."""
    page = next((found for place in _LOGINS if (found := member.beside(place))), None)
    if page is None:
        return None
    logins = [block for block in first_blocks(page, ENOUGH) if block.heading and times.iso(block.heading)]
    clock = _learn(logins, UTC, settings, known=False)
    counts: Counter[int] = Counter()
    for block in logins:
        instant = times.iso(block.heading or "")
        for _, text in _candidates(block):
            shown = clock.read(text)
            if instant and shown and shown.at is not None:
                counts[round((shown.at - instant[0]) / _QUARTER) * _QUARTER] += 1
    for offset, count in counts.most_common(1):
        if 2 * count > sum(counts.values()) and abs(offset) <= 15 * HOUR:
            return offset
    return None
