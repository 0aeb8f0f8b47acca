"""The network that reads texts, and the only door to onnxruntime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import orjson

from hearten.signals.files import Weights, WeightsChanged
from hearten.signals.labels import LABELS
from hearten.signals.models import WEIGHTS
from hearten.signals.normalise import normalised
from hearten.signals.pieces import Ids, Pieces
from hearten.signals.vectors import Vectors

NETWORK, TABLE, LAYOUT, PIECES = "signals.onnx", "vectors.zst", "vectors.json", "pieces.model"
BATCH = 64
_FEW = 768  # pieces in a batch: long texts come fewer at a time, so that memory stays small
BESIDE = 2  # pieces before and after one that the network looks at with it
NOTHING = -1  # where there is no piece

Floats = npt.NDArray[np.float32]


class Model:
    """Texts in, one logit a label out."""

    def __init__(self, weights: Weights, threads: int = 0) -> None:
        self.version = weights.version
        network, table, layout = (weights.read(name) for name in (NETWORK, TABLE, LAYOUT))
        pieces = weights.read(PIECES)
        try:
            self._network = onnxruntime.InferenceSession(network, _options(threads), ["CPUExecutionProvider"])
            self._vectors = Vectors(table, orjson.loads(layout))
            self._pieces = Pieces(pieces)
        except (RuntimeError, OSError, ValueError, LookupError) as error:
            raise WeightsChanged(NETWORK) from error

    @classmethod
    def load(cls, folder: Path = WEIGHTS, threads: int = 0) -> Model:
        """The shipped network, loaded once. `threads`: 0 for as many as the machine has."""
        return _loaded(folder, threads)

    def logits(self, texts: Sequence[str]) -> Floats:
        """One row a text, one column a label. Any text: what is odd about it is the scorer's to say."""
        ids = self._pieces.of([normalised(text) for text in texts])
        out = np.zeros((len(ids), len(LABELS)), np.float32)
        for rows in _by_length(ids):
            out[rows] = self._answers([ids[row] for row in rows])
        return out

    def _answers(self, ids: list[Ids]) -> Floats:
        mask = np.arange(max(map(len, ids))) < np.array([len(one) for one in ids])[:, None]
        kinds, found = np.unique(np.concatenate(ids), return_inverse=True)
        values, scale, low = self._vectors.of(kinds)
        given = {"vectors": values, "scale": scale, "low": low, "kinds_around": _around(mask, found),
                 "rows_around": _around(mask, np.flatnonzero(mask)), "mask": mask.astype(np.float32)}  # fmt: skip
        logits: Floats = self._network.run(None, given)[0]
        return logits


def _around(mask: npt.NDArray[np.bool_], numbers: npt.NDArray[np.intp]) -> npt.NDArray[np.int32]:
    """(texts, pieces, 2 * BESIDE + 1): the number of each piece amid those of the pieces before and after it."""
    whole = np.full((len(mask), mask.shape[1] + 2 * BESIDE), NOTHING, np.int32)
    whole[:, BESIDE:-BESIDE][mask] = numbers
    return np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(whole, 2 * BESIDE + 1, axis=1))


@cache
def _loaded(folder: Path, threads: int) -> Model:
    return Model(Weights.of(folder), threads)


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that wait by spinning would take the machine from everything else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Batches differ in length: its own arena keeps memory flat, where the system's grows by half over 200,000 texts,
    # and patterns of memory would be planned anew for every length.
    options.enable_cpu_mem_arena = True
    options.enable_mem_pattern = False
    options.log_severity_level = 4
    return options


def _by_length(ids: list[Ids]) -> Iterator[npt.NDArray[np.intp]]:
    """Rows whose texts are about as long as each other, a batch at a time."""
    lengths = np.array([len(one) for one in ids], np.intp)
    order = np.argsort(-lengths, kind="stable")
    start = 0
    while start < len(order):
        count = max(1, min(BATCH, _FEW // int(lengths[order[start]])))
        yield order[start : start + count]
        start += count
