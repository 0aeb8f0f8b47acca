"""Did it help? The days before a choice beside the days since, with doubt.

A before and after look cannot say what did it: a good week may come by itself. A t-test on such days calls 15 of 100
changes that are none (effects.md 5), because one day resembles the next. So days are taken as a mean of each side plus
noise that carries over (AR(1)); how much it carries over and how large it is are not known and are integrated out on a
grid; the difference has the prior N(0, 5 points), about what studies of breaks allow for.

    day means ─► weekday pattern out ─► y = level + difference·after + AR(1) ─► posterior of the difference ─► a call
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp, ndtr

Vector = npt.NDArray[np.float64]
Verdict = Literal["better", "no_clear_difference", "lower", "cannot_tell_yet"]

FEWEST_DAYS = 7
"""Days with a check-in that each side needs; below that a week's rhythm is all there is to see."""
LONGEST = 56
"""Days looked at on each side."""
PRIOR_SD = 5.0
CARRY = np.array([0.0, 0.15, 0.3, 0.45, 0.6, 0.75])
"""How much of one day's mood is left on the next. Diaries show 0.16 to 0.35 (effects.md 1); more is allowed for."""
SPREAD = np.array([3.0, 4.5, 6.0, 8.0, 10.5, 14.0, 18.0])
"""Standard deviations of a day's mean mood on 0 to 100."""
SURE = 0.05
"""A direction is named where the other one has less than this chance."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The days before and since."""

    verdict: Verdict
    days_before: int
    days_after: int
    estimate: float | None = None
    """After minus before, in points of mood; drawn towards zero where there is little to go by."""
    low: float | None = None
    high: float | None = None
    p_other_way: float | None = None


def compare(moods: Mapping[date, float], start: date, today: date) -> Comparison:
    """The mean moods of days, before `start` and from it until yesterday; as many days on each side as there can be."""
    length = min((today - start).days, LONGEST)
    days = [start + timedelta(days=offset) for offset in range(-LONGEST, max(length, 0))]
    known = [day for day in days if day in moods and np.isfinite(moods[day])]
    before = sum(day < start for day in known)
    after = len(known) - before
    if before < FEWEST_DAYS or after < FEWEST_DAYS:
        return Comparison("cannot_tell_yet", before, after)
    values = np.array([moods[day] for day in known])
    if np.ptp(values) == 0:
        return Comparison("cannot_tell_yet", before, after)
    place = np.array([(day - start).days for day in known], dtype=np.float64)
    design = np.column_stack([np.ones(len(known)), _weekend(known)])
    estimate, low, high, below = _posterior(values, place, design, (place >= 0).astype(np.float64))
    verdict: Verdict = "better" if below < SURE else "lower" if 1 - below < SURE else "no_clear_difference"
    return Comparison(verdict, before, after, estimate, low, high, min(below, 1 - below))


def _weekend(days: list[date]) -> Vector:
    """1 on Saturday and Sunday, centred, so that the level stays the level."""
    mark = np.array([day.weekday() >= 5 for day in days], dtype=np.float64)
    centred: Vector = mark - mark.mean()
    return centred


def _posterior(values: Vector, place: Vector, design: Vector, after: Vector) -> tuple[float, float, float, float]:
    """Mean, 95 % interval, and the chance that the difference is below zero, over the whole grid."""
    gaps = np.abs(place[:, None] - place[None, :])
    flat = _without_constant(design)
    kernels = [carry**gaps if carry else np.eye(len(place)) for carry in CARRY]
    table = np.array([_normal(values, after, flat, spread**2 * kernel) for kernel in kernels for spread in SPREAD])
    weights = np.exp(table[:, 0] - logsumexp(table[:, 0]))
    means, sds = table[:, 1], table[:, 2]
    below = float(weights @ ndtr((0 - means) / sds))
    low, high = (_quantile(weights, means, sds, share) for share in (0.025, 0.975))
    return float(weights @ means), low, high, below


def _without_constant(design: Vector) -> Vector:
    """Columns that say something: in a stretch without weekends the second is all zeros."""
    return design[:, np.abs(design).max(axis=0) > 0]


def _normal(values: Vector, after: Vector, flat: Vector, cov: Vector) -> tuple[float, float, float]:
    """Log evidence (up to a constant), mean and SD of the difference, flat in the level and the weekend (REML)."""
    root = np.linalg.cholesky(cov)
    y, x, z = (np.linalg.solve(root, part) for part in (values, after, flat))
    q, r = np.linalg.qr(z)
    y, x = y - q @ (q.T @ y), x - q @ (q.T @ x)
    precision = x @ x + 1 / PRIOR_SD**2
    mean = (x @ y) / precision
    evidence = (
        -np.log(np.diag(root)).sum()
        - np.log(np.abs(np.diag(r))).sum()
        - 0.5 * (y @ y - precision * mean**2)
        - 0.5 * np.log(precision)
    )
    return float(evidence), float(mean), float(precision**-0.5)


def _quantile(weights: Vector, means: Vector, sds: Vector, share: float) -> float:
    """Where a mixture of normals has `share` of its mass below, by halving."""
    low, high = float((means - 8 * sds).min()), float((means + 8 * sds).max())
    for _ in range(60):
        middle = (low + high) / 2
        if weights @ ndtr((middle - means) / sds) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
