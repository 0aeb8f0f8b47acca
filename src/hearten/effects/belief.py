"""What is believed after the check-ins: sizes and length of fading integrated out, not picked.

for each length of fading ─► climb to the likeliest sizes ─► draws around them, weighted ─► one mixture
without any doses         ─► the same                     ─► how likely it is that anything online matters
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logsumexp

from hearten.effects.evidence import NOISES, Design, Fit
from hearten.effects.mixture import Mixture
from hearten.effects.sizes import Peak, SizePrior, climb, throw
from hearten.effects.states import Floats, Ints

POWER = 5
"""2^5 draws for a design that is as good as certain, 2^2 for one that is unlikely."""
FEWEST = 2
UNLIKELY = 0.01
"""A length of fading with less than this share is left out."""


@dataclass(frozen=True)
class Belief:
    """The posterior of some contrasts."""

    mixture: Mixture
    kernel: Ints
    """Which of the designs each part of the mixture comes from."""
    share: Floats
    """How likely each design is."""
    log_evidence: float
    likeliest: Floats
    """The logarithms of the likeliest sizes for the likeliest design."""


def believe(designs: Sequence[Design], odds: Sequence[float], prior: SizePrior, rows: Floats, seed: int) -> Belief:
    """Draw from each design as many sizes as it is likely, and weigh them all together."""
    peaks = _peaks(designs, prior)
    chance = np.log(np.array(odds) / sum(odds)) + [peak.log_evidence for peak in peaks]
    share = np.exp(chance - logsumexp(chance))
    used = [kernel for kernel in range(len(designs)) if share[kernel] >= UNLIKELY]
    parts = [
        _part(designs[kernel], peaks[kernel], prior, rows, _power(float(share[kernel])), seed + kernel)
        for kernel in used
    ]
    kernel = np.concatenate([np.full(len(part[0]), number) for number, part in zip(used, parts, strict=True)])
    log_weight = np.concatenate(
        [part[0] + np.log(odds[number] / sum(odds)) for number, part in zip(used, parts, strict=True)]
    )
    total = float(logsumexp(log_weight))
    weight = np.exp(log_weight - total)
    mixture = Mixture(weight, np.vstack([part[1] for part in parts]), np.vstack([part[2] for part in parts]))
    likely = np.array([weight[kernel == number].sum() for number in range(len(designs))])
    return Belief(mixture, kernel, likely, total, peaks[int(share.argmax())].logs)


def _peaks(designs: Sequence[Design], prior: SizePrior) -> list[Peak]:
    """The peak for each design; each climb begins at the last one's peak."""
    peaks = [climb(designs[0], prior, prior.start())]
    for design in designs[1:]:
        peaks.append(climb(design, prior, peaks[-1].logs, peaks[0].root))
    return peaks


def _power(share: float) -> int:
    return max(FEWEST, int(np.ceil(POWER + np.log2(share))))


def _part(
    design: Design, peak: Peak, prior: SizePrior, rows: Floats, power: int, seed: int
) -> tuple[Floats, Floats, Floats]:
    """Log weights, means and deviations of the contrasts at each draw."""
    logs, thrown = throw(peak, power, seed)
    fits = [Fit(design, each) for each in logs]
    density = np.array([fit.log_likelihood + prior.log_density(each) for fit, each in zip(fits, logs, strict=True)])
    means = np.array([rows @ fit.effects for fit in fits])
    return density - thrown - power * np.log(2.0), means, np.array([fit.deviation(rows) for fit in fits])


def p_any(belief: Belief, design: Design, prior: SizePrior, odds: float) -> float:
    """How likely it is that anything online matters: against a model in which nothing does."""
    nothing = design.without_effects()
    kept = [*range(NOISES), *range(len(prior.scale) - nothing.groups, len(prior.scale))]
    bare = SizePrior(prior.scale[kept], prior.hours, prior.spread)
    alone = climb(nothing, bare, belief.likeliest[kept]).log_evidence
    return float(expit(belief.log_evidence - alone + np.log(odds / (1.0 - odds))))
