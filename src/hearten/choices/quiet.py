"""Quiet hours, and parts of an app that a person would rather not see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import Literal, get_args

Part = Literal["short_videos", "counts", "comments", "suggestions", "autoplay", "stories", "notifications"]
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of the day to another, over midnight where the end comes first, on the evenings that are named."""

    start: time
    end: time
    days: frozenset[int] = frozenset(range(7))
    """0 is Monday: the day on which they begin."""


def known_parts(names: Collection[str]) -> tuple[Part, ...]:
    """Those of the names that are parts, in our order."""
    return tuple(part for part in PARTS if part in names)
