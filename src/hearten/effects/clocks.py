"""What a person's own clock shows, also on the days on which clocks are changed."""

from __future__ import annotations

from datetime import tzinfo
from typing import Literal, get_args

import numpy as np

from hearten.effects.moves import Times
from hearten.effects.states import Ints
from hearten.ground.clock import as_datetime
from hearten.ground.ids import HOUR, MINUTE

QUARTER = 15 * MINUTE
"""Every UTC offset in use is a whole number of these (IANA tz database), so a quarter lies in one local hour."""

DayPart = Literal["night", "morning", "afternoon", "evening"]
DAY_PARTS: tuple[DayPart, ...] = get_args(DayPart)
"""Six hours each, from midnight on."""
PART_HOURS = 6


def on_clock(at: Times, zone: tzinfo) -> Times:
    """What the person's clock shows at each instant, as microseconds."""
    shift = _offsets(at, zone, HOUR)
    if (shift % HOUR).any():  # clocks there are changed in the middle of an hour of UTC
        shift = _offsets(at, zone, QUARTER)
    return at + shift


def day_parts(at: Times, zone: tzinfo) -> Ints:
    """The part of the day of each instant, as its place in `DAY_PARTS`."""
    return on_clock(at, zone) // HOUR % 24 // PART_HOURS


def _offsets(at: Times, zone: tzinfo, step: int) -> Times:
    """The zone's offset from UTC at each instant, in microseconds, looked up once a step."""
    steps, place = np.unique(at // step, return_inverse=True)
    offsets = [as_datetime(int(one) * step, zone).utcoffset() for one in steps]
    shift = np.array([0 if off is None else int(off.total_seconds()) * 1_000_000 for off in offsets], np.int64)
    return shift[place]
