"""Which keys are known already: a set of 16-byte keys that is asked tens of thousands at a time.

Sorted runs, the largest first, each about twice the next: a batch is looked up in every run and becomes a run itself,
and neighbouring runs of like size are merged. 16 bytes a key; every key is compared whole, so no row is lost to chance.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hearten.ground.ids import KEY_BYTES

Words = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]


class _Run(NamedTuple):
    """Distinct keys ordered by their first half; those that share it stand together in any order."""

    first: Words
    second: Words


class KeySet:
    """Keys seen so far."""

    def __init__(self, keys: npt.NDArray[np.void] | Words | None = None) -> None:
        self._runs: list[_Run] = []
        if keys is not None and len(keys):
            self.fresh(keys)

    def __len__(self) -> int:
        return sum(len(run.first) for run in self._runs)

    def fresh(self, keys: npt.NDArray[np.void] | Words) -> Mask:
        """True for each key not known before nor earlier in this batch; afterwards all are known.

        `keys` holds 16 bytes a row: dtype `V16`, or `uint64` with two columns.
        """
        pairs = as_pairs(keys)
        new = first_of_each(pairs)
        new &= ~self.known(pairs)
        if new.any():
            added = pairs[new]
            order = np.argsort(added[:, 0])
            self._add(_Run(added[order, 0], added[order, 1]))
        return new

    def known(self, keys: npt.NDArray[np.void] | Words) -> Mask:
        """True for each key that is in the set; nothing is added."""
        pairs = as_pairs(keys)
        found = np.zeros(len(pairs), np.bool_)
        order = np.argsort(pairs[:, 0])  # neighbours are then looked up one after the other: fewer cache misses
        first, second = pairs[order, 0], pairs[order, 1]
        for run in self._runs:
            found[order] |= _contains(run, first, second)
        return found

    def _add(self, run: _Run) -> None:
        while self._runs and len(self._runs[-1].first) < 2 * len(run.first):
            run = _merged(self._runs.pop(), run)
        self._runs.append(run)


def as_pairs(keys: npt.NDArray[np.void] | Words) -> Words:
    """Keys as two 64-bit words a row."""
    return np.ascontiguousarray(keys).view(np.uint64).reshape(-1, KEY_BYTES // 8)


def first_of_each(pairs: Words) -> Mask:
    """True for the first row of every key."""
    first = pairs[:, 0]
    ordered = np.sort(first)
    shared = ordered[1:][ordered[1:] == ordered[:-1]]
    mask = np.ones(len(pairs), np.bool_)
    if not len(shared):
        return mask
    rows = np.flatnonzero(np.isin(first, shared))
    rows = rows[np.lexsort((pairs[rows, 1], pairs[rows, 0]))]  # stable: equal keys stay in the order they came
    again = np.all(pairs[rows[1:]] == pairs[rows[:-1]], axis=1)
    mask[rows[1:][again]] = False
    return mask


def _contains(run: _Run, first: Words, second: Words) -> Mask:
    """Which keys the run holds. One look is enough unless different keys share their first half."""
    at = np.searchsorted(run.first, first)
    found = np.zeros(len(first), np.bool_)
    open_rows = np.flatnonzero(at < len(run.first))
    while len(open_rows):
        places = at[open_rows]
        open_rows, places = _where(run.first[places] == first[open_rows], open_rows, places)
        found[open_rows] = run.second[places] == second[open_rows]
        open_rows, places = _where(~found[open_rows], open_rows, places + 1)
        open_rows, places = _where(places < len(run.first), open_rows, places)
        at[open_rows] = places
    return found


def _where(mask: Mask, rows: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], ...]:
    return rows[mask], places[mask]


def _merged(one: _Run, other: _Run) -> _Run:
    first = np.concatenate([one.first, other.first])
    order = np.argsort(first, kind="stable")  # a merge: both halves are in order already
    return _Run(first[order], np.concatenate([one.second, other.second])[order])
