"""The arithmetic behind an analysis: what each row is made of besides the change, and how rows hang together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hearten.effects.experiments.design import SHAPES, WINDOW_HOURS, Design, Row

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PRIOR_ROWS = 30.0
"""Lag-1 correlation in a few weeks is a poor guess: what was known before counts like this many rows."""
LARGEST_RHO = 0.8


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that have an outcome."""

    when: Floats
    """Where each row stands in time, in steps of one row."""
    nuisance: Floats
    """Level, trend, weekend; for windows the time of day too: one column each."""
    block: Ints
    half: Ints
    blocks: int
    paired: bool

    def treated(self, coins: npt.NDArray[np.bool_]) -> Floats:
        """For each draw (a line of coins), +1/2 on rows with the change and -1/2 on rows without."""
        drawn = coins[..., self.block]
        return np.where(drawn != (self.half == 1), 0.5, -0.5)

    def redraws(self, count: int, chance: np.random.Generator) -> Floats:
        """`count` other orders that the same coin could have given; all of them where that is fewer."""
        if self.has_all(count):
            every = np.arange(2**self.blocks)[:, None] >> np.arange(self.blocks) & 1
            return self.treated(every.astype(np.bool_))
        return self.treated(chance.random((count, self.blocks)) < 0.5)

    def has_all(self, count: int) -> bool:
        """Whether `count` redraws are all orders that there are."""
        return self.blocks < 31 and 2**self.blocks <= count

    def precision(self, rho: float) -> Floats:
        """Weights that take out what hangs over from row to row, and then level, trend and weekends."""
        apart = np.abs(self.when[:, None] - self.when[None, :])
        inverse = np.linalg.inv(np.power(rho, apart)) if rho > 0 else np.eye(self.when.size)
        weighted = inverse @ self.nuisance
        return np.asarray(inverse - weighted @ np.linalg.pinv(self.nuisance.T @ weighted) @ weighted.T)

    def rho_of(self, outcome: Floats, before: float) -> float:
        """How much of a row is still there in the next, from the outcomes alone and what was known before."""
        basis, _ = np.linalg.qr(self.nuisance)
        rest = outcome - basis @ (basis.T @ outcome)
        near = np.diff(self.when) < 1.5
        size = int(near.sum())
        if size < 3 or not rest.any():
            return before
        raw = (rest[1:] * rest[:-1])[near].sum() / size / np.mean(rest**2)
        unbiased = raw + (1 + 4 * raw) / rest.size  # Kendall 1954: what a short series loses
        mixed = (PRIOR_ROWS * before + size * unbiased) / (PRIOR_ROWS + size)
        return float(np.clip(mixed, 0.0, LARGEST_RHO))


def frame(design: Design, rows: Sequence[Row]) -> Frame:
    """The frame of some rows of a design, in their order."""
    first = design.starts_on.toordinal()
    days = np.array([row.day.toordinal() - first for row in rows], np.float64)
    weekend = np.array([row.day.weekday() >= 5 for row in rows], np.float64)
    columns = [np.ones(days.size), (days - (design.days - 1) / 2) / max(design.days, 1), weekend]
    when = days
    if design.kind == "windows":
        hours = np.array([row.start_hour + row.hours for row in rows], np.float64)
        when = (24 * days + hours) / WINDOW_HOURS
        columns += [wave(2 * np.pi * hours / period) for period in (24, 12) for wave in (np.sin, np.cos)]
    return Frame(
        when,
        np.column_stack(columns),
        np.array([row.block for row in rows], np.int64),
        np.array([row.half for row in rows], np.int64),
        design.blocks,
        SHAPES[design.kind].paired,
    )
