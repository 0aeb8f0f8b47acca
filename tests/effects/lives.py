"""Made-up lives: moments online and check-ins in which it is known what does what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from hearten.effects.states import Floats
from hearten.ground.clock import as_microseconds

BEGIN = datetime(2025, 3, 3, tzinfo=UTC)
END = as_microseconds(datetime(2026, 6, 1, tzinfo=UTC))
"""Later than every made-up check-in."""
STAMP = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True)
class Habit:
    """One place, how often a day, how long each time, and what an hour of it does."""

    platform: str
    space: str | None = None
    voice: str | None = None
    a_day: float = 3.0
    minutes: float = 15.0
    effect: float = 0.0


@dataclass(frozen=True)
class Life:
    """The two tables that the estimator takes."""

    seen: pa.Table
    moods: pa.Table


def life(habits: list[Habit], *, days: int = 60, seed: int = 1, noise: float = 5.0, tau: float = 2.0) -> Life:
    """A life with four check-ins a day, moods that drift, and the effects of the habits."""
    draw = np.random.default_rng(seed)
    start, hours, which = _moments(draw, habits, days)
    at = np.sort(np.concatenate([24 * day + draw.uniform(8, 22, 4) for day in range(days)]))
    mood = 60 + 3 * np.sin(2 * np.pi * at / 24) + noise * draw.standard_normal(len(at))
    mood += np.repeat(4 * draw.standard_normal(days), 4)
    for place, habit in enumerate(habits):
        mine = which == place
        since = at[:, None] - start[mine][None, :]
        felt = np.where(since >= 0, np.exp(-np.maximum(since, 0) / tau), 0.0) @ hours[mine]
        mood += habit.effect * felt
    return Life(seen_table(start, hours * 3600, [habits[place] for place in which]), mood_table(at, mood))


def _moments(draw: np.random.Generator, habits: list[Habit], days: int) -> tuple[Floats, Floats, np.ndarray]:
    start: list[float] = []
    hours: list[float] = []
    which: list[int] = []
    for place, habit in enumerate(habits):
        for day in range(days):
            for _ in range(draw.poisson(habit.a_day * draw.gamma(2, 0.5))):
                start.append(24 * day + draw.uniform(8, 22))
                hours.append(habit.minutes / 60 * draw.uniform(0.5, 1.5))
                which.append(place)
    return np.array(start), np.array(hours), np.array(which)


def instants(hours: Floats) -> pa.Array[Any]:
    """Hours since the beginning as timestamps."""
    origin = as_microseconds(BEGIN)
    return pa.array(origin + np.round(hours * 3.6e9).astype(np.int64), pa.int64()).cast(STAMP)


def seen_table(start: Floats, seconds: Floats, habits: list[Habit]) -> pa.Table:
    """Moments as the estimator takes them."""
    return pa.table(
        {
            "seen_at": instants(start),
            "seconds": pa.array(seconds, pa.float64()),
            "platform": pa.array([habit.platform for habit in habits], pa.string()),
            "space": pa.array([habit.space for habit in habits], pa.string()),
            "voice": pa.array([habit.voice for habit in habits], pa.string()),
        }
    )


def mood_table(at: Floats, mood: Floats) -> pa.Table:
    """Check-ins as the estimator takes them."""
    return pa.table({"answered_at": instants(at), "value": pa.array(np.clip(mood, 0, 100), pa.float64())})
