"""How much of something is usual: the middle of all days on which it was there at all."""

from __future__ import annotations

from datetime import tzinfo

import numpy as np

from hearten.effects.clocks import on_clock
from hearten.effects.effect import LEVELS
from hearten.effects.states import Floats
from hearten.effects.units import Sessions
from hearten.ground.ids import DAY, HOUR

STEPS = np.array([1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180], np.float64) * 60
"""Lengths that people say."""


def typical_seconds(sessions: Sessions, origin: int, zone: tzinfo) -> Floats:
    """For each unit the seconds of a usual day with it, as people would say it: 5 minutes, half an hour, an hour."""
    start = origin + np.round(sessions.start * HOUR).astype(np.int64)
    day = on_clock(start, zone) // DAY
    usual = np.zeros(len(sessions.units))
    for level in LEVELS:
        unit = sessions.of(level)
        known = unit >= 0
        if not known.any():
            continue
        first = day.min()
        days = day.max() - first + 1
        keys, place = np.unique(unit[known] * days + (day[known] - first), return_inverse=True)
        spent = np.bincount(place, weights=sessions.hours[known], minlength=len(keys)) * 3600
        which, begins = np.unique(keys // days, return_index=True)
        usual[which] = [np.median(one) for one in np.split(spent, begins[1:])]
    nearest = np.abs(np.log(np.maximum(usual, 1.0))[:, None] - np.log(STEPS)[None, :]).argmin(axis=1)
    said: Floats = STEPS[nearest]
    return said
