"""Which texts a step of training sees: sources evened out, texts of one length side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from training.data import Corpus

CAPS = {"davidson2017": 4_000, "goemotions": 30_000}  # a lexicon's tweets, and a flood of one kind
# Families of ours that only say what is innocent come oftener: many others hold hate beside its contrasts.
CALM = {
    "own_identity": 1.5,
    "own_among": 1.5,
    "own_counter": 1.5,
    "own_dialect": 2.5,
    "own_talk_pages": 2.5,
    "own_harmless": 2.0,
}
OWN_SHARE = 0.5  # of all draws; our own texts are clean, and carry what no source has


def epoch(table: Corpus, draws: int, rng: np.random.Generator, own_share: float = OWN_SHARE) -> np.ndarray:
    """Row numbers for one passage: each public source by the root of its size, our own families alike."""
    ours = np.char.startswith(table.source, "own_")
    share = own_share if ours.any() else 0.0
    public = _drawn(_groups(table, ~ours), round(draws * (1 - share)), rng)
    return rng.permutation(np.concatenate([public, _drawn(_groups(table, ours), round(draws * share), rng)]))


def _groups(table: Corpus, chosen: np.ndarray) -> Mapping[str, np.ndarray]:
    names = np.char.add(np.char.add(table.source, " "), table.lang)
    return {name: np.flatnonzero(chosen & (names == name)) for name in np.unique(names[chosen])}


def _drawn(groups: Mapping[str, np.ndarray], draws: int, rng: np.random.Generator) -> np.ndarray:
    if not groups:
        return np.zeros(0, np.int64)
    sizes = {name: _share(name.split()[0], len(rows)) for name, rows in groups.items()}
    total = sum(sizes.values())
    return np.concatenate([_some(rows, round(draws * sizes[name] / total), rng) for name, rows in groups.items()])


def _share(source: str, rows: int) -> float:
    return CALM.get(source, 1.0) * min(rows, CAPS.get(source, rows)) ** 0.5


def _some(rows: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """As many of the rows, none a second time before each has come once."""
    rounds = [rng.permutation(rows) for _ in range(-(-count // len(rows)))]
    return np.concatenate([*rounds, np.zeros(0, np.int64)])[:count].astype(np.int64)


def by_length(ids: Sequence[np.ndarray], size: int, rng: np.random.Generator | None = None) -> Iterator[np.ndarray]:
    """Batches of places in `ids`, of about equal length; shuffled where a generator is given.

    A batch holds `size` texts of ordinary length, fewer of long ones.
    """
    lengths = np.array([len(one) for one in ids])
    order = np.argsort(lengths + (rng.random(len(ids)) * 2 if rng else 0), kind="stable")
    batches, start = [], 0
    while start < len(order):
        longest = lengths[order[min(start + size, len(order)) - 1]]
        count = max(8, min(size, int(size * 48 / max(longest, 1))))
        batches.append(order[start : start + count])
        start += count
    if rng:
        rng.shuffle(batches)
    yield from batches


def padded(ids: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """One array of ids, short rows filled with zeros, and which places count."""
    longest = max(len(one) for one in ids)
    out = np.zeros((len(ids), longest), np.int64)
    mask = np.zeros((len(ids), longest), np.float32)
    for row, one in enumerate(ids):
        out[row, : len(one)], mask[row, : len(one)] = one, 1
    return out, mask
