"""Overview: what is in the vault, by platform, space, voice, act, month and hour."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import tzinfo
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.effects.clocks import QUARTER, on_clock
from hearten.ground.clock import iso, local_zone
from hearten.ground.ids import HOUR
from hearten.journeys.desk import Desk
from hearten.journeys.hard_moments import HardMoments, hard_moments
from hearten.journeys.heard import HEARD_FROM
from hearten.journeys.kindness import Kindness, kindness
from hearten.journeys.preferences import preferences
from hearten.sources.gaps import BACKGROUND, inferred_seconds
from hearten.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """One place inside a platform."""

    platform: str
    space: str
    traces: int
    seconds: float
    """Measured by the platform."""
    seconds_inferred: float
    """From the gaps between things, each at most three minutes, where nothing was measured."""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One creator or account."""

    platform: str
    voice: str
    traces: int
    seconds: float
    seconds_inferred: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over all traces; months and hours are those of the person's own zone."""

    traces: int
    first: str | None
    """ISO 8601, UTC."""
    last: str | None
    by_platform: dict[str, int]
    by_act: dict[str, int]
    by_space: tuple[SpaceRow, ...]
    by_voice: tuple[VoiceRow, ...]
    by_month: tuple[tuple[str, str, int], ...]
    """`2026-05`, platform, traces."""
    by_hour: tuple[int, ...]
    """24 counts, midnight first; traces whose time is known only to the day are left out."""
    undated: int
    """Traces whose export tells no time."""
    damage: tuple[str, ...] = ()
    """Sentences about parts of the vault that could not be read."""
    kindness: Kindness | None = None
    """None where no words were read for what they carry."""
    hard_moments: HardMoments | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape that `hearten overview --json` prints."""
        plain = asdict(replace(self, kindness=None, hard_moments=None))
        heard = {"kindness": self.kindness, "hard_moments": self.hard_moments}
        return plain | {name: found and found.as_json() for name, found in heard.items()}


def overview(desk: Desk, zone: tzinfo | None = None) -> Overview:
    """Count everything once; the answer is remembered until the vault, or what the person lets us read, changes."""
    answers = preferences(desk.home)
    switches = (answers.signals, answers.labels_off)
    where = zone or local_zone()
    state = desk.vault.version("traces", *HEARD_FROM), where, switches
    return desk.memory.get("overview", state, lambda: _overview(desk, where, heard=answers.signals))


def _overview(desk: Desk, zone: tzinfo, *, heard: bool) -> Overview:
    vault = desk.vault
    heard = heard and vault.rows("signals") > 0
    total = vault.query("SELECT count(*) AS n, count(seen_at) AS dated FROM traces").to_pylist()[0]
    span = vault.query(
        "SELECT epoch_us(min(seen_at)) AS first, epoch_us(max(seen_at)) AS last FROM traces"
    ).to_pylist()[0]
    months, hours = _calendar(vault, zone)
    spent = _with_inferred_seconds(vault)
    return Overview(
        traces=total["n"],
        first=None if span["first"] is None else iso(span["first"]),
        last=None if span["last"] is None else iso(span["last"]),
        by_platform=_counts(vault, "platform"),
        by_act=_counts(vault, "act"),
        by_space=tuple(SpaceRow(**row) for row in _places(vault, spent, "space")),
        by_voice=tuple(VoiceRow(**row) for row in _places(vault, spent, "voice")),
        by_month=months,
        by_hour=hours,
        undated=total["n"] - total["dated"],
        damage=tuple(damage.sentence for damage in vault.damage),
        kindness=kindness(desk) if heard else None,
        hard_moments=hard_moments(desk) if heard else None,
    )


def _counts(vault: Vault, column: str) -> dict[str, int]:
    rows = vault.query(f"SELECT {column} AS name, count(*) AS n FROM traces GROUP BY 1 ORDER BY n DESC, name")  # noqa: S608 # our own column names
    return {row["name"]: row["n"] for row in rows.to_pylist()}


def _places(vault: Vault, spent: pa.Table, column: str) -> list[dict[str, Any]]:
    sql = f"""
        SELECT platform, {column}, count(*) AS traces, round(coalesce(sum(seconds), 0), 1) AS seconds FROM traces
        WHERE {column} IS NOT NULL GROUP BY 1, 2 ORDER BY traces DESC, platform, {column}"""  # noqa: S608 # our own column names
    sums = spent.group_by(["platform", column]).aggregate([("inferred", "sum")])
    inferred = {
        (row["platform"], row[column]): row["inferred_sum"] or 0.0
        for row in sums.to_pylist()
        if row[column] is not None
    }
    return [
        {**row, "seconds_inferred": round(inferred.get((row["platform"], row[column]), 0.0), 1)}
        for row in vault.query(sql).to_pylist()
    ]


def _with_inferred_seconds(vault: Vault) -> pa.Table:
    """Where the eyes were, thing by thing: platform, space, voice, and the seconds until the next thing at most."""
    seen = vault.query(f"""
        SELECT epoch_us(seen_at) / 1e6 AS start, seconds, platform, space, voice FROM traces
        WHERE seen_at IS NOT NULL AND mine AND precision NOT IN ('day', 'none')
          AND basis NOT IN ('end_of_play', 'id_derived') AND act NOT IN {tuple(sorted(BACKGROUND))}""")  # noqa: S608 # our own words
    measured = seen["seconds"].to_numpy().astype(np.float64)
    gaps = inferred_seconds(seen["start"].to_numpy(), measured)
    return seen.select(["platform", "space", "voice"]).append_column("inferred", pa.array(gaps, from_pandas=True))


def _calendar(vault: Vault, zone: tzinfo) -> tuple[tuple[tuple[str, str, int], ...], tuple[int, ...]]:
    """Counts by local month and platform, and by local hour of the day."""
    quarters = vault.query(f"""
        SELECT epoch_us(seen_at) // {QUARTER} AS quarter, platform::VARCHAR AS platform,
               precision IN ('day', 'none') AS coarse, count(*) AS n
        FROM traces WHERE seen_at IS NOT NULL GROUP BY ALL""")  # noqa: S608 # a number of ours
    utc = quarters["quarter"].to_numpy().astype(np.int64) * QUARTER
    local = on_clock(utc, zone)
    counts = quarters["n"].to_numpy()
    coarse = quarters["coarse"].to_numpy(zero_copy_only=False)
    # A day without an hour is kept as midnight UTC: its date is the one the export wrote, in any zone.
    months = np.where(coarse, utc, local).astype("datetime64[us]").astype("datetime64[M]")
    by_hour = np.bincount((local // HOUR % 24)[~coarse], weights=counts[~coarse], minlength=24)
    return _by_month(months, quarters["platform"], counts), tuple(int(n) for n in by_hour)


def _by_month(
    months: npt.NDArray[np.datetime64], platforms: pa.ChunkedArray[Any], counts: npt.NDArray[np.int64]
) -> tuple[tuple[str, str, int], ...]:
    table = pa.table({"month": np.datetime_as_string(months), "platform": platforms, "n": counts})
    grouped = table.group_by(["month", "platform"]).aggregate([("n", "sum")])
    rows = grouped.sort_by([("month", "ascending"), ("platform", "ascending")]).to_pylist()
    return tuple((row["month"], row["platform"], row["n_sum"]) for row in rows)
