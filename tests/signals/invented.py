"""A made-up model for tests of everything around the real one: it knows a dozen words."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from hearten.signals.calibration import Calibration
from hearten.signals.labels import LABELS
from hearten.signals.models import Chosen
from hearten.signals.scorer import Scorer

MEANS = {
    "thanks": "gratitude",
    "thank": "gratitude",
    "danke": "gratitude",
    "brilliant": "encouragement",
    "here": "support",
    "welcome": "belonging",
    "yay": "joy",
    "cabbage": "insult",
    "parsnip": "self_harm",
    "turnip": "hate",
    "smash": "threat",
}
"""Vegetables stand for words that nobody needs to read in a test."""

CALIBRATION = {
    "version": "invented-1",
    "labels": {
        label: {
            "default": {"scale": 1.0, "shift": 0.0, "absent_below": 0.3, "present_above": 0.7},
            "de": {"scale": 1.0, "shift": 0.0, "absent_below": 0.3, "present_above": 0.999},
        }
        for label in LABELS
    },
}


class InventedModel:
    """Finds its words; "perhaps" beside one of them halves its confidence. Counts what it reads."""

    def __init__(self, version: str = "invented-1") -> None:
        self.version = version
        self.read = 0

    def logits(self, texts: list[str]) -> npt.NDArray[np.float32]:
        self.read += len(texts)
        out = np.full((len(texts), len(LABELS)), -5, np.float32)
        for row, text in enumerate(texts):
            words = re.findall(r"\w+", text.lower())
            for word in words:
                if word in MEANS:
                    out[row, LABELS.index(MEANS[word])] = 0 if "perhaps" in words else 5
        return out


def invented_scorer(off: tuple[str, ...] = (), version: str = "invented-1") -> Scorer:
    """A scorer over the made-up model."""
    return Scorer(Chosen(InventedModel(version), Calibration.of(CALIBRATION)), off)
