"""Experiments in the reference simulator: mood drives use, the change is kept on nine days of ten, and does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from bench.effects_people import simulator
from bench.table import Row
from hearten.effects.experiments.design import Design
from hearten.effects.experiments.frame import Floats, frame
from hearten.effects.experiments.shuffle import Shuffle

PEOPLE, WATCHED = 1_000, 300
DAYS = 56
PLATFORM = 0
"""One that people turn to when they feel low."""


@dataclass(frozen=True, slots=True)
class Days:
    """One person's days."""

    mood: Floats
    """Mean of the check-ins; not a number where there is none."""
    minutes: Floats
    """On the platform."""


def days_of(person: Any) -> Days:  # noqa: ANN401 # the simulator's Person
    """What a diary and an export would show."""
    day = (person.t // 24).astype(int)
    answered = np.bincount(day, minlength=DAYS).astype(float)
    sums = np.bincount(day, weights=person.y, minlength=DAYS)
    on = person.platform[person.s_space] == PLATFORM
    spent = np.zeros(DAYS)
    np.add.at(spent, (person.s_t[on] // 24).astype(int), person.s_min[on])
    with np.errstate(invalid="ignore"):
        return Days(np.where(answered > 0, sums / answered, np.nan)[:DAYS], spent)


def reverse_causation(design: Design, chance: np.random.Generator) -> list[Row]:
    """False alarms of the experiment, and of watching, where mood drives use and nothing drives mood."""
    config = simulator().Config(days=DAYS, null=True, reverse=0.5, compliance=0.9)
    alarms = [_experiment(design, config, chance) for _ in range(PEOPLE)]
    watched = [_watching(config, chance) for _ in range(WATCHED)]
    return [
        Row("experiment, 28 pairs of days", f"{np.mean(alarms):.3f}", "<= .05 + 2 SE (.064)", "reference .050"),
        Row("minutes a day against mood", f"{np.mean(watched):.3f}", "<= .05", "reference .695 (other correlation)"),
    ]


def _experiment(design: Design, config: Any, chance: np.random.Generator) -> bool:  # noqa: ANN401 # the simulator's Config
    rows = frame(design, design.rows())
    actual = rows.treated(chance.random(rows.blocks) < 0.5)
    person = simulator().simulate(config, int(chance.integers(2**31)), off=(PLATFORM, actual > 0))
    mood = days_of(person).mood
    kept = np.isfinite(mood)
    rows = frame(design, [row for row, there in zip(design.rows(), kept, strict=True) if there])
    rho = rows.rho_of(mood[kept], design.variation.rho)
    return Shuffle(rows, actual[kept], rho, rows.redraws(199, chance), complete=False).p(mood[kept]) <= 0.05


def _watching(config: Any, chance: np.random.Generator) -> bool:  # noqa: ANN401 # the simulator's Config
    days = days_of(simulator().simulate(config, int(chance.integers(2**31))))
    kept = np.isfinite(days.mood)
    if not np.ptp(days.minutes[kept]):
        return False  # some never go there in eight weeks
    return bool(stats.pearsonr(days.minutes[kept], days.mood[kept]).pvalue <= 0.05)
