"""The parent model's word vectors: 128,010 pieces of 512 numbers in 6 bits, packed on disk."""

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
    """All rows, unpacked (66 MB): a lookup is one gather."""

    def __init__(self, packed: bytes, layout: Mapping[str, Any]) -> None:
        rows, width = int(layout["rows"]), int(layout["width"])
        raw = pa.Codec("zstd").decompress(packed, rows * width)
        self._values = np.frombuffer(memoryview(raw), np.uint8).reshape(rows, width)
        self._shards = int(layout["shards"])
        self._scale = np.array(layout["scale"], np.float32)
        self._low = np.array(layout["low"], np.float32)

    def of(self, pieces: npt.NDArray[np.int32], mask: Floats) -> Looked:
        """The vectors of a batch; nothing where the mask says that there is no piece."""
        shard = pieces % self._shards
        return Looked(
            self._values[pieces], (self._scale[shard] * mask)[..., None], (self._low[shard] * mask)[..., None]
        )
