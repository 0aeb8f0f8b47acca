"""How much of something is still felt at a check-in: hours of it, faded by the time that has gone by since.

    session        ▓▓▓▓▓▓
    felt           ▁▃▅▆▇█▇▆▅▅▄▄▃▃▃▂▂▂▂▁▁▁
    check-in                 ▲ dose = integral over the session of exp(-(time since) / tau)

What comes after a check-in never counts. A session that is still going on counts as far as it had come.
"""

from __future__ import annotations

import numpy as np

from hearten.effects.states import FAR, Floats, Ints


def felt(hours: Floats, tau: Floats | float) -> Floats:
    """What an unbroken stretch of so many hours amounts to at its end."""
    return -tau * np.expm1(-hours / tau)


def doses(start: Floats, hours: Floats, unit: Ints, units: int, at: Floats, tau: float) -> Floats:
    """Felt hours of each unit (columns) at each check-in (rows). `at` ascends; times are in hours."""
    found = np.zeros((len(at), units))
    begin, end, which = start, start + hours, unit
    while len(begin):
        row = np.searchsorted(at, begin, side="left")
        kept = (row < len(at)) & (which >= 0)
        begin, end, which, row = begin[kept], end[kept], which[kept], row[kept]
        until = np.minimum(end, at[row])
        piece = felt(until - begin, tau) * np.exp(-np.minimum((at[row] - until) / tau, FAR))
        np.add.at(found, (row, which), piece)
        ongoing = end > until
        begin, end, which = until[ongoing], end[ongoing], which[ongoing]
        begin = np.nextafter(begin, np.inf)  # so that the next check-in is found, not this one again
    fade = np.exp(-np.minimum(np.diff(at) / tau, FAR))
    for later in range(1, len(at)):
        found[later] += fade[later - 1] * found[later - 1]
    return found


def doses_ahead(start: Floats, hours: Floats, unit: Ints, units: int, at: Floats, tau: float) -> Floats:
    """The same with time turned round: what is about to come. A mood that brings somebody to a place shows here."""
    return doses(-(start + hours), hours, unit, units, -at[::-1], tau)[::-1]
