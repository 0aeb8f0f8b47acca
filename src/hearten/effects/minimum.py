"""What must be there before a number is shown, and before a direction is named.

The figures come from simulated people: with two weeks of data, two of three directions that were named were wrong.
"""

from __future__ import annotations

import numpy as np

from hearten.effects.columns import FELT, Felt
from hearten.effects.diary import Diary
from hearten.effects.effect import Reason
from hearten.effects.states import Floats
from hearten.effects.units import Sessions
from hearten.ground.ids import HOUR

CHECK_INS = 40
DAYS = 14
WINDOWS = 10
"""Check-ins soon after a unit before it gets a number of its own."""
LEAST_SPREAD = 1.0
"""Points. When moods differ by less than this there is nothing to explain."""
AROUND = 3
"""Hours of the day are compared in parts of three hours."""
WITHOUT = 0.25
"""Less than this part of the usual dose counts as "without"."""


def nothing_yet(diary: Diary, sessions: Sessions, reference: Felt | None) -> Reason | None:
    """Why nothing can be told about anything, if so."""
    if not len(diary.at) and not diary.left_out.get("stray"):
        return "no_check_ins"
    if len(diary.at) < CHECK_INS:
        return "few_check_ins"
    if diary.days < DAYS:
        return "few_days"
    if diary.mood.std() < LEAST_SPREAD:
        return "same_mood"
    if not sessions.dated:
        return "no_times"
    if reference is None or (reference.all >= FELT).sum() < WINDOWS:
        return "never_together"
    return None


def absent(sessions: Sessions, place: int) -> Reason | None:
    """Why there is no moment at all of a platform whose name is known, if so."""
    unit = sessions.units[place]
    if unit.level != "platform" or (sessions.platform == place).any():
        return None
    return "never_together" if unit.platform in sessions.dated else "no_times"


def not_this_one(felt: Floats, diary: Diary) -> Reason | None:
    """Why nothing can be told about one unit, of which so much was felt at each check-in."""
    soon = felt >= FELT
    if soon.sum() < WINDOWS:
        return "seldom"
    part = (diary.local // HOUR % 24) // AROUND
    absent = felt < max(WITHOUT * float(np.median(felt[soon])), 1e-9)
    compared = np.bincount(part[absent], minlength=24 // AROUND)[part[soon]] >= 3
    return None if compared.mean() >= 0.5 else "always_there"
