"""From answers with a time to one outcome for each row of a design, in the zone where the person was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hearten.effects.experiments.design import Design, Row

Answer = tuple[float, float]
"""Seconds since 1970 UTC, and a value from 0 to 100."""
Move = tuple[date, str]
"""From this day on, the zone the person lives in."""

SETTLE_HOURS = 1.0
"""An answer in the first hour of a window is still about what was before."""
LATE_HOURS = 0.75
"""An answer may come that long after a window."""


def outcomes(design: Design, answers: Sequence[Answer], moves: Sequence[Move] = ()) -> list[float | None]:
    """For each row the mean of its answers (for a window the last one); None where there is none."""
    ordered = sorted(answers)
    times = [at for at, _ in ordered]
    found: list[float | None] = []
    for start, end in spans(design, moves):
        if design.kind == "windows":
            first = bisect_left(times, start + SETTLE_HOURS * 3600)
            last = bisect_right(times, end + LATE_HOURS * 3600)
        else:
            first, last = bisect_left(times, start), bisect_left(times, end)
        values = [value for _, value in ordered[first:last]]
        if design.kind == "windows":
            values = values[-1:]
        found.append(sum(values) / len(values) if values else None)
    return found


def spans(design: Design, moves: Sequence[Move] = ()) -> list[tuple[float, float]]:
    """When each row begins and ends, in seconds since 1970 UTC. On a day of travel a day is as long as it was."""
    return [_span(row, design, sorted(moves)) for row in design.rows()]


def _span(row: Row, design: Design, moves: Sequence[Move]) -> tuple[float, float]:
    start = _instant(row.day, row.start_hour, _zone(row.day, design, moves))
    after = row.day + timedelta(days=(row.start_hour + row.hours) // 24)
    return start, _instant(after, (row.start_hour + row.hours) % 24, _zone(after, design, moves))


def _zone(day: date, design: Design, moves: Sequence[Move]) -> ZoneInfo:
    lived = [zone for since, zone in moves if since <= day]
    return ZoneInfo(lived[-1] if lived else design.zone)


def _instant(day: date, hour: int, zone: ZoneInfo) -> float:
    return datetime.combine(day, time(hour), zone).astimezone(UTC).timestamp()
