"""What is learnt from: nulls stay unknown, masks get names, and a seed keeps to one side."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from training.texts import grammar

from hearten.signals.labels import LABELS
from training import data, slurs

INSULT, HATE, JOY = (LABELS.index(name) for name in ("insult", "hate", "joy"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three public texts."""
    rows: list[dict[str, Any]] = [
        {"text": "[NAME] is kind", "joy": True, "hate": False, "weak_absent": ["insult"], "split": "train"},
        {"text": "nothing known", "joy": None, "hate": None, "weak_absent": [], "split": "validation"},
        {"text": "a [RELIGION] song", "joy": True, "hate": None, "weak_absent": ["threat"], "split": "train"},
    ]
    whole = [{"lang": "en", "source": "made_up|twice", **dict.fromkeys(LABELS), **row} for row in rows]
    fields: list[tuple[str, pa.DataType]] = [(name, pa.string()) for name in ("text", "lang", "source", "split")]
    fields += [(label, pa.bool_()) for label in LABELS]
    schema = pa.schema([*fields, ("weak_absent", pa.list_(pa.string()))])
    pq.write_table(pa.Table.from_pylist(whole, schema), tmp_path / "unified.parquet")
    return tmp_path


def test_what_is_not_known_counts_nothing(folder: Path) -> None:
    table = data.table(list(data.public(folder)))
    assert table.known[1].sum() == 0
    assert table.known[0, HATE] == 1
    assert table.present[0, JOY] == 1
    assert table.known[0, INSULT] == pytest.approx(data.WEAK["insult"])
    assert table.known[2].sum() == 1  # never a weak absence of threats
    assert table.validation.tolist() == [False, True, False]
    assert set(table.source) == {"made_up"}


def test_where_the_public_texts_are_missing_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="HEARTEN_DATA"):
        next(data.public(tmp_path))


def test_masks_become_names(folder: Path) -> None:
    texts = [row.text for row in data.public(folder)]
    assert not any("[" in text for text in texts)
    assert texts == [row.text for row in data.public(folder)]


@pytest.fixture
def dutch(tmp_path: Path) -> Path:
    """Our own texts in the language with the fewest."""
    shutil.copytree(grammar.HERE / "nl", tmp_path / "texts" / "nl")
    return tmp_path / "texts"


def test_a_seed_is_on_one_side_with_all_its_texts(dutch: Path) -> None:
    table = data.table(list(data.own(3, {}, dutch)))
    sides: dict[str, set[tuple[bool, bool]]] = {}
    for seed, apart, half in zip(table.seed, table.validation, data.for_calibration(table), strict=True):
        sides.setdefault(str(seed), set()).add((bool(apart), bool(half)))
    assert all(len(side) == 1 for side in sides.values())
    assert {apart for side in sides.values() for apart, _ in side} == {True, False}


def test_no_gap_is_left_where_there_is_no_word_for_it(dutch: Path) -> None:
    assert slurs.filled("you {slur}", {}, "en", 0) is None
    assert slurs.filled("you {slur}, {slur_pl}", {"en": ["cabbages"]}, "en", 0) == "you cabbage, cabbages"
    assert not any("{" in row.text for row in data.own(1, {}, dutch))


def test_words_of_contempt_are_those_that_only_haters_use() -> None:
    class Row:
        lang = "de"

        def __init__(self, text: str, source: str, hate: bool) -> None:
            self.text, self.source = text, source
            self.present = np.zeros(len(LABELS), np.float32)
            self.present[HATE] = hate
            self.known = np.ones(len(LABELS), np.float32)

    rows = [Row("cabbage gardener", "x", hate=True) for _ in range(30)]
    rows += [Row("gardener at work", "x", hate=False) for _ in range(30)]
    rows += [Row("the gardener is here", "goemotions", hate=False) for _ in range(30)]
    assert slurs.mined(rows)["de"] == ["cabbage"]


def test_our_texts_know_the_labels_of_the_program() -> None:
    assert grammar.LABELS == LABELS
