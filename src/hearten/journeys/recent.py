"""The last things in a person's history, with how long each held them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

import numpy as np

from hearten.ground.clock import as_datetime, local_zone
from hearten.journeys.desk import Desk
from hearten.sources.gaps import inferred_seconds

LOOKED_AT = 400
"""How far back to look for things with a title: many traces have none."""


@dataclass(frozen=True, slots=True)
class RecentThing:
    """One thing that was seen."""

    title: str
    voice: str
    """Who made it, or the place where it was; empty where neither is known."""
    platform: str
    seen_at: datetime
    minutes: float
    """Measured, or inferred from the gap to the next thing; 0 where neither could be told."""


def recent(desk: Desk, count: int = 12, zone: tzinfo | None = None) -> list[RecentThing]:
    """The last `count` different things that have a title and a time, the newest first."""
    rows = desk.vault.query(f"""
        SELECT title, coalesce(voice, space, '') AS voice, platform::VARCHAR AS platform,
               epoch_us(seen_at) AS at, seconds
        FROM traces WHERE seen_at IS NOT NULL AND mine AND precision NOT IN ('day', 'none')
        ORDER BY seen_at DESC, title LIMIT {LOOKED_AT}""")  # noqa: S608 # a number of ours
    measured = rows["seconds"].to_numpy().astype(np.float64)
    inferred = np.nan_to_num(inferred_seconds(rows["at"].to_numpy() / 1e6, measured))
    spent = np.where(np.isnan(measured), inferred, measured)
    found: dict[tuple[str, str], RecentThing] = {}
    for row, seconds in zip(rows.to_pylist(), spent, strict=True):
        if not row["title"] or len(found) == count:
            continue
        seen_at = as_datetime(row["at"], zone or local_zone())
        thing = RecentThing(row["title"], row["voice"], row["platform"], seen_at, float(seconds) / 60)
        found.setdefault((thing.platform, thing.title), thing)
    return list(found.values())
