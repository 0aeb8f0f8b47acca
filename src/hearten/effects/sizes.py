"""Which sizes of moods and effects are likely: the top of their posterior, and weighted draws around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats.qmc import Sobol

from hearten.effects.evidence import Design, Fit
from hearten.effects.priors import Priors
from hearten.effects.states import Floats

STEPS = 40
"""Newton needs six to ten; where it has not settled by then, the draws are wide enough to make up for it."""
WIDER = 1.15
"""How much wider than the curvature says the draws are thrown, so that weights stay even."""


@dataclass(frozen=True)
class SizePrior:
    """The prior of the logarithms of the sizes: half-normal sizes, and a log-normal for the hours a mood lasts."""

    scale: Floats
    """Scale of the half-normal of each size; that of the hours is not used."""
    hours: float
    spread: float

    @classmethod
    def of(cls, priors: Priors, group_scales: tuple[float, ...]) -> SizePrior:
        """The prior for mood's four sizes and one for each group of doses."""
        scale = np.array([priors.state, priors.state, 1.0, priors.state, *group_scales])
        return cls(scale, float(np.log(priors.mood_hours)), priors.mood_spread)

    def start(self) -> Floats:
        """A sensible place to begin."""
        logs = np.log(0.5 * self.scale)
        logs[2] = self.hours
        return logs

    def log_density(self, logs: Floats) -> float:
        """Normalised, so that models with different groups can be compared."""
        ratio = np.delete(np.exp(logs) / self.scale, 2)
        half_normal = np.log(ratio).sum() - 0.5 * np.square(ratio).sum() + 0.5 * np.log(2 / np.pi) * len(ratio)
        off = (logs[2] - self.hours) / self.spread
        return float(half_normal - 0.5 * off**2 - np.log(self.spread) - 0.5 * np.log(2 * np.pi))

    def slope(self, logs: Floats) -> tuple[Floats, Floats]:
        """The gradient of `log_density`, and minus its second derivatives."""
        square = np.square(np.exp(logs) / self.scale)
        gradient, curvature = 1.0 - square, 2.0 * square
        gradient[2] = -(logs[2] - self.hours) / self.spread**2
        curvature[2] = self.spread**-2
        return gradient, curvature


@dataclass(frozen=True)
class Peak:
    """The most likely sizes, with the spread of the posterior around them."""

    logs: Floats
    log_density: float
    root: Floats
    """A square root of the covariance of the draws."""

    @property
    def log_evidence(self) -> float:
        """Laplace's approximation of the probability of the check-ins, sizes integrated out."""
        root = self.root / WIDER
        return self.log_density + float(np.linalg.slogdet(root)[1]) + 0.5 * len(self.logs) * float(np.log(2 * np.pi))


def climb(design: Design, prior: SizePrior, start: Floats, root: Floats | None = None) -> Peak:
    """Newton's way up, with the average information for curvature and shorter steps where a step overshoots.

    `root` is that of a design so much alike that its curvature need not be worked out anew.
    """
    logs, damping = start, 0.05
    fit = Fit(design, logs)
    height = fit.log_likelihood + prior.log_density(logs)
    for _ in range(STEPS):
        gradient, information = _slope(fit, prior, logs)
        step = np.linalg.solve(information + damping * np.eye(len(logs)), gradient)
        step *= min(1.0, 1.0 / np.abs(step).max())
        if gradient @ step < 1e-3:
            break
        tried = Fit(design, logs + step)
        reached = tried.log_likelihood + prior.log_density(logs + step)
        if reached > height:
            logs, fit, height, damping = logs + step, tried, reached, damping * 0.3
        else:
            damping = max(damping * 10, 0.1)
    return Peak(logs, height, _root(design, fit, prior, logs) if root is None else root)


def _slope(fit: Fit, prior: SizePrior, logs: Floats) -> tuple[Floats, Floats]:
    gradient, information = fit.slope()
    prior_gradient, prior_curvature = prior.slope(logs)
    return gradient + prior_gradient, information + np.diag(prior_curvature)


def _root(design: Design, fit: Fit, prior: SizePrior, logs: Floats) -> Floats:
    """A root of the inverse of the observed curvature, which is never taken for flatter than a spread of one e-fold."""
    step = 0.02
    here = _slope(fit, prior, logs)[0]
    moved = [logs + each for each in np.eye(len(logs)) * step]
    curvature = np.array([(here - _slope(Fit(design, each), prior, each)[0]) / step for each in moved])
    values, vectors = np.linalg.eigh((curvature + curvature.T) / 2)
    root: Floats = WIDER * vectors / np.sqrt(np.maximum(values, 1.0))
    return root


def throw(peak: Peak, power: int, seed: int) -> tuple[Floats, Floats]:
    """2^power Sobol draws around a peak, one a row, and the logarithm of the density they were thrown with."""
    size = len(peak.logs)
    even = Sobol(size, scramble=True, rng=np.random.default_rng(seed)).random_base2(power)
    normal = ndtri(np.clip(even, 1e-6, 1 - 1e-6))
    density = -0.5 * np.square(normal).sum(axis=1) - np.linalg.slogdet(peak.root)[1] - 0.5 * size * np.log(2 * np.pi)
    return peak.logs + normal @ peak.root.T, density
