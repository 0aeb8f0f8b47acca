"""Texts as numbers of word pieces: the only place that talks to SentencePiece."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import sentencepiece

OPENING, CLOSING = 1, 2
LONGEST = 192  # pieces; more say little more, and cost time

Ids = npt.NDArray[np.int32]


class Pieces:
    """The parent model's pieces, with its marks for the beginning and the end of a text."""

    def __init__(self, content: bytes) -> None:
        self._reader = sentencepiece.SentencePieceProcessor(model_proto=content)

    def of(self, texts: Sequence[str]) -> list[Ids]:
        """For each text its pieces, at least the two marks."""
        found = self._reader.encode(list(texts))
        return [np.array([OPENING, *one[: LONGEST - 2], CLOSING], np.int32) for one in found]
