"""The thirteen labels are a promise to every stored score."""

from __future__ import annotations

from hearten.signals.labels import HARM, HELP, LABELS


def test_there_are_thirteen_labels_and_none_twice() -> None:
    assert len(set(LABELS)) == len(LABELS) == 13
    assert set(LABELS) == set(HARM) | set(HELP)


def test_their_order_never_changes_since_scores_are_stored_by_place() -> None:
    assert LABELS[0] == "insult"
    assert LABELS[-1] == "creative"
