"""The smallest effect that a plan would most likely find, worked out before it starts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearten.effects.experiments.bets import Bets
from hearten.effects.experiments.design import FEWEST_ROWS, Design
from hearten.effects.experiments.frame import Floats, Frame, frame

POWER = 0.8
TRIES = 600
REDRAWS = 500
PATTERNS = 4
"""Which days go unanswered is chance: so many ways of it are looked at."""


def smallest_visible(design: Design) -> float:
    """The effect, in points, that the planned analysis would find in 4 of 5 such experiments. No chance is in it."""
    chance = np.random.default_rng(20_260_101)
    patterns = PATTERNS if design.variation.answered < 1 else 1
    find = _may_stop if design.may_stop else _fixed
    answered = [_pattern(design, chance) for _ in range(patterns)]
    if min(rows.when.size for rows in answered) < FEWEST_ROWS:
        return float(np.inf)
    powers = [find(design, rows, TRIES // patterns, chance) for rows in answered]
    return _where(lambda effect: float(np.mean([power(effect) for power in powers])), design.variation.sd)


Power = Callable[[float], float]


def _pattern(design: Design, chance: np.random.Generator) -> Frame:
    """The rows of an experiment of which some go unanswered."""
    return frame(design, [row for row in design.rows() if chance.random() < design.variation.answered])


def noise(frame_: Frame, sd: float, rho: float, tries: int, chance: np.random.Generator) -> Floats:
    """What a person's outcome does by itself: a column a try."""
    apart = np.abs(frame_.when[:, None] - frame_.when[None, :])
    root = np.linalg.cholesky(np.power(rho, apart) if rho > 0 else np.eye(frame_.when.size))
    return np.asarray(sd * root @ chance.standard_normal((frame_.when.size, tries)))


def _fixed(design: Design, rows: Frame, tries: int, chance: np.random.Generator) -> Power:
    """The power of the randomisation test, as a function of the effect."""
    rho = design.variation.rho
    weights = rows.precision(rho)
    others = _standard(rows.redraws(REDRAWS, chance), weights)
    orders = rows.treated(chance.random((tries, rows.blocks)) < 0.5)
    actual = _standard(orders, weights)
    outcome = noise(rows, design.variation.sd, rho, tries, chance)
    base, slope = others @ outcome, others @ orders.T
    own_base, own_slope = np.einsum("ij,ji->i", actual, outcome), np.einsum("ij,ij->i", actual, orders)

    def power(effect: float) -> float:
        striking = np.abs(base + effect * slope) >= np.abs(own_base + effect * own_slope) - 1e-9
        return float(np.mean(striking.mean(axis=0) <= design.alpha))

    return power


def _may_stop(design: Design, rows: Frame, tries: int, chance: np.random.Generator) -> Power:
    """The power of the bets, as a function of the effect."""
    bets = Bets.on(design, rows)
    orders = rows.treated(chance.random((tries, rows.blocks)) < 0.5).T
    outcome = noise(rows, design.variation.sd, design.variation.rho, tries, chance)

    def power(effect: float) -> float:
        wealth = bets.wealth(outcome + effect * orders, orders)
        return float(np.mean(wealth.max(axis=0) >= -np.log(design.alpha)))

    return power


def _standard(orders: Floats, weights: Floats) -> Floats:
    """Each order's weights on the outcomes, so that its statistic has the same spread as any other's."""
    weighted = orders @ weights
    information = np.maximum((weighted * orders).sum(axis=1), 1e-9)
    return np.asarray(weighted / np.sqrt(information)[:, None])


def _where(power: Power, sd: float) -> float:
    """The effect at which the power is enough, to a hundredth of the person's own variation."""
    low, high = 0.0, 8 * sd
    if power(high) < POWER:
        return float(np.inf)
    while high - low > sd / 100:
        middle = (low + high) / 2
        low, high = (low, middle) if power(middle) >= POWER else (middle, high)
    return high
