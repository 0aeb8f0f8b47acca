"""How far a fact can be trusted today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Standing = Literal["good", "due", "stale", "unchecked"]

REVIEW_AFTER = timedelta(days=90)
HIDE_AFTER = timedelta(days=180)
UNCHECKED = "D"
"""The mark of a fact that only one second-hand source names. It is a lead to follow up, not something to show."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a fact comes from."""

    source: str
    as_of: date | str
    """When that page was last changed: a day, a month or year (`2024`), or `undated`."""
    confidence: str
    """A: the service, a regulator, an official body. B: a dated directory of the field. C: an open data set that names
    the service's page and a day. D: one second-hand source."""
    checked: date
    """When we last read the source."""
    also: tuple[str, ...] = ()

    def standing(self, today: date) -> Standing:
        """Good; due for another look; too old to show; or never checked well enough to show."""
        if self.confidence == UNCHECKED:
            return "unchecked"
        age = today - self.checked
        if age > HIDE_AFTER:
            return "stale"
        return "due" if age > REVIEW_AFTER else "good"
