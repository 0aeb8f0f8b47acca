"""Figures mean what they say."""

from __future__ import annotations

import numpy as np
import pytest
from training.calibrate import best_f1, platt, quietest
from training.data import Corpus
from training.measure import ALL, Read, auroc, in_dialect, off_by, right

from hearten.signals.labels import LABELS


def test_auroc_of_order_and_of_chance() -> None:
    truth = np.array([0.0] * 20 + [1.0] * 20)
    assert auroc(truth, np.arange(40.0)) == 1
    assert auroc(truth, -np.arange(40.0)) == 0
    assert auroc(truth, np.zeros(40)) == 0.5


def test_auroc_of_hardly_any_texts_is_not_told() -> None:
    assert auroc(np.array([0.0, 1.0]), np.array([0.0, 1.0])) is None


def test_calibration_error() -> None:
    assert off_by(np.array([1.0, 0.0]), np.array([0.55, 0.55])) == pytest.approx(0.05)
    assert off_by(np.array([]), np.array([])) == 0


def test_the_curve_finds_how_logits_were_bent() -> None:
    rng = np.random.default_rng(0)
    z = rng.normal(0, 2, 20_000)
    present = (rng.random(20_000) < 1 / (1 + np.exp(-(0.5 * z - 1)))).astype(float)
    scale, shift = platt(z, present, np.ones(20_000))
    assert scale == pytest.approx(0.5, abs=0.03)
    assert shift == pytest.approx(-1, abs=0.05)


def test_the_bar_with_the_best_f1() -> None:
    likely = np.array([0.1, 0.35, 0.45, 0.9])
    assert 0.35 < best_f1(likely, np.array([0, 0, 1, 1.0]), np.ones(4), 0.3) <= 0.45


def test_the_quietest_bar_keeps_alarms_in_bounds() -> None:
    likely = np.random.default_rng(0).random(10_000)
    assert (likely >= quietest(likely, 5)).mean() <= 0.005


def test_spellings_are_found_word_by_word() -> None:
    assert in_dialect(["I am finna cook", "a definite finnaly"]).tolist() == [True, False]


def test_right_looks_at_the_labels_it_is_asked_for() -> None:
    present, known = np.zeros((2, len(LABELS))), np.zeros((2, len(LABELS)))
    known[:, LABELS.index("gratitude")] = 1
    present[0, LABELS.index("gratitude")] = 1
    column = np.array(["", ""])
    corpus = Corpus(["", ""], present, known, column, column, column, column, column, np.array([True, True]))
    silent = Read(corpus, present, present, np.zeros((2, len(LABELS)), np.bool_))
    assert right(silent).tolist() == [True, True], "no harm is named, so none is wrong"
    assert right(silent, ALL).tolist() == [False, True]
