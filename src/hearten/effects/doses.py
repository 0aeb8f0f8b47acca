"""How much of something is still felt at a check-in: hours of it, faded by the time that has gone by since.

    session        ▓▓▓▓▓▓
    felt           ██▇▇▆▅▅▄▄▃▃▃▂▂▂▂▁▁▁
    check-in                 ▲ dose = hours x exp(-(time since its beginning) / tau)

What begins after a check-in never counts.
"""

from __future__ import annotations

import numpy as np

from hearten.effects.states import FAR, Floats, Ints

PIECE = 0.5
"""Hours. So much is felt as a whole from its beginning on; what lasts longer is felt piece by piece."""


def felt(hours: Floats, tau: Floats | float) -> Floats:
    """What an unbroken stretch of so many hours amounts to at its end."""
    return -tau * np.expm1(-hours / tau)


def doses(start: Floats, hours: Floats, unit: Ints, units: int, at: Floats, tau: float) -> Floats:
    """Felt hours of each unit (columns) at each check-in (rows). `at` ascends; times are in hours."""
    begin, length, which = _pieces(start, hours, unit)
    row = np.searchsorted(at, begin, side="left")
    kept = (row < len(at)) & (which >= 0)
    begin, length, which, row = begin[kept], length[kept], which[kept], row[kept]
    found = np.zeros((len(at), units))
    np.add.at(found, (row, which), length * np.exp(-np.minimum((at[row] - begin) / tau, FAR)))
    fade = np.exp(-np.minimum(np.diff(at) / tau, FAR))
    for later in range(1, len(at)):
        found[later] += fade[later - 1] * found[later - 1]
    return found


def _pieces(start: Floats, hours: Floats, unit: Ints) -> tuple[Floats, Floats, Ints]:
    """Long sessions cut into equal pieces of half an hour at most."""
    count = np.maximum(np.ceil(hours / PIECE), 1).astype(np.int64)
    number = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    length = np.repeat(hours / count, count)
    return np.repeat(start, count) + number * length, length, np.repeat(unit, count)


def doses_ahead(start: Floats, hours: Floats, unit: Ints, units: int, at: Floats, tau: float) -> Floats:
    """The same with time turned round: what is about to come. A mood that brings somebody to a place shows here."""
    return doses(-(start + hours), hours, unit, units, -at[::-1], tau)[::-1]
