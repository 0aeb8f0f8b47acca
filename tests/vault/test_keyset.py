"""The set of known keys agrees with Python's own set."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from hearten.vault.keyset import KeySet, first_of_each

# Few different halves, so that whole keys and half keys meet again and again.
HALVES = st.sampled_from([0, 1, 2, 3, 2**63, 2**64 - 2, 2**64 - 1])
BATCHES = st.lists(st.lists(st.tuples(HALVES, HALVES), max_size=40), max_size=12)


def as_array(batch: list[tuple[int, int]]) -> npt.NDArray[np.uint64]:
    return np.array(batch, np.uint64).reshape(-1, 2)


@given(BATCHES)
def test_fresh_agrees_with_a_set(batches: list[list[tuple[int, int]]]) -> None:
    known = KeySet()
    seen: set[tuple[int, int]] = set()
    for batch in batches:
        expected = []
        for key in batch:
            expected.append(key not in seen)
            seen.add(key)
        assert known.fresh(as_array(batch)).tolist() == expected
        assert len(known) == len(seen)


@given(BATCHES, st.lists(st.tuples(HALVES, HALVES), max_size=40))
def test_known_agrees_with_a_set_and_adds_nothing(
    batches: list[list[tuple[int, int]]], asked: list[tuple[int, int]]
) -> None:
    known = KeySet()
    for batch in batches:
        known.fresh(as_array(batch))
    seen = {key for batch in batches for key in batch}
    for _ in range(2):
        assert known.known(as_array(asked)).tolist() == [key in seen for key in asked]


@given(st.lists(st.binary(min_size=16, max_size=16).map(lambda key: key[:1] * 16), max_size=60))
def test_keys_as_bytes_and_as_words_are_the_same(batch: list[bytes]) -> None:
    as_bytes = np.frombuffer(b"".join(batch), "V16")
    as_words = np.frombuffer(b"".join(batch), np.uint64).reshape(-1, 2)
    assert first_of_each(as_words).tolist() == [key not in batch[:place] for place, key in enumerate(batch)]
    assert KeySet().fresh(as_bytes).tolist() == KeySet().fresh(as_words).tolist()


def test_a_key_takes_sixteen_bytes_and_runs_stay_few() -> None:
    draw = np.random.default_rng(7)
    known = KeySet()
    for _ in range(100):
        known.fresh(draw.integers(0, 2**64, (1000, 2), dtype=np.uint64))
    sizes = [len(run.first) for run in known._runs]
    assert sum(sizes) == 100_000
    assert sum(run.first.nbytes + run.second.nbytes for run in known._runs) == 16 * 100_000
    assert all(larger >= 2 * smaller for larger, smaller in pairwise(sizes))
