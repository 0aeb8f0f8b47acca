"""Simulated people with known effects, put through the estimator: one record a unit.

The simulator is the project's reference, read as it is from `HEARTEN_SIMULATOR` or from beside the checkout. A record
says what is true, what was estimated and what was called.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from hearten.effects.effect import Effect, Effects
from hearten.effects.estimate import estimate
from hearten.effects.minimum import WINDOWS
from hearten.effects.priors import DEFAULT, Priors
from hearten.effects.states import Floats

BEGIN = 1_748_822_400_000_000
"""2 June 2025, a Monday, as the simulator begins its weeks, in microseconds."""
END = BEGIN + 1000 * 86_400_000_000
STAMP = pa.timestamp("us", tz="UTC")
GIVEN = Priors(fading_hours=(2.0,), fading_weights=(1.0,))
"""The estimator told how long effects last, instead of finding out."""


@cache
def simulator() -> Any:  # noqa: ANN401 # a module that is not part of this project
    """The reference simulator, unmodified."""
    beside = Path(__file__).parents[2] / "shared" / "reference" / "effects_simulate.py"
    path = Path(os.environ.get("HEARTEN_SIMULATOR", beside))
    if not path.exists():
        raise SystemExit(f"The simulator is not at {path}: say where it is in HEARTEN_SIMULATOR.")
    spec = importlib.util.spec_from_file_location("effects_simulate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["effects_simulate"] = module
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Record:
    """One unit of one person."""

    person: int
    level: str
    name: str
    truth: float
    """Points an hour."""
    per_hour: float
    """NaN where no number was given."""
    low: float
    high: float
    p_false_sign: float
    p_any: float
    called: bool
    strict: bool
    rival: float
    """What least squares says."""


@dataclass(frozen=True)
class Outcome:
    """What came of one person."""

    records: tuple[Record, ...]
    cpu: float
    """Seconds of processor time of the estimator."""


def tables(person: Any) -> tuple[pa.Table, pa.Table]:  # noqa: ANN401 # the simulator's Person
    """A simulated person as the two tables that the estimator takes."""
    seen = pa.table(
        {
            "seen_at": _stamps(person.s_t),
            "seconds": person.s_min * 60,
            "platform": [f"platform {place}" for place in person.platform[person.s_space]],
            "space": [f"space {place}" for place in person.s_space],
        }
    )
    return seen, pa.table({"answered_at": _stamps(person.t), "value": np.asarray(person.y, np.float64)})


def _stamps(hours: np.ndarray[Any, np.dtype[np.float64]]) -> pa.Array[Any]:
    instants = BEGIN + np.round(hours * 3.6e9).astype(np.int64)
    return pa.array(instants, pa.int64()).cast(STAMP)


def truths(person: Any) -> dict[tuple[str, str], float]:  # noqa: ANN401 # the simulator's Person
    """Points an hour by level and name: that of a platform is the mean over how its hours were spent."""
    hours = np.bincount(person.s_space, weights=person.s_min, minlength=len(person.platform))
    known = {("space", f"space {space}"): float(effect) for space, effect in enumerate(person.effect)}
    for platform in range(person.platform.max() + 1):
        inside = (person.platform == platform) & (hours > 0)
        if inside.any():
            mean = np.average(person.effect[inside], weights=hours[inside])
            known["platform", f"platform {platform}"] = float(mean)
    return known


def outcome(number: int, seed: int, priors: Priors = DEFAULT, **config: Any) -> Outcome:  # noqa: ANN401 # the simulator's options
    """Simulate a person and estimate their effects."""
    person = simulator().simulate(simulator().Config(**config), seed)
    seen, moods = tables(person)
    begun = time.process_time()
    found = estimate(seen, moods, as_of=END, priors=priors, seed=seed)
    cpu = time.process_time() - begun
    return Outcome(tuple(records(number, found, truths(person), _least_squares(person))), cpu)


def records(
    number: int, found: Effects, known: dict[tuple[str, str], float], rival: dict[tuple[str, str], float] | None = None
) -> Iterator[Record]:
    """One record for each unit that enough check-ins came soon after."""
    for item in found.items:
        name = item.unit.voice or item.unit.space or item.unit.platform
        key = (item.unit.level, name)
        if item.windows >= WINDOWS and key in known:
            other = (rival or {}).get(key, float("nan"))
            yield _record(number, item, known[key], found.p_any or 0.0, other)


def _record(number: int, item: Effect, truth: float, p_any: float, rival: float) -> Record:
    figures, name = item.figures, item.unit.voice or item.unit.space or item.unit.platform
    per_hour, low, high, wrong = (
        (figures.per_hour, figures.per_hour_low, figures.per_hour_high, figures.p_false_sign)
        if figures
        else (float("nan"),) * 4
    )
    called = item.call in ("lifts", "weighs")
    return Record(number, item.unit.level, name, truth, per_hour, low, high, wrong, p_any, called, item.strict, rival)


def _least_squares(person: Any) -> dict[tuple[str, str], float]:  # noqa: ANN401 # the simulator's Person
    """What ordinary least squares over all spaces at once says, given the true length of fading."""
    doses = simulator().exposure(person, person.cfg.kernel_h)
    used = np.flatnonzero(doses.any(axis=0))
    usual = usual_columns(person)
    found = np.linalg.lstsq(np.column_stack([usual, doses[:, used]]), person.y, rcond=None)[0][usual.shape[1] :]
    return {("space", f"space {space}"): float(effect) for space, effect in zip(used, found, strict=True)}


def usual_columns(person: Any) -> Floats:  # noqa: ANN401 # the simulator's Person
    """Level, two waves of the day, weekend and trend."""
    turn, day = 2 * np.pi * (person.t % 24) / 24, person.t // 24
    waves = [np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)]
    return np.column_stack([np.ones_like(turn), *waves, day % 7 >= 5, day])
