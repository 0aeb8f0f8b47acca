"""How a person's outcome varied before the experiment, from the answers they gave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np

from hearten.effects.experiments.frame import Floats
from hearten.effects.experiments.outcomes import Answer
from hearten.effects.experiments.variation import TYPICAL, TYPICAL_WINDOW, Variation

FEWEST_DAYS = 10
"""With fewer, a typical person's variation is used, and the plan says so."""
LONGEST = 120
"""Days before today that still tell how somebody is."""
PRIOR_ROWS = 10.0
PRIOR_RHO_ROWS = 30.0
WINDOW_APART = (1.0, 3.0)
"""Two answers that many hours apart are neighbours, as windows are."""


def variation_of(answers: Sequence[Answer], zone: str, *, windows: bool = False) -> Variation:
    """Spread, carry-over and how many days have an answer; a typical person's where too little is known."""
    recent = _recent(answers)
    typical = TYPICAL_WINDOW if windows else TYPICAL
    local = [datetime.fromtimestamp(at, ZoneInfo(zone)) for at, _ in recent]
    days = np.array([moment.toordinal() for moment in local], np.float64)
    if np.unique(days).size < FEWEST_DAYS:
        return typical
    values = np.array([value for _, value in recent], np.float64)
    hours = np.array([moment.hour + moment.minute / 60 for moment in local])
    if not windows:
        days, values = _means(days, values)
        hours = np.zeros(days.size)
    rest, rows = _rest(days, hours, values, waves=windows)
    spread = (PRIOR_ROWS * typical.sd**2 + rows * float(np.mean(rest**2)) * rest.size / rows) / (PRIOR_ROWS + rows)
    span = days[-1] - days[0] + 1
    # Who answers on most days will not answer after every window: that is as with most people.
    answered = typical.answered if windows else np.unique(days).size / span
    rho = _rho(24 * days + hours, rest, (0, 24) if not windows else WINDOW_APART, typical.rho)
    return Variation(float(np.sqrt(spread)), rho, float(answered), int(span), float(values.mean()))


def _recent(answers: Sequence[Answer]) -> list[Answer]:
    ordered = sorted(answers)
    since = ordered[-1][0] - LONGEST * 86_400 if ordered else 0.0
    return [answer for answer in ordered if answer[0] >= since]


def _means(days: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Each day and the mean of its answers."""
    unique, place = np.unique(days, return_inverse=True)
    return unique, np.bincount(place, weights=values) / np.bincount(place)


def _rest(days: Floats, hours: Floats, values: Floats, *, waves: bool) -> tuple[Floats, float]:
    """What level, trend, weekends and hours of the day do not explain, and how many rows that is worth."""
    weekend = ((days - 1) % 7 >= 5).astype(np.float64)  # day 1 of the ordinals was a Monday
    columns = [np.ones(days.size), days - days.mean(), weekend]
    if waves:
        columns += [wave(2 * np.pi * hours / period) for period in (24, 12) for wave in (np.sin, np.cos)]
    table = np.column_stack(columns)
    slopes = np.linalg.lstsq(table, values, rcond=None)[0]
    return values - table @ slopes, float(max(days.size - table.shape[1], 1))


def _rho(when: Floats, rest: Floats, apart: tuple[float, float], before: float) -> float:
    """Lag-1 correlation, drawn towards what is typical."""
    gaps = np.diff(when)
    near = (gaps > apart[0]) & (gaps <= apart[1])
    size = int(near.sum())
    if not size or not rest.any():
        return before
    raw = float((rest[1:] * rest[:-1])[near].mean() / np.mean(rest**2))
    unbiased = raw + (1 + 4 * raw) / rest.size
    return float(np.clip((PRIOR_RHO_ROWS * before + size * unbiased) / (PRIOR_RHO_ROWS + size), 0.0, 0.8))
