"""What sources say beyond our labels: only what was asked counts, and only what is said often enough is asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from training.data import Corpus
from training.hints import COLUMNS, ENOUGH, Hints

from hearten.signals.labels import LABELS

RARE, COMMON = ENOUGH - 1, ENOUGH + 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Every file that is asked for: one says something of two texts, the others of none."""
    for source, columns in COLUMNS.items():
        rows = {"text": pa.array([], pa.string()), **{name: pa.array([], pa.string()) for name in columns}}
        pq.write_table(pa.table(rows), tmp_path / f"{source}.parquet")
    emotions = {"text": ["glad and sorry", "nothing"], "emotions": [["joy", "remorse"], ["neutral"]]}
    pq.write_table(pa.table(emotions), tmp_path / "goemotions.parquet")
    return tmp_path


def corpus() -> Corpus:
    """Texts of one public source, of one that says nothing more, and of our own with a common and a rare function."""
    texts = ["glad and sorry"] * COMMON + ["nothing"] * RARE + ["a thing"] + ["thanks"] * COMMON + ["hm"] * RARE
    source = ["goemotions"] * (COMMON + RARE) + ["stormfront"] + ["own_thanks"] * COMMON + ["own_other"] * RARE
    function = [""] * (COMMON + RARE + 1) + ["sarcastic thanks"] * COMMON + ["rare"] * RARE
    none, blank = np.zeros((len(texts), len(LABELS)), np.float32), np.array([""] * len(texts))
    return Corpus(
        texts, none, none, np.array(source), np.array(["en"] * len(texts)), blank, np.array(function), blank, blank == 1
    )


def test_only_what_is_said_often_is_asked(folder: Path) -> None:
    assert Hints.of(corpus(), folder).count == 3  # joy, remorse, and thanks that are none


def test_a_source_is_asked_its_own_questions_alone(folder: Path) -> None:
    table = corpus()
    hints = Hints.of(table, folder)
    rows = np.array([0, COMMON, COMMON + RARE, COMMON + RARE + 1, len(table) - 1])
    answers, asked = hints.about(rows)
    assert answers.sum(1).tolist() == [2, 0, 0, 1, 0]
    assert asked.sum(1).tolist() == [2, 2, 0, 1, 1]
    assert not (answers * (1 - asked)).any()


def test_some_of_the_texts_keep_their_answers(folder: Path) -> None:
    hints = Hints.of(corpus(), folder)
    rows = np.array([COMMON + RARE + 1, 0])
    for whole, part in zip(hints.about(rows), hints.take(rows).about(np.array([0, 1])), strict=True):
        assert (whole == part).all()
