"""From the model's raw numbers to probabilities and calls, label by label and language by language.

probability = sigmoid(scale * logit + shift);  at or above `present`: present;  below `absent`: absent;  else: unsure
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import orjson

from hearten.signals.errors import CalibrationDamaged
from hearten.signals.labels import LABELS

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]

DEFAULT = "default"
_FIELDS = ("scale", "shift", "absent_below", "present_above")


class Bars(NamedTuple):
    """From where a probability counts; each as wide as `LABELS`."""

    absent: Floats
    present: Floats


@dataclass(frozen=True, slots=True)
class Calibration:
    """One table for one model."""

    version: str
    languages: tuple[str, ...]
    """Those with figures of their own; row 0 of the table is for all others."""
    table: Floats
    """Languages (and one more) by labels by scale, shift, absent, present."""

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """The table in a file."""
        try:
            return cls.of(orjson.loads(path.read_bytes()))
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise CalibrationDamaged(path.name) from error

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Calibration:
        """The table as the training writes it."""
        labels = document["labels"]
        languages = tuple(sorted({lang for rows in labels.values() for lang in rows} - {DEFAULT}))
        table = np.array(
            [
                [[float((labels[label].get(lang) or labels[label][DEFAULT])[field]) for field in _FIELDS]
                 for label in LABELS]
                for lang in (DEFAULT, *languages)
            ],
            np.float32,
        )  # fmt: skip
        if not np.isfinite(table).all() or (table[..., 2] > table[..., 3]).any():
            raise ValueError
        return cls(str(document["version"]), languages, table)

    @classmethod
    def plain(cls) -> Calibration:
        """For numbers whose model is no longer here: probabilities as they stand, and wide room for doubt."""
        return cls("", (), np.tile(np.array([1.0, 0.0, 0.2, 0.8], np.float32), (1, len(LABELS), 1)))

    def rows(self, langs: Sequence[str]) -> Rows:
        """Which row of the table is for each language."""
        place = {lang: at for at, lang in enumerate(self.languages, 1)}
        return np.array([place.get(lang, 0) for lang in langs], np.intp)

    def probabilities(self, logits: Floats, rows: Rows) -> Floats:
        """How likely each label is."""
        scale, shift = self.table[rows, :, 0], self.table[rows, :, 1]
        bounded = np.clip(scale * logits + shift, -30, 30)
        return np.asarray(1 / (1 + np.exp(-bounded)), np.float32)

    def bars(self, rows: Rows) -> Bars:
        """From where each label counts, for texts of these languages."""
        return Bars(self.table[rows, :, 2], self.table[rows, :, 3])
