"""A move to another time zone, seen in the days themselves: waking and sleeping shift together and stay so.

    hours of a day    0        6        12       18      24
    a week before     ..........▂▅▆▅▅▆▅▆▇█▇▅▂...........
    a week after      ▆▅▆▇█▇▅▂...................▂▅▆▅▅▆▅      the same shape, nine hours on

Clocks on phones follow the person and files keep instants, so nothing else tells.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from hearten.effects.states import Floats
from hearten.ground.ids import DAY, HOUR

Times = npt.NDArray[np.int64]

WEEK = 7
LEAST_EVENTS = 40
"""In each of the two weeks that are compared."""
LEAST_HOURS = 4
"""Smaller shifts are holidays, late nights and summer time; the free waves of the day can bear them."""
GAIN = 0.5
"""By how much the two weeks must correlate better with the shift than without."""
MOST = 4
"""Moves looked for; somebody who travels more has no usual day to begin with."""

_TURNED = (np.arange(24)[None, :] - np.arange(24)[:, None]) % 24
"""For each shift the hours in the order in which they then stand."""
_SMOOTH = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9


def find_moves(local: Times) -> list[tuple[int, int]]:
    """The days (since 1970) from which on the day is shifted, and by how many hours; the earliest first.

    `local` holds the local instants of everything a person did, in microseconds and any order.
    """
    moves: list[tuple[int, int]] = []
    while len(local) and len(moves) < MOST:
        found = _strongest(_shifted_back(local, moves))
        if found is None or any(found[0] == day for day, _ in moves):
            break
        moves.append(found)
    return sorted(moves)


def _shifted_back(local: Times, moves: list[tuple[int, int]]) -> Times:
    return local - shifts(local, moves) * HOUR


def shifts(local: Times, moves: Sequence[tuple[int, int]]) -> Times:
    """By how many hours the day of each local instant is shifted."""
    total = np.zeros(len(local), np.int64)
    for day, hours in moves:
        total += np.where(local // DAY >= day, hours, 0)
    return total


def _strongest(local: Times) -> tuple[int, int] | None:
    """The day with the clearest shift between the week before it and the week from it on."""
    day = local // DAY
    first, last = int(day.min()), int(day.max())
    counts = np.zeros((last - first + 1, 24))
    np.add.at(counts, (day - first, local // HOUR % 24), 1.0)
    best: tuple[float, int, int] | None = None
    for cut in range(WEEK, len(counts) - WEEK + 1):
        before, after = counts[cut - WEEK : cut].sum(axis=0), counts[cut : cut + WEEK].sum(axis=0)
        if min(before.sum(), after.sum()) < LEAST_EVENTS:
            continue
        gain, hours = _shift(before, after)
        if gain >= GAIN and abs(hours) >= LEAST_HOURS and (best is None or gain > best[0]):
            best = (gain, cut + first, hours)
    return None if best is None else best[1:]


def _shift(before: Floats, after: Floats) -> tuple[float, int]:
    """The shift that lays `before` over `after` best, and how much better than none."""
    early, late = _standard(before), _standard(after)
    fits = early[_TURNED] @ late / 24
    best = int(fits.argmax())
    return float(fits[best] - fits[0]), best if best <= 12 else best - 24


def _standard(counts: Floats) -> Floats:
    wide = np.concatenate([counts[-2:], counts, counts[:2]])
    smooth = np.convolve(wide, _SMOOTH, mode="valid")
    standard: Floats = (smooth - smooth.mean()) / max(float(smooth.std()), 1e-9)
    return standard
