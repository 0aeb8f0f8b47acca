"""Which scale the numbers of a diary are on, found from the numbers, and stretched to 0-100."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

FEWEST = 20
"""Fewer numbers than this can all be low by chance; then the documented 0-100 holds."""
INSIDE = 0.98
"""A slip of the finger or two may lie outside a scale."""
NEGATIVES = 0.05


class Scale(NamedTuple):
    """The two ends of a scale."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"

    def holds(self, value: float) -> bool:
        """Whether a number is on it."""
        return self.low <= value <= self.high

    def stretched(self, value: float) -> float:
        """Where the number stands between the ends, from 0 to 100."""
        return 100.0 * (value - self.low) / (self.high - self.low)


PERCENT = Scale(0, 100)

_FROM_ONE = (Scale(1, 5), Scale(1, 7), Scale(1, 9), Scale(1, 10))
_FROM_ZERO = (Scale(0, 1), Scale(0, 4), Scale(0, 5), Scale(0, 6), Scale(0, 10), PERCENT, Scale(0, 1000))
_AROUND_ZERO = (Scale(-1, 1), Scale(-2, 2), Scale(-3, 3), Scale(-5, 5), Scale(-10, 10), Scale(-100, 100))
_WRITTEN = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|to|\.\.)\s*(-?\d+(?:\.\d+)?)\s*")


def scale_named(written: str) -> Scale | None:
    """`1-7` or `0 to 10`; None for what names no scale."""
    found = _WRITTEN.fullmatch(written)
    if not found:
        return None
    scale = Scale(float(found[1]), float(found[2]))
    return scale if scale.low < scale.high else None


def scale_of(values: Sequence[float]) -> Scale:
    """The narrowest scale in common use that holds all but a few of the numbers; 0-100 where they cannot tell."""
    if len(values) < FEWEST or len(set(values)) < 3:
        return PERCENT
    return next((scale for scale in _candidates(values) if _share_on(scale, values) >= INSIDE), PERCENT)


def _candidates(values: Sequence[float]) -> tuple[Scale, ...]:
    if sum(value < 0 for value in values) >= NEGATIVES * len(values):
        return _AROUND_ZERO
    from_one = sum(value >= 1 for value in values) >= INSIDE * len(values)
    return (*_FROM_ONE, *_FROM_ZERO) if from_one else _FROM_ZERO


def _share_on(scale: Scale, values: Sequence[float]) -> float:
    return sum(scale.holds(value) for value in values) / len(values)
