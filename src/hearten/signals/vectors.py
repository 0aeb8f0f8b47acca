"""The parent model's word vectors: 128,010 pieces of 512 numbers in 6 bits, packed on disk.

The parent stores them in shards of one scale each; a piece is in the shard of its number modulo their count. Here the
rows of a shard lie together, which packs best, in blocks that are unpacked when a text first needs one: loading takes
no time, and everyday words need few.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Floats = npt.NDArray[np.float32]


class Looked(NamedTuple):
    """What the network wants to know of each piece: its 6-bit numbers, the worth of a step, and where it begins."""

    values: npt.NDArray[np.uint8]
    scale: Floats
    low: Floats


class Vectors:
    """A lookup of vectors by the numbers of pieces."""

    def __init__(self, packed: bytes, layout: Mapping[str, Any]) -> None:
        self._packed = memoryview(packed)
        self._rows, self._width = int(layout["rows_of_block"]), int(layout["width"])
        self._ends = np.cumsum([0, *layout["blocks"]])
        self._scale = np.array(layout["scale"], np.float32)
        self._low = np.array(layout["low"], np.float32)
        blocks = len(layout["blocks"])
        self._of_shard = blocks * self._rows // len(self._scale)
        if self._ends[-1] != len(packed):
            raise ValueError
        self._codec = pa.Codec("zstd")
        self._values = np.zeros((blocks, self._rows, self._width), np.uint8)
        self._flat = self._values.reshape(-1, self._width)
        self._there = np.zeros(blocks, np.bool_)

    def of(self, pieces: npt.NDArray[np.int32]) -> Looked:
        """The vectors of some pieces, a row each."""
        within, shard = np.divmod(pieces, len(self._scale))
        rows = shard * self._of_shard + within
        needed = rows // self._rows
        if not self._there[needed].all():
            self._unpack(np.unique(needed))
        return Looked(self._flat[rows], self._scale[shard, None], self._low[shard, None])

    def _unpack(self, blocks: npt.NDArray[np.int32]) -> None:
        for block in blocks[~self._there[blocks]]:
            part = self._packed[self._ends[block] : self._ends[block + 1]]
            raw = self._codec.decompress(part, self._rows * self._width)
            self._values[block] = np.frombuffer(memoryview(raw), np.uint8).reshape(self._rows, self._width)
            self._there[block] = True
        if self._there.all():
            self._packed = memoryview(b"")  # 27 MB that nothing needs any more
