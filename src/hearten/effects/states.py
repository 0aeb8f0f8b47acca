"""How mood moves by itself: a slow state that changes by the day, a quick one that drifts back, and chance.

    y = (what is explained) + d(day) + u(time) + e
    d  spells of good or bad days, correlation exp(-days / 2)
    u  an Ornstein-Uhlenbeck process, correlation exp(-hours / l)
    e  how exactly a person can tell, independent

Both states are Markov, so their precision is banded, and the inverse of the covariance of y is applied in time that
grows with the number of check-ins and no faster. The order of the states is day, its check-ins, next day, ...:

    d1 u1 u2 u3 d2 u4 u5 ...        the band is as wide as the fullest day
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_solve_banded, cholesky_banded, solveh_banded

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FAR = 40.0
"""Time constants after which nothing is left to remember: exp(-40) is zero beside any number here."""


@dataclass(frozen=True)
class Noise:
    """The size of each part of mood, in points, and the hours that the quick state lasts."""

    slow: float
    quick: float
    hours: float
    chance: float


@dataclass(frozen=True)
class Calendar:
    """When the check-ins were: hours, ascending, and the number of the day of each."""

    hours: Floats
    day: Ints
    slow_days: float = 2.0

    @cached_property
    def days(self) -> Ints:
        """The days that have a check-in."""
        return np.unique(self.day)

    @cached_property
    def day_of(self) -> Ints:
        """Which of `days` each check-in belongs to."""
        return np.searchsorted(self.days, self.day).astype(np.int64)

    @cached_property
    def first_of_day(self) -> Ints:
        """The first check-in of each day."""
        return np.searchsorted(self.day, self.days).astype(np.int64)

    @cached_property
    def day_correlation(self) -> Floats:
        """Correlation of the slow state of each day with that of the day before it in `days`."""
        return np.exp(-np.minimum(np.diff(self.days) / self.slow_days, FAR))

    def quick_correlation(self, hours: float) -> Floats:
        """Correlation of the quick state at each check-in with the one before."""
        return np.exp(-np.minimum(np.diff(self.hours) / hours, FAR))

    @cached_property
    def place_of_day(self) -> Ints:
        """Where the slow state of each day stands among all states."""
        return self.first_of_day + np.arange(len(self.days))

    @cached_property
    def place_of_check_in(self) -> Ints:
        """Where the quick state of each check-in stands among all states."""
        return np.arange(len(self.hours)) + self.day_of + 1

    @cached_property
    def band(self) -> int:
        """How far apart two states may stand that touch each other."""
        return int(np.bincount(self.day_of).max()) + 1


def chain_precision(correlation: Floats) -> tuple[Floats, Floats]:
    """The diagonal and off-diagonal of the precision of a unit-variance Markov chain."""
    rest = 1.0 - correlation**2
    diagonal = np.ones(len(correlation) + 1)
    diagonal[:-1] += correlation**2 / rest
    diagonal[1:] += correlation**2 / rest
    return diagonal, -correlation / rest


class Mood:
    """The covariance of mood around what is explained: its inverse, determinant and derivatives."""

    def __init__(self, calendar: Calendar, noise: Noise) -> None:
        self._calendar = calendar
        self._noise = noise
        self._quick = calendar.quick_correlation(noise.hours)
        self._factor = cholesky_banded(self._banded(), check_finite=False)

    @property
    def noise(self) -> Noise:
        """The numbers it was made from."""
        return self._noise

    def _banded(self) -> Floats:
        """The precision of the states given the check-ins, in LAPACK's upper form."""
        at, noise = self._calendar, self._noise
        band = np.zeros((at.band + 1, len(at.hours) + len(at.days)))
        weight = noise.chance**-2
        slow, slow_next = chain_precision(at.day_correlation)
        quick, quick_next = chain_precision(self._quick)
        day, check_in = at.place_of_day, at.place_of_check_in
        band[-1, day] = slow / noise.slow**2 + weight * np.bincount(at.day_of)
        band[-1, check_in] = quick / noise.quick**2 + weight
        _put(band, day[:-1], day[1:], slow_next / noise.slow**2)
        _put(band, check_in[:-1], check_in[1:], quick_next / noise.quick**2)
        _put(band, day[at.day_of], check_in, np.full(len(check_in), weight))
        return band

    @cached_property
    def log_determinant(self) -> float:
        """Of the covariance of all check-ins."""
        at, noise = self._calendar, self._noise
        n, days = len(at.hours), len(at.days)
        given = 2.0 * np.log(self._factor[-1]).sum()
        slow = 2.0 * days * np.log(noise.slow) + np.log1p(-(at.day_correlation**2)).sum()
        quick = 2.0 * n * np.log(noise.quick) + np.log1p(-(self._quick**2)).sum()
        return float(given + slow + quick + 2.0 * n * np.log(noise.chance))

    def solve(self, columns: Floats) -> Floats:
        """The inverse covariance times `columns`."""
        at, weight = self._calendar, self._noise.chance**-2
        wide = np.zeros((len(at.hours) + len(at.days), columns.shape[1]), order="F")  # as LAPACK takes it
        wide[at.place_of_check_in] = weight * columns
        wide[at.place_of_day] = weight * np.add.reduceat(columns, at.first_of_day, axis=0)
        states = cho_solve_banded((self._factor, False), wide, overwrite_b=True, check_finite=False)
        return weight * (columns - states[at.place_of_check_in] - states[at.place_of_day][at.day_of])

    def slopes(self, columns: Floats) -> tuple[Floats, ...]:
        """The derivative of the covariance by the logarithm of each number of `Noise`, times `columns`."""
        at, noise = self._calendar, self._noise
        summed = np.add.reduceat(columns, at.first_of_day, axis=0)
        slow = 2.0 * noise.slow**2 * _correlate(at.day_correlation, summed)[at.day_of]
        quick = 2.0 * noise.quick**2 * _correlate(self._quick, columns)
        step = 1e-3
        longer = _correlate(at.quick_correlation(noise.hours * np.exp(step)), columns)
        shorter = _correlate(at.quick_correlation(noise.hours * np.exp(-step)), columns)
        hours = noise.quick**2 * (longer - shorter) / (2 * step)
        return slow, quick, hours, 2.0 * noise.chance**2 * columns


def _put(band: Floats, row: Ints, column: Ints, value: Floats) -> None:
    """Entries above the diagonal, where LAPACK's upper form keeps them."""
    band[band.shape[0] - 1 - (column - row), column] += value


def _correlate(correlation: Floats, columns: Floats) -> Floats:
    """The correlation matrix of a Markov chain times `columns`."""
    diagonal, beside = chain_precision(correlation)
    band = np.zeros((2, len(diagonal)))
    band[1] = diagonal
    band[0, 1:] = beside
    if len(diagonal) == 1:
        return columns.copy()
    solved: Floats = solveh_banded(band, columns, check_finite=False)
    return solved
