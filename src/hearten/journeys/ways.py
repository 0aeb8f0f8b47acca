"""Two more ways of looking at one history: by time of day, and by act.

what the person did ─► how much, how long, where ┐
words that came to them ─► warm, hard            ├─► one part each
moments and check-ins ─► effects                 ┘
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hearten.effects.clocks import DAY_PARTS, QUARTER, day_parts, on_clock
from hearten.effects.effect import Effect, Effects
from hearten.effects.moves import Times
from hearten.effects.parts import PART_LEVELS, PartLevel, estimate_parts
from hearten.effects.priors import DEFAULT, read_priors
from hearten.effects.words import told
from hearten.ground.clock import local_zone
from hearten.ground.ids import HOUR
from hearten.journeys.carried import carried_when
from hearten.journeys.desk import Desk
from hearten.journeys.mapped import Words
from hearten.journeys.understand import moments, moods, understand

Mask = npt.NDArray[np.bool_]

PLACES = 3
"""Platforms named for each part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, or an act."""

    level: PartLevel
    name: str
    traces: int
    """What the person did themselves."""
    seconds: float
    """Measured or inferred; what lasted over the end of a part counts where it began."""
    platforms: tuple[tuple[str, int], ...]
    """Where that was most, and how many things."""
    effect: Effect | None = None
    words: Words | None = None
    """What the texts carried that came to the person then, or in this way."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of looking, whole."""

    effects: Effects
    parts: tuple[Part, ...]
    """Parts of the day from midnight on; acts, those done most first."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Both ways."""

    hour: Way
    act: Way
    by_hour: tuple[int, ...]
    """What the person did in each hour of the day, 24 counts, midnight first."""
    undated: int
    """What of it has no time of day."""


def ways(desk: Desk, zone: tzinfo | None = None) -> Ways:
    """Both ways, put together. Takes a second or more where there is a lot: ask for it beside other work."""
    where = zone or local_zone()
    seen, answered = moments(desk.vault), moods(desk.vault)
    done, came = _done(desk, where), _came(desk, where)
    found: dict[PartLevel, Way] = {}
    for level in PART_LEVELS:
        cut = _cut(seen, level, where)
        found[level] = _way(level, cut, estimate_parts(cut, answered, level, zone=where), done, came)
    timed = done.filter(done["clock"].is_valid())
    clock, n = (timed[name].to_numpy().astype(np.int64) for name in ("clock", "n"))
    by_hour = tuple(int(count) for count in np.bincount(clock, weights=n, minlength=24))
    return Ways(found["hour"], found["act"], by_hour, int(pc.sum(done["n"]).as_py() or 0) - sum(by_hour))


def understand_by(desk: Desk, level: str | None, *, priors: Path | None = None, strict: bool = False) -> Effects:
    """What goes with the person's mood, at one level only, or at those that say where things were seen."""
    part = next((one for one in PART_LEVELS if one == level), None)
    if part is None:
        return understand(desk, priors=priors, strict=strict).at_level(level)
    zone, believed = local_zone(), DEFAULT if priors is None else read_priors(priors)
    cut = _cut(moments(desk.vault), part, zone)
    found = estimate_parts(cut, moods(desk.vault), part, zone=zone, priors=believed)
    return told(found.strictly()) if strict else found


def _cut(seen: pa.Table, level: PartLevel, zone: tzinfo) -> pa.Table:
    """The moments, each with its part."""
    if level == "act":
        return seen.append_column("part", seen["act"].cast(pa.string()))
    at, known = _instants(seen["seen_at"].cast(pa.int64()))
    return seen.append_column("part", _part_of_day(at, known, zone))


def _part_of_day(at: Times, known: Mask, zone: tzinfo) -> pa.Array[Any]:
    """The name of the part of the day of each instant; none where it is not known."""
    return pa.array(np.array(DAY_PARTS)[day_parts(at, zone)], pa.string(), mask=~known)


def _instants(at: pa.ChunkedArray[Any]) -> tuple[Times, Mask]:
    """Whole numbers, and which of them are known; zero where they are not."""
    values = at.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.nan_to_num(values).astype(np.int64), np.isfinite(values)


def _done(desk: Desk, zone: tzinfo) -> pa.Table:
    """What the person did: counts by hour on the clock, part of the day, act and platform."""
    found = desk.vault.query(f"""
        SELECT CASE WHEN precision NOT IN ('day', 'none') THEN epoch_us(seen_at) // {QUARTER} END AS quarter,
               act::VARCHAR AS act, platform::VARCHAR AS platform, count(*) AS n
        FROM traces WHERE mine GROUP BY ALL""")  # noqa: S608 # a number of ours
    return _on_the_clock(found, zone)


def _came(desk: Desk, zone: tzinfo) -> pa.Table:
    """What the words carried that came to the person, by part of the day and act."""
    return _on_the_clock(carried_when(desk), zone)


def _on_the_clock(found: pa.Table, zone: tzinfo) -> pa.Table:
    """The same with the hour that the person's clock showed, and the part of the day."""
    quarter, known = _instants(found["quarter"])
    at = quarter * QUARTER
    clock = pa.array(on_clock(at, zone) // HOUR % 24, mask=~known)
    return found.append_column("clock", clock).append_column("hour", _part_of_day(at, known, zone))


def _way(level: PartLevel, cut: pa.Table, found: Effects, done: pa.Table, came: pa.Table) -> Way:
    """All parts, from what was counted by part and what was estimated."""
    effects = {item.unit.part: item for item in found.items}
    seconds = _sums(cut.group_by("part").aggregate([("seconds", "sum")]), "part", "seconds_sum")
    places = _places(done, level)
    words = _words(came, level)
    names = DAY_PARTS if level == "hour" else sorted(places, key=lambda name: (-sum(places[name].values()), name))
    parts = (
        Part(
            level,
            name,
            sum(places[name].values()),
            seconds.get(name, 0.0),
            tuple(sorted(places[name].items(), key=lambda one: (-one[1], one[0]))[:PLACES]),
            effects.get(name),
            words.get(name),
        )
        for name in names
        if name in places
    )
    return Way(found, tuple(parts))


def _sums(rows: pa.Table, name: str, value: str) -> dict[str, float]:
    return {row[name]: row[value] or 0.0 for row in rows.to_pylist() if row[name] is not None}


def _places(done: pa.Table, level: PartLevel) -> dict[str, Counter[str]]:
    """How many things on each platform, part by part."""
    found: dict[str, Counter[str]] = {}
    for row in done.group_by([level, "platform"]).aggregate([("n", "sum")]).to_pylist():
        if row[level] is not None:
            found.setdefault(row[level], Counter())[row["platform"]] = row["n_sum"]
    return found


def _words(came: pa.Table, level: PartLevel) -> dict[str, Words]:
    """What the texts carried on average, part by part."""
    told = came.filter(pc.and_(came["kindness"].is_valid(), came["hostility"].is_valid()))
    for name in ("kindness", "hostility"):
        told = told.append_column(f"all_{name}", pc.multiply(told[name], told["texts"].cast(pa.float64())))
    sums = told.group_by(level).aggregate([("texts", "sum"), ("all_kindness", "sum"), ("all_hostility", "sum")])
    return {
        row[level]: Words(n, row["all_kindness_sum"] / n, row["all_hostility_sum"] / n)
        for row in sums.to_pylist()
        if row[level] is not None and (n := row["texts_sum"])
    }
