"""The shipped network: loads only when whole, answers any text, and the same text alike in any company."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from hearten.signals.files import WeightsChanged, WeightsMissing
from hearten.signals.labels import LABELS
from hearten.signals.model import NETWORK, Model
from hearten.signals.models import WEIGHTS

pytestmark = pytest.mark.skipif(not (WEIGHTS / NETWORK).exists(), reason="the weights are not in this checkout")

KIND = "Thank you so much, that helped me a lot!"
PLAIN = "The bus leaves at half past eight."


def test_thanks_are_gratitude() -> None:
    kind, plain = Model.load().logits([KIND, PLAIN])
    assert kind[LABELS.index("gratitude")] > plain[LABELS.index("gratitude")] + 2


def test_a_threat_is_heard() -> None:
    threat, plain = Model.load().logits(["I will find you and hurt you", PLAIN])
    assert threat[LABELS.index("threat")] > plain[LABELS.index("threat")] + 1


@pytest.mark.parametrize(
    "odd", ["", " ", "\u200b", "😀😀", "x" * 100_000, "שלום \u202e", "QUJDREVGRw==" * 50, "{}[];", "\x00\x01", "மொழி"]
)
def test_any_text_gets_an_answer(odd: str) -> None:
    found = Model.load().logits([odd])
    assert found.shape == (1, len(LABELS))
    assert np.isfinite(found).all()


def test_no_texts_no_answers() -> None:
    assert Model.load().logits([]).shape == (0, len(LABELS))


def test_company_hardly_matters() -> None:
    alone = Model.load().logits([KIND])
    crowd = Model.load().logits([KIND, PLAIN, *[f"number {n} is a number" for n in range(70)]])
    assert np.abs(alone[0] - crowd[0]).max() < 0.8
    assert crowd[0].argmax() == alone[0].argmax()


def test_places_without_a_piece_say_nothing() -> None:
    alone = Model.load().logits([KIND])
    beside_long = Model.load().logits([KIND, f"{PLAIN} " * 12])
    assert np.abs(alone[0] - beside_long[0]).max() < 0.3


def test_it_is_loaded_once() -> None:
    assert Model.load() is Model.load()


def test_a_network_cut_short_is_not_used(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "w")
    network = tmp_path / "w" / NETWORK
    network.write_bytes(network.read_bytes()[:-100])
    with pytest.raises(WeightsChanged, match=r"signals\.onnx"):
        Model.load(tmp_path / "w")


def test_no_weights_at_all(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing):
        Model.load(tmp_path)
