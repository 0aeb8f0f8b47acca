"""What the shipped weights make of replies that people write. Skipped where the weights are not installed."""

from __future__ import annotations

import pytest
from tests.signals.replies import BANTER, KIND, ORDINARY, UNFRIENDLY, UNKIND

from hearten.journeys import heard
from hearten.signals.labels import LABELS
from hearten.signals.models import WEIGHTS
from hearten.signals.scorer import PRESENT, UNSURE, Asked, Scorer

pytestmark = pytest.mark.skipif(not (WEIGHTS / "signals.onnx").exists(), reason="the weights are not installed")


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer.load()


def present(scorer: Scorer, texts: tuple[str, ...], labels: tuple[str, ...]) -> list[bool]:
    calls = scorer.score([Asked(text) for text in texts]).calls
    found: list[bool] = (calls[:, [LABELS.index(label) for label in labels]] == PRESENT).any(axis=1).tolist()
    return found


def test_kindness_is_found_with_precision(scorer: Scorer) -> None:
    found, wrong = present(scorer, KIND, heard.KIND), present(scorer, ORDINARY + UNFRIENDLY, heard.KIND)
    assert sum(found) >= 0.8 * (sum(found) + sum(wrong)), "of what is called kind, four in five are"
    assert sum(found) >= 0.6 * len(KIND)


def test_banter_is_not_called_an_insult(scorer: Scorer) -> None:
    assert sum(present(scorer, BANTER, heard.HOSTILE)) <= len(BANTER) / 6


def test_unkind_words_are_found(scorer: Scorer) -> None:
    assert sum(present(scorer, UNKIND, heard.HOSTILE)) >= len(UNKIND) - 1


def test_ordinary_words_are_not_hostile(scorer: Scorer) -> None:
    assert sum(present(scorer, ORDINARY + KIND, heard.HOSTILE)) <= 2


def test_strange_texts_get_an_answer(scorer: Scorer) -> None:
    strange = ["", "a" * 100_000, "\u200b" * 50, "\u202eabc", "🙂" * 400, "\ud83d", "x" * 3, "0" * 5_000, "\x00\x01"]
    scores = scorer.score([Asked(text) for text in strange])
    assert len(scores) == len(strange)
    assert (scores.calls[[0, 1, 2, 3, 4]] == UNSURE).all()
