"""When an answer was given, from the time as a diary writes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta, timezone, tzinfo

from hearten.care.checkins.answers import TroubleReason
from hearten.ground.ids import DAY, HOUR, MINUTE
from hearten.sources.dates import times
from hearten.sources.dates.written_dates import DateOrder, WrittenDates

EVENING = 21 * HOUR
"""Where a diary tells the day only, its answer is about the whole of it, and is kept at nine that evening."""
SLACK = 10 * MINUTE
"""Clocks differ by that much."""

_ELSEWHERE = timezone(timedelta(hours=5))
_SAMPLES = 400


class Moments:
    """Reads the times of one file, after a look at some of them."""

    def __init__(self, texts: Sequence[str], zone: tzinfo, now: int, order: DateOrder | None = None) -> None:
        self._zone = zone
        self._now = now
        self.days_only = 0
        """How many of them told a day without a time."""
        odd = [text for text in texts[:: max(1, len(texts) // _SAMPLES)] if times.plain(text) is None]
        written = [text for text in odd if times.unix(text) is None]
        self._written = WrittenDates.learn(written, zone, now, order) if written else None

    def at(self, text: str) -> int | TroubleReason:
        """The instant, or why there is none."""
        found = times.plain(text, self._zone) or times.unix(text)
        zoned = found is not None and times.plain(text, UTC) == times.plain(text, _ELSEWHERE)
        if found is None:
            told = self._written.parse(text) if self._written else None
            if told is None:
                asks = self._written is not None and self._written.open_question
                return "date_order_open" if asks else "bad_time"
            found, zoned = told[:2], told[2] == "event"
        at, precision = found
        if precision == "day":
            at = min(at + EVENING, max(at, self._now))
            self.days_only += 1
        if at < times.EARLIEST:
            return "bad_time"
        # A time without a zone may have been written a day ahead of where this machine is.
        return "future" if at > self._now + (SLACK if zoned else DAY) else at
