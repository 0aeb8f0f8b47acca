"""Looking while it runs: a bet against "it does nothing" that is fair however often one looks.

Before each block a bettor who believes in an effect of a certain size says how likely the outcomes are under either
throw of the coin. If the change does nothing, the outcomes would have been the same, the coin is fair, and the bet
wins on average nothing: its wealth E is a martingale. Wealth 20 has a chance of at most 1 in 20, at any time at all
(Ville 1939). The bets are on the surprise in each row, given the row before: level, weekends and what hangs over are
taken out first, by sums over the past that do not know the coin. Several bettors share the purse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hearten.effects.experiments.design import Design
from hearten.effects.experiments.frame import Floats, Frame, Ints, frame
from hearten.effects.experiments.variation import Variation

BELIEFS: tuple[float, ...] = (1.0,)
"""The sizes bet on, as parts of the smallest effect that a test of fixed length can see; both signs of each. More of
them share the same purse, and find no effect of any size sooner."""
SLOPES_SD = 3.0
"""Points by which weekends, a trend or hours of the day commonly move the outcome."""
PRIOR_ROWS = 10.0
"""What was known before about the size of surprises counts like this many rows."""
GRID = 161
LARGEST_REACH = 400.0
"""Points: outcomes go from 0 to 100, so an effect of more than that is not ruled out by anything."""


@dataclass(frozen=True, slots=True)
class Bets:
    """Bettors at one experiment."""

    rows: Frame
    variation: Variation
    sizes: Floats
    """Points."""

    @classmethod
    def on(cls, design: Design, rows: Frame) -> Bets:
        """Bettors on the rows so far. What they believe rests on the whole design, so that it never changes."""
        known = information(frame(design, design.rows()), design.variation.rho) * design.variation.answered
        sizes = 2.8 * design.variation.sd / np.sqrt(known) * np.array(BELIEFS)
        return cls(rows, design.variation, np.concatenate([sizes, -sizes]))

    def wealth(self, outcome: Floats, actual: Floats) -> Floats:
        """The logarithm of the wealth after each block. A column an experiment: many at once, of the same rows."""
        purse = np.zeros((self.sizes.size, outcome.shape[1]))
        path = [_mean_of_logs(purse := purse + gain) for gain in self._gains(outcome, actual)]
        return np.array(path)

    def p(self, outcome: Floats, actual: Floats) -> float:
        """1 over the largest wealth so far: a p value that holds at any time."""
        return float(np.exp(min(0.0, -self.wealth(outcome[:, None], actual[:, None]).max())))

    def sequence(self, outcome: Floats, actual: Floats, middle: float, alpha: float) -> tuple[float, float]:
        """The effects that no bet has ruled out at any time: they hold however often one looks."""
        reach = 4 * float(np.abs(self.sizes).max())
        while True:
            effects = middle + reach * np.linspace(-1, 1, GRID)
            left = outcome[:, None] - effects[None, :] * actual[:, None]
            columns = np.broadcast_to(actual[:, None], left.shape)
            kept = effects[self.wealth(left, columns).max(axis=0) < -np.log(alpha)]
            if kept.size == 0:
                return middle, middle
            if kept[0] > effects[0] and kept[-1] < effects[-1]:
                return float(kept[0] - reach / (GRID // 2)), float(kept[-1] + reach / (GRID // 2))
            if reach > LARGEST_REACH:
                return -np.inf, np.inf
            reach *= 2

    def _gains(self, outcome: Floats, actual: Floats) -> Iterator[Floats]:
        """For each block and bettor, the logarithm of what a bet of 1 becomes."""
        phi = np.power(self.variation.rho, np.diff(self.rows.when, prepend=-np.inf))
        slopes = _Slopes(self.rows.nuisance, self.variation.sd)
        spread = _Spread(self.variation.sd**2, outcome.shape[1])
        for block in blocks(self.rows):
            first, last = block[0], block[-1] + 1
            rest = slopes.take_out(outcome, first, last)
            surprise = rest[1:] - phi[block, None] * rest[:-1]
            share = 1 - phi[block, None] ** 2
            before = actual[first - 1] if first else np.zeros(outcome.shape[1])
            heads = np.where(self.rows.half[block] == 1, -0.5, 0.5)
            likelihoods = [
                self._likelihood(surprise, _steps(side, before, phi[block]), spread.now * share)
                for side in (heads, -heads)
            ]
            fell = actual[first] == heads[0]
            happened = np.where(fell, likelihoods[0], likelihoods[1])
            yield happened - np.logaddexp(*likelihoods) + np.log(2)
            spread.add(surprise**2 / share)

    def _likelihood(self, surprise: Floats, steps: Floats, variance: Floats) -> Floats:
        size = self.sizes[:, None]
        won, staked = (steps * surprise / variance).sum(axis=0), (steps**2 / variance).sum(axis=0)
        return np.asarray(size * won - size**2 / 2 * staked)


class _Slopes:
    """Level, weekends and the rest, as far as is known by the end of a block; linear in the outcome."""

    def __init__(self, nuisance: Floats, sd: float) -> None:
        self._nuisance = nuisance
        penalty = np.full(nuisance.shape[1], (sd / SLOPES_SD) ** 2)
        penalty[0] = 1e-9
        self._penalty = np.diag(penalty)

    def take_out(self, outcome: Floats, first: int, last: int) -> Floats:
        """What is left of a block's rows, and of the row before (zero before the first row)."""
        seen = self._nuisance[:last]
        fitted = np.linalg.solve(seen.T @ seen + self._penalty, seen.T @ outcome[:last])
        rest = outcome[max(first - 1, 0) : last] - self._nuisance[max(first - 1, 0) : last] @ fitted
        return rest if first else np.vstack([np.zeros(outcome.shape[1]), rest])


class _Spread:
    """How large surprises are, from those before this block."""

    def __init__(self, before: float, columns: int) -> None:
        self._sum = np.full(columns, PRIOR_ROWS * before)
        self._rows = PRIOR_ROWS

    @property
    def now(self) -> Floats:
        return np.asarray(self._sum / self._rows)

    def add(self, squares: Floats) -> None:
        self._sum = self._sum + squares.sum(axis=0)
        self._rows += len(squares)


def blocks(rows: Frame) -> list[Ints]:
    """The rows of each block that has any."""
    starts = np.flatnonzero(np.diff(rows.block, prepend=-1))
    return np.split(np.arange(rows.block.size), starts[1:])


def information(rows: Frame, rho: float) -> float:
    """How much the rows tell about an effect, on average over the orders that the coin can give."""
    weights = rows.precision(rho)
    orders = rows.redraws(256, np.random.default_rng(0))
    return float(np.mean(np.einsum("ij,jk,ik->i", orders, weights, orders, optimize=True)))


def _steps(side: Floats, before: Floats, phi: Floats) -> Floats:
    """How an effect of one point would move the surprises, were the coin to fall on this side."""
    moved = np.broadcast_to(side[:, None], (side.size, before.size))
    return np.asarray(moved - phi[:, None] * np.vstack([before, moved[:-1]]))


def _mean_of_logs(logs: Floats) -> Floats:
    """The logarithm of the mean over bettors."""
    return np.asarray(np.logaddexp.reduce(logs, axis=0) - np.log(len(logs)))
