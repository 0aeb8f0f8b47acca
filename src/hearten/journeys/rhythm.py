"""When in the day a place is there, what the person does there, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hearten.choices.choice import Target
from hearten.effects.clocks import on_clock
from hearten.effects.moves import Times
from hearten.ground.clock import as_datetime, local_zone
from hearten.ground.ids import HOUR
from hearten.journeys.desk import Desk


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Counts of one place."""

    hours: tuple[int, ...]
    """24, midnight first, in the person's zone; days without an hour are left out."""
    acts: tuple[tuple[str, int], ...]
    """Most often first."""
    first: date | None
    last: date | None


def rhythm(desk: Desk, target: Target, zone: tzinfo | None = None) -> Rhythm:
    """Look at every trace of a platform, space or voice."""
    where = zone or local_zone()
    rows = desk.vault.query("SELECT epoch_us(seen_at) AS at, platform, space, voice, act, precision FROM traces")
    for column, wanted in (("platform", target.platform), ("space", target.space), ("voice", target.voice)):
        if wanted is not None:
            rows = rows.filter(pc.equal(rows[column].cast(pa.string()), pa.scalar(wanted)))
    acts = rows.group_by("act").aggregate([("act", "count")]).sort_by([("act_count", "descending")]).to_pylist()
    dated = rows.filter(pc.is_valid(rows["at"]))
    at = dated["at"].to_numpy().astype(np.int64)
    timed = at[~np.isin(dated["precision"].cast(pa.string()).to_numpy(zero_copy_only=False), ["day", "none"])]
    days = [as_datetime(int(edge), where).date() for edge in (at.min(), at.max())] if len(at) else [None, None]
    return Rhythm(_hours(timed, where), tuple((row["act"], row["act_count"]) for row in acts), days[0], days[1])


def _hours(at: Times, zone: tzinfo) -> tuple[int, ...]:
    hours = on_clock(at, zone) // HOUR % 24
    return tuple(int(n) for n in np.bincount(hours, minlength=24))
