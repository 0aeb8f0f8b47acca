"""What Hearten may read out of words, as the person decides: all of it, some labels, or nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from hearten.ground.errors import HeartenError
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import preferences, remember
from hearten.signals.errors import NoSuchLabel
from hearten.signals.labels import LABELS
from hearten.signals.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand."""

    on: bool
    labels: dict[str, bool]
    """Which are switched on."""
    model: str | None
    """None where no model can be loaded."""
    small: bool
    """The small model stands in for the network."""
    texts: int
    """In the vault."""
    scored: int
    """Texts with numbers in the vault, those whose words were let go among them."""
    note: str

    def as_json(self) -> dict[str, Any]:
        """The shape that `hearten signals status --json` prints."""
        return asdict(self)


def known(name: str) -> str:
    """The label of that name."""
    label = name.strip().casefold().replace("-", "_")
    if label not in LABELS:
        raise NoSuchLabel(name, ", ".join(LABELS))
    return label


def switch(home: Path, label: str | None, *, on: bool) -> None:
    """Switch a label, or all of it, and remember."""
    answers = preferences(home)
    if label is None:
        remember(home, replace(answers, signals=on, labels_off=() if on else answers.labels_off))
        return
    off = set(answers.labels_off) - {known(label)} if on else {*answers.labels_off, known(label)}
    remember(home, replace(answers, labels_off=tuple(name for name in LABELS if name in off)))


def forget_numbers(desk: Desk) -> int:
    """Take all numbers off the disk; how many texts had some. Words and traces stay."""
    return desk.vault.drop("signals", lambda rows: pa.array(np.ones(rows.num_rows, np.bool_)))


def load_scorer(home: Path) -> Scorer:
    """The scorer with the person's switches."""
    return Scorer.load(preferences(home).labels_off)


def status(desk: Desk) -> Status:
    """How things stand. Loads the model, to say whether it works here."""
    answers = preferences(desk.home)
    model, small, note = None, False, ""
    try:
        scorer = load_scorer(desk.home)
        model, small, note = scorer.version, bool(scorer.why_small), scorer.why_small
    except HeartenError as error:
        note = str(error)
    labels = {label: answers.signals and label not in answers.labels_off for label in LABELS}
    return Status(answers.signals, labels, model, small, _rows(desk, "texts"), _rows(desk, "signals"), note)


def _rows(desk: Desk, table: Literal["texts", "signals"]) -> int:
    """Rows that count; on a locked vault all that were written."""
    vault = desk.vault
    return vault.rows(table) if desk.locked else sum(piece.num_rows for piece in vault.pieces(table, ["key"]))
