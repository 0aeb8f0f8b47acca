"""How long something held a person's eyes, where the export does not say: the gap to the next thing, capped.

    seen     A────────B──C─────────────────────D         all platforms together, in the order of time
    measured     ▓▓▓                                      a browser visit whose length is known
    inferred A▒▒▒   ▒▒B▒▒C▒▒▒▒▒▒▒(cap)         D▒▒▒(cap)

Eyes are in one place at a time, so no moment is counted twice: not by two platforms, not by a gap and a measured
stretch. Ears are not eyes: listening may go on meanwhile, and is never inferred.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

CAP = 180.0
"""Seconds. After three minutes without a sign of life ActivityWatch takes a person to be away from the keyboard (the
default `timeout` of aw-watcher-afk, https://docs.activitywatch.net/en/latest/watchers.html)."""

BACKGROUND = frozenset({"listened", "notified", "followed", "time_spent"})
"""Acts that do not say where the eyes are: played meanwhile, sent by a machine, undated lists, or sums over a day."""

Floats = npt.NDArray[np.float64]


def inferred_seconds(starts: Floats, measured: Floats, cap: float = CAP) -> Floats:
    """Seconds for each foreground act, NaN where `measured` has them.

    `starts` are instants in seconds, in any order; `measured` are lengths in seconds, NaN where unknown.
    """
    order = np.argsort(starts, kind="stable")
    begin = starts[order]
    length = measured[order]
    end = np.minimum(np.append(begin[1:], np.inf), begin + cap)
    unknown = np.isnan(length)
    inferred = np.full(len(starts), np.nan)
    if unknown.any():
        covered = _Covered(begin[~unknown], length[~unknown])
        begin, end = begin[unknown], end[unknown]
        free = (end - begin) - (covered.until(end) - covered.until(begin))
        inferred[order[unknown]] = np.maximum(free, 0.0)
    return inferred


class _Covered:
    """How much of the time before an instant lies in any of the stretches."""

    def __init__(self, begin: Floats, length: Floats) -> None:
        """`begin` ascends."""
        end = np.maximum.accumulate(begin + length) if len(begin) else begin
        reached = np.append(-np.inf, end[:-1])[: len(end)]
        new = np.maximum(end - np.maximum(begin, reached), 0.0)
        self._end = end
        self._new = new
        self._sum = np.append(0.0, np.cumsum(new))

    def until(self, at: Floats) -> Floats:
        """Seconds covered before each of `at`."""
        place = np.searchsorted(self._end, at, side="left")
        return self._sum[place] + self._inside(at, place)

    def _inside(self, at: Floats, place: npt.NDArray[np.intp]) -> Floats:
        """The part of the stretch in which `at` lies; stretches that add nothing new count nothing."""
        if not len(self._end):
            return np.zeros(len(at))
        here = np.minimum(place, len(self._end) - 1)
        begin = self._end[here] - self._new[here]
        return np.where(place < len(self._end), np.clip(at - begin, 0.0, self._new[here]), 0.0)
