"""How well a set of sizes (of moods, of effects) explains the check-ins: the marginal likelihood and its slopes.

    y = Z g + W b + d + u + e,        g flat,  b_j ~ N(0, s_group(j)^2)

Everything is written in F = [W s, Z] and A = F'RF + diag(1, 0), where R is the inverse covariance of mood. Then

    2 log p(y) = -log|V0| - log|A| - y'Ry + (F'Ry)' A^-1 (F'Ry) + constant

and nothing breaks down where a size goes to zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.linalg import cho_solve, cholesky, solve_triangular

from hearten.effects.states import Calendar, Floats, Ints, Mood, Noise

NOISES = 4
"""How many of the sizes belong to mood itself: slow, quick, hours, chance."""


@dataclass(frozen=True)
class Design:
    """What is to be explained, and by what."""

    mood: Floats
    """One number a check-in, oldest first."""
    calendar: Calendar
    always: Floats
    """Columns with a free coefficient: level, hours of the day, weekend, trend."""
    doses: Floats
    """Columns whose coefficient has a prior around zero."""
    group: Ints
    """For each dose column: which learned size it shares, or -1 where `scale` is all there is."""
    scale: Floats
    """SD of the prior of each dose column, before the learned size is multiplied in."""
    bystanders: int = 0
    """The last so many dose columns, a group of their own, tell of mood and do nothing to it."""

    @property
    def groups(self) -> int:
        """How many sizes of effects are learned."""
        return int(self.group.max(initial=-1)) + 1

    def spread(self, sizes: Floats) -> Floats:
        """The prior SD of each dose column."""
        learned = np.append(sizes, 1.0)
        spread: Floats = self.scale * learned[self.group]
        return spread

    def without_effects(self) -> Design:
        """The same check-ins, on which nothing online has any effect: only bystanders are left."""
        kept = slice(len(self.scale) - self.bystanders, None)
        group = np.zeros(self.bystanders, np.int64)
        return replace(self, doses=self.doses[:, kept], group=group, scale=self.scale[kept])


class Fit:
    """The design at given sizes (their logarithms: four of mood, then one a group)."""

    def __init__(self, design: Design, sizes: Floats) -> None:
        self._design = design
        real = np.exp(sizes)
        self._mood = Mood(design.calendar, Noise(*real[:NOISES]))
        self._spread = design.spread(real[NOISES:])
        self._columns = np.column_stack([design.doses * self._spread, design.always])
        solved = self._mood.solve(np.column_stack([self._columns, design.mood]))
        self._solved, self._solved_mood = solved[:, :-1], solved[:, -1]
        self._given = self._columns.T @ self._solved_mood
        precision = self._columns.T @ self._solved
        dosed = design.doses.shape[1]
        precision[np.arange(dosed), np.arange(dosed)] += 1.0
        self._factor = cholesky(precision, lower=True, check_finite=False)
        self._coefficients = cho_solve((self._factor, True), self._given, check_finite=False)

    @cached_property
    def log_likelihood(self) -> float:
        """Marginal log likelihood, up to a constant that the check-ins alone decide."""
        explained = self._given @ self._coefficients
        left = self._design.mood @ self._solved_mood - explained
        volume = 2.0 * np.log(np.diag(self._factor)).sum()
        return float(-0.5 * (self._mood.log_determinant + volume + left))

    @property
    def effects(self) -> Floats:
        """The most likely coefficient of each dose column."""
        return self._spread * self._coefficients[: len(self._spread)]

    def deviation(self, contrasts: Floats) -> Floats:
        """The posterior SD of each row of `contrasts` (rows of weights over dose columns)."""
        wide = np.zeros((self._factor.shape[0], contrasts.shape[0]))
        wide[: len(self._spread)] = (contrasts * self._spread).T
        halved = solve_triangular(self._factor, wide, lower=True, check_finite=False)
        deviation: Floats = np.sqrt(np.square(halved).sum(axis=0))
        return deviation

    def slope(self) -> tuple[Floats, Floats]:
        """The gradient of `log_likelihood`, and the average information (what curvature is expected)."""
        design, dosed = self._design, len(self._spread)
        half = solve_triangular(self._factor, np.eye(len(self._factor)), lower=True, check_finite=False)
        left = self._solved_mood - self._solved @ self._coefficients
        wide = np.column_stack([self._solved @ half.T, left])
        moved = self._mood.slopes(wide)
        noises = [0.5 * float((wide * each).sum()) for each in moved]
        traces = self._determinant_slopes()
        uncertain = np.square(half).sum(axis=0)[:dosed] + self._coefficients[:dosed] ** 2 - 1.0
        learned = design.group >= 0
        groups = np.bincount(design.group[learned], weights=uncertain[learned], minlength=design.groups)
        working = [each[:, -1] for each in moved] + self._group_shifts()
        return np.append(np.array(noises) - 0.5 * traces, groups), self._information(np.column_stack(working))

    def _determinant_slopes(self) -> Floats:
        """How the determinant of mood's covariance changes with the logarithm of each of its numbers."""
        step = 1e-4
        noise = self._mood.noise
        logs = np.log([noise.slow, noise.quick, noise.hours, noise.chance])

        def at(place: int, by: float) -> float:
            moved = logs.copy()
            moved[place] += by
            return Mood(self._design.calendar, Noise(*np.exp(moved))).log_determinant

        return np.array([(at(place, step) - at(place, -step)) / (2 * step) for place in range(NOISES)])

    def _group_shifts(self) -> list[Floats]:
        """What each group of doses explains, twice: the derivative of the covariance times what is left over."""
        return [
            2.0 * self._design.doses[:, chosen] @ self.effects[chosen]
            for chosen in (self._design.group == group for group in range(self._design.groups))
        ]

    def _information(self, working: Floats) -> Floats:
        solved = self._mood.solve(working)
        inner = self._columns.T @ solved
        projected = solved - self._solved @ cho_solve((self._factor, True), inner, check_finite=False)
        return 0.5 * working.T @ projected
