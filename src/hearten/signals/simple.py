"""The small model, for where the network cannot run: vectors of words and pairs of words, and nothing but NumPy.

It knows less (the model card says how much less), and it is quick.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hearten.signals.files import Weights, WeightsChanged
from hearten.signals.models import WEIGHTS
from hearten.signals.normalise import normalised

FILE = "simple.npz"
BUCKETS = 1 << 16
BEGINNING = 5  # letters; words of one stem share them
_WORD = re.compile(r"[^\W_]+|[!?]")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_MANY = 256  # words read of a text

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


def features(text: str) -> Places:
    """Where the words, pairs and beginnings of a text have their vectors; `text` is normalised. At least one place."""
    return np.fromiter((zlib.crc32(name.encode()) % BUCKETS for name in _names(text)), np.int64)


def _names(text: str) -> Iterator[str]:
    before = "^"
    for word in _words(text.lower())[:_MANY]:
        yield word
        yield f"{before} {word}"
        if len(word) > BEGINNING:
            yield f"{word[:BEGINNING]}-"
        before = word
    yield f"{before} $"


def _words(text: str) -> list[str]:
    found = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [sign for word in found for sign in (word if _UNSPACED.search(word) else [word])]


class Model:
    """Texts in, one logit a label out."""

    def __init__(self, weights: Weights) -> None:
        self.version = f"{weights.version}-simple"
        content = weights.read(FILE)
        try:
            with np.load(io.BytesIO(content)) as stored:
                self._vectors: Floats = stored["vectors"].astype(np.float32) * stored["step"]
                self._turn, self._turn_bias = stored["turn"], stored["turn_bias"]
                self._answer, self._answer_bias = stored["answer"], stored["answer_bias"]
        except (OSError, ValueError, LookupError, zipfile.BadZipFile) as error:
            raise WeightsChanged(FILE) from error

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Model:
        """The shipped vectors, loaded once."""
        return _loaded(folder)

    def logits(self, texts: Sequence[str]) -> Floats:
        """One row a text, one column a label."""
        if not texts:
            return np.zeros((0, len(self._answer_bias)), np.float32)
        places = [features(normalised(text)) for text in texts]
        lengths = np.array([len(one) for one in places])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        pooled = np.add.reduceat(self._vectors[np.concatenate(places)], starts, axis=0) / np.sqrt(lengths)[:, None]
        turned = np.maximum(pooled @ self._turn + self._turn_bias, 0)
        return np.asarray(np.concatenate([pooled, turned], 1) @ self._answer + self._answer_bias, np.float32)


@cache
def _loaded(folder: Path) -> Model:
    return Model(Weights.of(folder))
