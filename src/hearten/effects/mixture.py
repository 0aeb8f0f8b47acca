"""What is believed about many numbers at once: for each a weighted mixture of bell curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from hearten.effects.states import Floats

HALVINGS = 50


@dataclass(frozen=True)
class Mixture:
    """`weight` sums to one; `mean` and `deviation` have a row for each part and a column for each number."""

    weight: Floats
    mean: Floats
    deviation: Floats

    def average(self) -> Floats:
        """The mean of each number."""
        return self.weight @ self.mean

    def below(self, limit: Floats | float) -> Floats:
        """How likely each number is below `limit`."""
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = ndtr((limit - self.mean) / np.maximum(self.deviation, 1e-12))
        under: Floats = np.asarray(self.weight @ parts, np.float64)
        return under

    def quantile(self, share: float) -> Floats:
        """The value below which each number lies with probability `share`, by halving."""
        low = (self.mean - 9 * self.deviation).min(axis=0)
        high = (self.mean + 9 * self.deviation).max(axis=0)
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            under = self.below(middle) < share
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        middle = (low + high) / 2
        return np.asarray(middle, np.float64)

    def scaled(self, factor: Floats) -> Mixture:
        """Each number times `factor` (a row for each part)."""
        return Mixture(self.weight, self.mean * factor, self.deviation * np.abs(factor))
