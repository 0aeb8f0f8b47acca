"""How much a person's outcome varies by itself: what decides the smallest effect that can be seen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variation:
    """Of a day's mean, or of one answer at the end of a window, on a scale of 0 to 100."""

    sd: float
    """Around the person's own level, trend and weekends."""
    rho: float
    """How much of it is still there in the next day, or window: lag-1 correlation."""
    answered: float = 1.0
    """The share of days, or windows, that have an answer."""
    days: int = 0
    """Days it was measured on; 0 for a typical person."""
    level: float = 60.0


TYPICAL = Variation(sd=7.5, rho=0.35)
"""A day's mean mood in simulated people with published variances: docs/how-sure.md."""
TYPICAL_WINDOW = Variation(sd=13.0, rho=0.3, answered=0.75)
"""One answer: within-person SD 12 to 15 and lag-1 correlation 0.2 to 0.33 in published diaries, three of
four prompts answered."""
