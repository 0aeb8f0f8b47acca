"""A passage sees every source, and the large ones do not drown the small."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from training.batches import OWN_SHARE, by_length, epoch, padded
from training.data import Corpus

from hearten.signals.labels import LABELS


def corpus(sources: Mapping[str, int]) -> Corpus:
    """As many empty texts of each source."""
    names = np.array([name for name, count in sources.items() for _ in range(count)])
    none = np.zeros((len(names), len(LABELS)), np.float32)
    blank = np.array([""] * len(names))
    return Corpus(
        ["" for _ in names], none, none, names, np.array(["en"] * len(names)), blank, blank, blank, names == ""
    )


def test_small_sources_are_heard() -> None:
    table = corpus({"large": 900, "small": 100, "own_threat": 50})
    drawn = epoch(table, 1_000, np.random.default_rng(0))
    counts = {name: int((table.source[drawn] == name).sum()) for name in np.unique(table.source)}
    assert counts["own_threat"] == round(1_000 * OWN_SHARE)
    assert abs(counts["large"] / counts["small"] - 3) < 0.1  # the root of nine


def test_without_our_own_texts_all_draws_are_public() -> None:
    assert len(epoch(corpus({"a": 10}), 25, np.random.default_rng(0))) == 25


def test_a_passage_repeats() -> None:
    table = corpus({"a": 30, "b": 20})
    first, again = (epoch(table, 20, np.random.default_rng(7)) for _ in range(2))
    assert (first == again).all()


def test_batches_hold_every_text_once_and_fewer_long_ones() -> None:
    ids = [np.zeros(length) for length in [3] * 70 + [400] * 20]
    found = list(by_length(ids, 64, np.random.default_rng(0)))
    assert sorted(np.concatenate(found).tolist()) == list(range(90))
    assert all(len(rows) <= 8 for rows in found if len(ids[rows[-1]]) == 400)


def test_short_rows_are_filled() -> None:
    ids, mask = padded([np.array([1, 5, 2]), np.array([1, 2])])
    assert ids.tolist() == [[1, 5, 2], [1, 2, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]


def test_what_is_innocent_comes_oftener() -> None:
    table = corpus({"own_dialect": 100, "own_hate": 100})
    drawn = epoch(table, 700, np.random.default_rng(0))
    assert np.count_nonzero(table.source[drawn] == "own_dialect") == 250  # to 100, and as many draws for public texts
