"""How the made-up person felt: check-ins drawn so that a few places truly lift or weigh, for the map to find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from math import exp

import numpy as np

from hearten.care.checkins.answers import Answer
from hearten.ground.clock import Microseconds, as_datetime, as_microseconds
from hearten.journeys import check_in
from hearten.journeys.desk import Desk
from hearten.journeys.understand import moments

SEED = 21
DAYS = 140
HOURS = (13, 17, 20, 22)
ANSWERED = 0.85
"""Share of prompts that this person answers: skipping is always fine."""
FADING = 2.0
"""Hours until about a third of a feeling is left."""
RATES = {
    ("discord", "Otter Den #voice", None): 9.0,
    ("discord", "Otter Den #art-corner", None): 70.0,
    ("instagram", None, "harbour_sketch_club"): 90.0,
    ("reddit", "r/made_up_watercolour", None): 60.0,
    ("instagram", None, "perfect.days.daily"): -110.0,
    ("web", "gossip.example", None): -60.0,
}
"""Points of mood for an hour of each; most visits last a few minutes."""


def add_moods(desk: Desk, until: Microseconds, zone: tzinfo) -> None:
    """Keep half a year of check-ins of the made-up person."""
    check_in.keep(desk, list(_answers(desk, until, zone)))


def _answers(desk: Desk, until: Microseconds, zone: tzinfo) -> Iterator[Answer]:
    draw = random.Random(SEED)  # noqa: S311 # a made-up life, not a secret
    at, points = _felt(desk)
    day_mood = 0.0
    end = as_datetime(until, zone)
    for days_ago in range(DAYS, -1, -1):
        day_mood = 0.5 * day_mood + draw.gauss(0, 3.5)
        for hour in HOURS:
            when = _moment(end - timedelta(days=days_ago), hour, draw)
            if draw.random() > ANSWERED or when >= end:
                continue
            mood = 60 + day_mood + _echo(at, points, as_microseconds(when)) + draw.gauss(0, 5)
            yield from _told(as_microseconds(when), mood, draw)


def _moment(day: datetime, hour: int, draw: random.Random) -> datetime:
    return day.replace(hour=hour, minute=draw.randrange(60), second=0, microsecond=0)


def _told(at: Microseconds, mood: float, draw: random.Random) -> Iterator[Answer]:
    for item, lean in (("valence", 0), ("energy", -4), ("calm", 2), ("connection", -1)):
        value = mood if item == "valence" else mood + lean + draw.gauss(0, 9)
        yield Answer(at, item, float(round(min(max(value, 0), 100))), None, "made-up")


def _felt(desk: Desk) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], list[float]]:
    """When the person was in a place that matters to them, and how much each time moved them."""
    seen = moments(desk.vault)
    rows = zip(*(seen[name].to_pylist() for name in ("platform", "space", "voice")), strict=True)
    rates = [_rate(*row) for row in rows]
    seconds = np.nan_to_num(seen["seconds"].to_numpy(zero_copy_only=False).astype(np.float64))
    points = np.array(rates) * seconds / 3600
    at = seen["seen_at"].to_numpy().astype("datetime64[us]").astype(np.int64)
    order = np.argsort(at)
    return at[order], [float(one) for one in points[order]]


def _rate(platform: str, space: str | None, voice: str | None) -> float:
    return RATES.get((platform, space, None), 0.0) + RATES.get((platform, None, voice), 0.0)


def _echo(at: np.ndarray[tuple[int], np.dtype[np.int64]], points: list[float], when: Microseconds) -> float:
    """What is left of it at a moment."""
    first, last = np.searchsorted(at, [when - int(5 * FADING * 3600e6), when])
    gaps = [(when - int(one)) / 3600e6 for one in at[first:last]]
    return sum(moved * exp(-gap / FADING) for moved, gap in zip(points[first:last], gaps, strict=True))
