"""The coin is fair, and the same for everybody who has the seed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.effects.experiments.designs import design

from hearten.effects.experiments.draw import coins, fresh_seed, schedule

SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_known_coins() -> None:
    """SHA-256 of 32 zero bytes and a zero counter begins with 2c 34 in any language."""
    assert coins("00" * 32, 16) == tuple(bool(int(bit)) for bit in "0010110000110100")


@given(SEEDS)
def test_each_pair_has_one_half_with_the_change(seed: str) -> None:
    made = design("three_day_pairs", 8)
    drawn = dict.fromkeys(range(8), 0)
    for row, is_with in zip(made.rows(), schedule(made, seed), strict=True):
        drawn[row.block] += is_with
    assert set(drawn.values()) == {3}


@given(SEEDS, st.integers(0, 200), st.integers(0, 200))
def test_more_coins_begin_with_the_same_ones(seed: str, few: int, more: int) -> None:
    assert coins(seed, few + more)[:few] == coins(seed, few)


def test_the_coin_is_fair() -> None:
    heads = sum(coins("7b" * 32, 40_000))
    assert abs(heads - 20_000) < 4 * 100  # four standard deviations


def test_fresh_seeds_differ() -> None:
    assert len({fresh_seed() for _ in range(20)}) == 20
