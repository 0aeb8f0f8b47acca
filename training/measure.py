"""Figures: how often the model is right, by label, language, source and function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from hearten.signals.calibration import Calibration
from hearten.signals.labels import HARM, LABELS
from training.data import OWN, Corpus

Floats = npt.NDArray[Any]
HARMS = [LABELS.index(label) for label in HARM]
ALL = range(len(LABELS))
HATE, INSULT = LABELS.index("hate"), LABELS.index("insult")


class Read(NamedTuple):
    """Texts with what the model said about them."""

    table: Corpus
    logits: Floats
    likely: Floats
    called: npt.NDArray[np.bool_]

    def take(self, rows: npt.NDArray[Any]) -> Read:
        """Some of them."""
        return Read(self.table.take(rows), self.logits[rows], self.likely[rows], self.called[rows])


def read(table: Corpus, logits: Floats, calibration: Calibration) -> Read:
    """Probabilities, and which labels are called present."""
    rows = calibration.rows(table.lang.tolist())
    likely = calibration.probabilities(logits, rows)
    return Read(table, logits, likely, likely >= calibration.bars(rows).present)


def auroc(present: Floats, score: Floats) -> float | None:
    """The chance that a present text scores above an absent one; None where there are fewer than ten of either."""
    positives, negatives = int(present.sum()), int((1 - present).sum())
    if min(positives, negatives) < 10:
        return None
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[present > 0].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def known(r: Read, label: int, source: str | None = None, lang: str | None = None) -> npt.NDArray[np.bool_]:
    """Where the label is given for sure."""
    rows = r.table.known[:, label] >= 0.3
    if source:
        rows = rows & (np.char.startswith(r.table.source, source))
    return rows & (r.table.lang == lang) if lang else rows


class Grade(NamedTuple):
    """How well one label is told."""

    texts: int
    present: int
    auroc: float | None
    precision: float
    recall: float
    f1: float
    calibration_error: float


def grade(r: Read, label: int, rows: npt.NDArray[np.bool_]) -> Grade:
    """All the figures of a label over some rows."""
    truth, likely, called = r.table.present[rows, label], r.likely[rows, label], r.called[rows, label]
    hits = float((called * truth).sum())
    precision, recall = hits / max(int(called.sum()), 1), hits / max(float(truth.sum()), 1)
    f1 = 2 * hits / max(float(called.sum() + truth.sum()), 1)
    return Grade(int(rows.sum()), int(truth.sum()), auroc(truth, likely), precision, recall, f1, off_by(truth, likely))


def off_by(truth: Floats, likely: Floats, bins: int = 10) -> float:
    """How far, on average, a probability lies from how often it comes true (expected calibration error)."""
    if not len(truth):
        return 0.0
    place = np.minimum((likely * bins).astype(int), bins - 1)
    gaps = [abs(float(truth[place == at].sum() - likely[place == at].sum())) for at in range(bins)]
    return sum(gaps) / len(truth)


def right(r: Read, labels: Sequence[int] = HARMS) -> npt.NDArray[np.bool_]:
    """Whether each of the labels whose presence is known was called as it is."""
    at = list(labels)
    known_ones, truth = r.table.known[:, at] > 0, r.table.present[:, at] > 0
    return np.asarray((~known_ones | (r.called[:, at] == truth)).all(1), np.bool_)


def by_function(r: Read, labels: Sequence[int] = HARMS) -> dict[str, tuple[int, float]]:
    """Function -> how many texts, and the share that is right."""
    good = right(r, labels)
    names = np.char.add(np.char.add(r.table.family, ": "), r.table.function)
    return {str(name): (int((names == name).sum()), float(good[names == name].mean())) for name in np.unique(names)}


def alarms(r: Read, rows: npt.NDArray[np.bool_]) -> float:
    """Of a thousand of these texts, in how many hate or an insult is called present."""
    return 1000 * float((r.called[rows, HATE] | r.called[rows, INSULT]).mean()) if rows.any() else 0.0


def ours(r: Read) -> npt.NDArray[np.bool_]:
    """Our own texts."""
    return np.char.startswith(r.table.source, OWN + "_")


# Spellings and words that are common in African American English on Twitter (Blodgett et al. 2016 and later lists).
# A rough screen, and named as such: no word list is a dialect.
DIALECT = frozenset(
    {"ain't", "aint", "finna", "tryna", "imma", "ima", "gon", "dat", "dis", "dem", "da", "wit", "wassup", "deadass"}
    | {"talmbout", "ion", "iont", "nun", "sum", "bruh", "cuz", "yall", "y'all", "ya", "lil", "tho", "doe", "af", "smh"}
    | {"lmao", "ova", "betta", "neva", "errbody", "erbody", "nothin", "somethin", "fam", "ight", "aight", "yo"}
)


def in_dialect(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which texts have a word from the list."""
    return np.array([bool(DIALECT & set(text.lower().split())) for text in texts], np.bool_)
