"""From logits to probabilities, and from which probability a label is called present: on texts never trained on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from hearten.signals.labels import LABELS
from training.data import Corpus

Floats = npt.NDArray[np.float64]

ENOUGH, ENOUGH_PRESENT = 250, 40  # texts of a language, and present ones, before it gets figures of its own
ORDINARY = ("wikitalk_context", "goemotions", "offmychest", "crisislex_t26")
# Of a thousand ordinary comments at most so many may be called this by mistake, label by label.
ALARMS = {"insult": 4.0, "hate": 3.0, "threat": 2.0, "obscene_sexual": 6.0, "self_harm": 1.5, "body_image": 2.0}
LOWEST, LOWEST_HELP, HIGHEST = 0.3, 0.4, 0.9  # of the bars; what is called kind should be kind


def calibrated(logits: np.ndarray, table: Corpus, version: str) -> dict[str, Any]:
    """The document that `hearten.signals.calibration` reads."""
    labels = {label: _label(logits[:, at].astype(float), table, at) for at, label in enumerate(LABELS)}
    return {"version": version, "labels": labels}


def _label(z: Floats, table: Corpus, at: int) -> dict[str, dict[str, float]]:
    known = table.known[:, at] >= 0.3
    weight = _even(table.source, known) * table.known[:, at]
    scale, shift = platt(z[known], table.present[known, at], weight[known])
    rows = {"default": {"scale": scale, "shift": shift}}
    for lang in np.unique(table.lang):
        here = known & (table.lang == lang)
        if here.sum() >= ENOUGH and table.present[here, at].sum() >= ENOUGH_PRESENT and lang != "en":
            own = _shifted(scale * z[here] + shift, table.present[here, at], weight[here])
            rows[str(lang)] = {"scale": scale, "shift": shift + own}
    return {
        lang: {key: round(value, 4) for key, value in {**row, **_bars(z, table, at, row)}.items()}
        for lang, row in rows.items()
    }


def _even(source: np.ndarray, known: np.ndarray) -> Floats:
    """Sources count by the root of their size, as in training."""
    names, place, counts = np.unique(source[known], return_inverse=True, return_counts=True)
    out = np.zeros(len(source))
    out[known] = (counts**-0.5)[place] if len(names) else 0
    return out


def platt(z: Floats, present: Floats, weight: Floats) -> tuple[float, float]:
    """Scale and shift of the logistic curve through the answers (Newton's way, slightly held back)."""
    x = np.stack([z, np.ones_like(z)], 1)
    theta = np.array([1.0, 0.0])
    weight = weight / max(weight.mean(), 1e-9)
    hold = np.diag([1.0, 0.1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        gradient = x.T @ (weight * (p - present)) + hold @ (theta - [1.0, 0.0])
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + hold
        theta = theta - np.linalg.solve(curve, gradient)
    return float(max(theta[0], 0.2)), float(theta[1])


def _shifted(z: Floats, present: Floats, weight: Floats) -> float:
    """How far a language lies from the rest, drawn towards nothing where it has little to say."""
    shift, weight = 0.0, weight / max(weight.mean(), 1e-9)
    for _ in range(20):
        p = 1 / (1 + np.exp(-(z + shift)))
        shift -= float(((weight * (p - present)).sum() + 4 * shift) / ((weight * p * (1 - p)).sum() + 4))
    return float(np.clip(shift, -1.5, 1.5))


def _bars(z: Floats, table: Corpus, at: int, row: Mapping[str, float]) -> dict[str, float]:
    likely = 1 / (1 + np.exp(-np.clip(row["scale"] * z + row["shift"], -30, 30)))
    known = table.known[:, at] >= 0.3
    harm = LABELS[at] in ALARMS
    weight = _even(table.source, known)[known]
    bar = best_f1(likely[known], table.present[known, at], weight, LOWEST if harm else LOWEST_HELP)
    if harm:
        ordinary = _ordinary(table, at)
        bar = max(min(bar, 0.5), min(HIGHEST, quietest(likely[ordinary], ALARMS[LABELS[at]])))
    return {"absent_below": round(min(0.6 * bar, 0.4), 3), "present_above": bar}


def _ordinary(table: Corpus, at: int) -> np.ndarray:
    """Everyday comments that surely lack a label; where nobody looked, those that very probably lack it."""
    rows = np.isin(table.source, ORDINARY) & (table.present[:, at] == 0)
    sure = rows & (table.known[:, at] >= 0.5)
    return sure if sure.sum() >= 500 else rows & (table.known[:, at] > 0)


def best_f1(likely: Floats, present: Floats, weight: Floats, lowest: float) -> float:
    """The bar with the best F1, from the lowest that is allowed."""

    def f1(bar: float) -> float:
        called = likely >= bar
        hits = float((weight * called * present).sum())
        return 2 * hits / max(float((weight * called).sum() + (weight * present).sum()), 1e-9)

    return float(max(np.arange(lowest, 0.66, 0.02), key=f1))


def quietest(likely: Floats, per_thousand: float) -> float:
    """The lowest bar that keeps false alarms among ordinary comments within bounds."""
    return float(np.quantile(likely, 1 - per_thousand / 1000)) + 1e-4 if len(likely) > 500 else 0.5
