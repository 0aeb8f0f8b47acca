"""The coin: a seed from the operating system becomes an order of days, the same for everybody who has the seed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from hashlib import sha256

from hearten.effects.experiments.design import SHAPES, Design

SEED_BYTES = 32


def fresh_seed() -> str:
    """A new seed from the operating system's own source of chance, in hexadecimal."""
    return secrets.token_hex(SEED_BYTES)


def coins(seed: str, count: int) -> tuple[bool, ...]:
    """`count` fair coins: the bits of SHA-256(seed, 0), SHA-256(seed, 1), and so on, highest bit first."""
    bits = _bits(bytes.fromhex(seed))
    return tuple(next(bits) for _ in range(count))


def _bits(seed: bytes) -> Iterator[bool]:
    number = 0
    while True:
        for byte in sha256(seed + number.to_bytes(8, "big")).digest():
            for place in range(7, -1, -1):
                yield bool(byte >> place & 1)
        number += 1


def schedule(design: Design, seed: str) -> tuple[bool, ...]:
    """For each row of the design, whether the change holds then."""
    drawn = coins(seed, design.blocks)
    paired = SHAPES[design.kind].paired
    return tuple(drawn[row.block] != bool(row.half) if paired else drawn[row.block] for row in design.rows())
