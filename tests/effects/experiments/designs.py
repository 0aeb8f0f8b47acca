"""Designs and made-up outcomes for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from hearten.effects.experiments.design import Design, Kind, Subject
from hearten.effects.experiments.draw import schedule
from hearten.effects.experiments.frame import frame
from hearten.effects.experiments.variation import TYPICAL, TYPICAL_WINDOW
from hearten.effects.experiments.visible import noise

MONDAY = date(2026, 1, 5)
SEED = "5a" * 32


def design(kind: Kind = "day_pairs", blocks: int = 28, **more: Any) -> Design:
    usual = replace(TYPICAL_WINDOW, answered=1.0) if kind == "windows" else TYPICAL
    given = {"starts_on": MONDAY, "zone": "Europe/Amsterdam", "variation": usual, **more}
    return Design(Subject("platform_off", platform="tiktok"), kind, blocks, **given)


def moods(plan: Design, effect: float = 0.0, seed: str = SEED, chance: int = 0) -> list[float | None]:
    """A person's outcomes: level, trend, weekends, what hangs over, and the effect on the days with the change."""
    rows = frame(plan, plan.rows())
    own = noise(rows, plan.variation.sd, plan.variation.rho, 1, np.random.default_rng(chance))[:, 0]
    with_change = np.array(schedule(plan, seed), float) - 0.5
    return [
        float(value) for value in 60 + 3 * rows.nuisance[:, 1] + 2 * rows.nuisance[:, 2] + own + effect * with_change
    ]
