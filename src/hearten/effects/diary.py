"""Check-ins as the estimator takes them: checked, in order, on the person's own clock, in stretches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

import numpy as np
import numpy.typing as npt

from hearten.effects.clocks import on_clock
from hearten.effects.moves import Times, find_moves, shifts
from hearten.effects.states import Floats, Ints
from hearten.ground.clock import Microseconds
from hearten.ground.ids import DAY, HOUR, MINUTE

SAME = MINUTE
"""Answers closer than this are one answer given twice; the last counts."""
PAUSE = 21 * DAY
"""After three weeks without a check-in, life may have moved to another level: a new stretch begins."""
STRETCH = 10
"""A stretch with fewer check-ins than this says nothing beyond its own level."""


@dataclass(frozen=True)
class Diary:
    """The check-ins that can be used, oldest first."""

    at: Times
    """Microseconds since 1970, UTC."""
    mood: Floats
    local: Times
    """The same instants as the person's own clock shows them, wherever they went."""
    stretch: Ints
    """Which stretch each belongs to, from zero."""
    left_out: dict[str, int]
    """How many were left out, by reason: future, not_a_number, out_of_range, doubled, stray."""
    moved: tuple[tuple[int, int], ...] = ()
    """On which days (since 1970) the person's waking and sleeping moved, and by how many hours."""

    @property
    def days(self) -> int:
        """On how many days there is a check-in."""
        return len(np.unique(self.local // DAY))


def diary(at: Times, mood: Floats, now: Microseconds, zone: tzinfo, moments: Times) -> Diary:
    """Leave out what cannot be, put the rest in order, and part it where it does not belong together.

    `moments` are other instants at which the person was awake: they help to see a move to another time zone.
    """
    left_out: dict[str, int] = {}
    at, mood = _keep(at <= now, "future", left_out, at, mood)
    at, mood = _keep(np.isfinite(mood), "not_a_number", left_out, at, mood)
    at, mood = _keep((mood >= 0) & (mood <= 100), "out_of_range", left_out, at, mood)
    order = np.argsort(at, kind="stable")
    at, mood = at[order], mood[order]
    at, mood = _keep(np.append(np.diff(at) >= SAME, True)[: len(at)], "doubled", left_out, at, mood)
    local = on_clock(at, zone)
    moved = find_moves(np.concatenate([local, on_clock(moments, zone)]))
    stretch = _stretches(at, local // DAY, moved)
    local = local - shifts(local, moved) * HOUR
    begun = not stretch.any()  # whoever has only begun stands alone nowhere: there are no others to be far away from
    enough = np.bincount(stretch, minlength=1)[stretch] >= (0 if begun else STRETCH)
    if not enough.all():
        left_out["stray"] = int((~enough).sum())
    stretch = np.unique(stretch[enough], return_inverse=True)[1].astype(np.int64)
    return Diary(at[enough], mood[enough], local[enough], stretch, left_out, tuple(moved))


def _keep(
    kept: npt.NDArray[np.bool_], reason: str, left_out: dict[str, int], at: Times, mood: Floats
) -> tuple[Times, Floats]:
    if not kept.all():
        left_out[reason] = int((~kept).sum())
    return at[kept], mood[kept]


def _stretches(at: Times, day: Times, moved: list[tuple[int, int]]) -> Ints:
    """A number for each check-in that goes up after every long pause and every move."""
    if not len(at):
        return np.zeros(0, np.int64)
    after = np.searchsorted([first for first, _hours in moved], day, side="right")
    new = (np.diff(at) > PAUSE) | (np.diff(after) != 0)
    return np.append(0, np.cumsum(new)).astype(np.int64)
