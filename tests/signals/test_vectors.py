"""Vectors come out as they went in, whichever block they lie in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from hearten.signals.vectors import Vectors

SHARDS, ROWS, WIDTH = 2, 3, 4
TABLE = np.arange(2 * SHARDS * ROWS * WIDTH, dtype=np.uint8).reshape(-1, WIDTH) % 64


def packed() -> tuple[bytes, dict[str, Any]]:
    """Two blocks a shard."""
    by_shard = np.concatenate([TABLE[shard::SHARDS] for shard in range(SHARDS)])
    blocks = [bytes(pa.Codec("zstd").compress(by_shard[at : at + ROWS].tobytes(), asbytes=True)) for at in (0, 3, 6, 9)]
    layout = {"width": WIDTH, "rows_of_block": ROWS, "scale": [1.0, 2.0], "low": [0.0, -1.0]}
    return b"".join(blocks), {**layout, "blocks": [len(block) for block in blocks]}


def test_rows_come_out_as_they_went_in() -> None:
    pieces = np.array([0, 5, 11, 4, 4, 1], np.int32)
    looked = Vectors(*packed()).of(pieces)
    assert (looked.values == TABLE[pieces]).all()
    assert looked.scale[:, 0].tolist() == [1, 2, 2, 1, 1, 2]
    assert looked.low[:, 0].tolist() == [0, -1, -1, 0, 0, -1]


def test_a_table_of_another_length_is_refused() -> None:
    content, layout = packed()
    with pytest.raises(ValueError):  # noqa: PT011 (the model's door turns it into words)
        Vectors(content[:-1], layout)
