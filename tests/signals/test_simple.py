"""The small model needs only NumPy, and answers any text."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.signals.files import LIST, Weights, WeightsChanged
from hearten.signals.labels import LABELS
from hearten.signals.simple import BUCKETS, FILE, Model, features

GRATITUDE = LABELS.index("gratitude")


@pytest.fixture
def weights(tmp_path: Path) -> Weights:
    """A model that knows one word, and what it means."""
    vectors = np.zeros((BUCKETS, 4), np.int8)
    vectors[features("thanks")[0]] = 100
    answer = np.zeros((6, len(LABELS)), np.float32)
    answer[:, GRATITUDE] = 1
    content = io.BytesIO()
    layers: dict[str, Any] = {
        "turn": np.eye(4, 2, dtype=np.float32),
        "turn_bias": np.zeros(2, np.float32),
        "answer": answer,
    }
    np.savez_compressed(content, vectors=vectors, step=np.float32(0.1), answer_bias=np.zeros(len(LABELS)), **layers)
    (tmp_path / FILE).write_bytes(content.getvalue())
    sums = {FILE: hashlib.sha256(content.getvalue()).hexdigest()}
    (tmp_path / LIST).write_bytes(orjson.dumps({"version": "v", "sha256": sums}))
    return Weights.of(tmp_path)


def test_a_word_it_knows(weights: Weights) -> None:
    known, unknown = Model(weights).logits(["many THANKS", "the bus"])
    assert known[GRATITUDE] > 1
    assert not unknown.any()


def test_its_version_is_its_own(weights: Weights) -> None:
    assert Model(weights).version == "v-simple"


def test_no_texts_no_answers(weights: Weights) -> None:
    assert Model(weights).logits([]).shape == (0, len(LABELS))


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_every_text_has_places(texts: list[str]) -> None:
    for text in texts:
        places = features(text)
        assert len(places) >= 1
        assert ((places >= 0) & (places < BUCKETS)).all()


def test_scripts_without_spaces_are_read_sign_by_sign() -> None:
    assert len(features("谢谢你")) == len(features("a b c"))


def test_another_file_is_not_used(weights: Weights) -> None:
    (weights.folder / FILE).write_bytes(b"no")
    sums = {FILE: hashlib.sha256(b"no").hexdigest()}
    with pytest.raises(WeightsChanged, match=r"simple\.npz"):
        Model(Weights(weights.folder, "v", sums))
