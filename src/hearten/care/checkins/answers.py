"""The noun of this room: one answer, to one question, at one moment."""

from __future__ import annotations

from typing import Literal, NamedTuple

FEELINGS: tuple[str, ...] = ("valence", "energy", "calm", "connection")
"""The two-tap check-in, each from 0 to 100: how pleasant, how lively, how calm, how close to others."""


class Answer(NamedTuple):
    """What was answered, when, and where it came from."""

    answered_at: int
    """Microseconds since 1970 UTC."""
    item: str
    """`valence`, `who5`, `ons4_1`, or a name of the person's own."""
    value: float
    """0 to 100 for feelings and the person's own items; the plain score for instruments and their questions."""
    because: str | None = None
    """The space or voice that the person named, if any."""
    source: str = ""
    """`here` for what was answered in Hearten, else the kind of file it came from."""


TroubleReason = Literal[
    "future",  # a time that has not come yet
    "bad_time",  # no time, or one that cannot be read
    "date_order_open",  # day and month cannot be told apart in this file
    "bad_item",  # no name of what was asked
    "bad_value",  # not a number, or a mood word nobody has explained
    "out_of_range",  # a number outside the scale
    "two_values",  # the same item at the same moment with another value
    "cut_off",  # the file ends, or is torn, here
    "not_understood",  # a line that is not in the shape of its file
]


class Trouble(NamedTuple):
    """One row that did not become an answer, said without what it holds."""

    reason: TroubleReason
    row: int
    """Which row of the file, the header not counted; 0 where no row can be named."""
