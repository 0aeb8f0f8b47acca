"""The randomisation test: the coin is thrown again, many times, and the real order is compared with the others.

If the change does nothing, the outcomes would have been the same in any order. So whatever else is in them (sleep,
weekends, what hangs over from the day before), the real order is one of many that were as likely, and the share of
those that look at least as striking is the p value. No assumption about the shape of moods is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hearten.effects.experiments.frame import Floats, Frame

REDRAWS = 4_000
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Shuffled:
    """What the test says."""

    estimate: float
    """Points: the outcome with the change less the outcome without."""
    low: float
    high: float
    """The effects that the test does not reject."""
    p: float


class Shuffle:
    """The statistics of the real order (first) and of all others, linear in the outcome."""

    def __init__(self, frame: Frame, actual: Floats, rho: float, redraws: Floats, *, complete: bool) -> None:
        """`complete` says that `redraws` are all orders there are, the real one among them."""
        weights = frame.precision(rho)
        orders = np.vstack([actual[None, :], redraws])
        self._counted = slice(1, None) if complete else slice(None)
        self._weighted = orders @ weights
        information = np.maximum((self._weighted * orders).sum(axis=1), _TINY)
        self._weighted /= np.sqrt(information)[:, None]
        self._actual = actual
        self._scale = float(np.sqrt(information[0]))

    def estimate(self, outcome: Floats) -> float:
        """The effect by weighted least squares."""
        return float(self._weighted[0] @ outcome) / self._scale

    def p(self, outcome: Floats, effect: float = 0.0) -> float:
        """How often chance alone looks at least as striking, were the effect `effect`."""
        statistics = np.abs(self._weighted @ (outcome - effect * self._actual))
        return self._share(statistics)

    def test(self, outcome: Floats, alpha: float) -> Shuffled:
        """Estimate, interval and p value."""
        middle = self.estimate(outcome)
        base, slope = self._weighted @ outcome, self._weighted @ self._actual

        def kept(effect: float) -> bool:
            statistics = np.abs(base - effect * slope)
            return self._share(statistics) > alpha

        spread = float(np.std(outcome)) or 1.0
        low, high = (self._edge(kept, middle, step * spread) for step in (-1.0, 1.0))
        return Shuffled(middle, low, high, self.p(outcome))

    def _share(self, statistics: Floats) -> float:
        """The part of all orders that look at least as striking as the real one."""
        return float(np.mean(statistics[self._counted] >= statistics[0] - _TINY))

    @staticmethod
    def _edge(kept: Callable[[float], bool], middle: float, step: float) -> float:
        """The outermost effect that is not rejected, found by doubling and halving."""
        inside, outside = middle, middle + step
        for _ in range(12):
            if not kept(outside):
                break
            inside, outside = outside, outside + 2 * (outside - middle)
        else:
            return float(np.inf if step > 0 else -np.inf)
        for _ in range(30):
            half = (inside + outside) / 2
            inside, outside = (half, outside) if kept(half) else (inside, half)
        return outside
