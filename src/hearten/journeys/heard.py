"""What was heard, text by text: numbers become calls by today's bars, with the person's corrections over them.

Only texts in which something may be present are looked at: few enough to hold, even of a million.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.journeys.corrections import Corrections, Talk, corrections
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import preferences
from hearten.signals.calibration import Bars, Calibration
from hearten.signals.labels import LABELS
from hearten.signals.models import calibrations
from hearten.signals.scorer import PRESENT, Calls, calls_of, for_length
from hearten.vault.vault import Vault

HOSTILE = ("insult", "hate", "threat", "obscene_sexual")
"""What hurts when somebody says it to you. Words about self-harm and bodies are mostly about oneself."""
KIND = ("support", "encouragement", "gratitude", "belonging")
"""What does good when somebody says it to you."""
SOFT = ("insult", "obscene_sexual", "hate")
"""What teasing can sound like; a threat cannot be talked away by the conversation around it."""

Columns = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in which something may be present. No words: where they are kept, its key finds them."""

    key: bytes
    at: int | None
    """Microseconds since 1970 UTC."""
    mine: bool
    act: str
    talk: Talk
    voice: str | None


@dataclass(frozen=True, slots=True)
class HeardTexts:
    """Texts, oldest first, with their calls; those without a time stand last."""

    texts: tuple[Text, ...]
    calls: Calls

    def present(self, labels: tuple[str, ...]) -> Columns:
        """For each text, whether any of these labels is present."""
        return self._any(labels, lambda calls: calls == PRESENT)

    def unsure(self, labels: tuple[str, ...]) -> Columns:
        """For each text, whether one of these is unsure and none is present."""
        return self._any(labels, lambda calls: calls != 0) & ~self.present(labels)

    def _any(self, labels: tuple[str, ...], test: Callable[[Calls], Columns]) -> Columns:
        return np.asarray(test(self.calls[:, [LABELS.index(label) for label in labels]]).any(axis=1), np.bool_)


def heard_texts(desk: Desk) -> HeardTexts:
    """All texts in which something may be present; remembered until the vault or the switches change."""
    answers = preferences(desk.home)
    if not answers.signals or not desk.vault.rows("signals"):
        return HeardTexts((), np.empty((0, len(LABELS)), np.int8))
    return _heard(desk, desk.vault.generation, answers.labels_off)


@lru_cache(maxsize=2)
def _heard(desk: Desk, _generation: str, off: tuple[str, ...]) -> HeardTexts:
    known = calibrations()
    rows = _candidates(desk.vault, off, _floor(known))
    texts = tuple(_text(row) for row in _records(rows))
    likely = np.column_stack([rows[label].to_numpy().astype(np.float32) for label in LABELS])
    likely = np.nan_to_num(likely, nan=0.0)
    likely[:, [label in off for label in LABELS]] = 0.0
    bars = _bars(rows, known)
    said = corrections(desk)
    return HeardTexts(texts, _corrected(texts, calls_of(likely, _bent(texts, bars, said)), said))


def _floor(known: dict[str, Calibration]) -> float:
    """Below this, no label is present or unsure in any language."""
    return float(min(calibration.table[..., 2].min() for calibration in known.values())) / 2


def _candidates(vault: Vault, off: tuple[str, ...], floor: float) -> pa.Table:
    wanted = [label for label in (*HOSTILE, *KIND, "joy") if label not in off]
    some = " OR ".join(f"{label} >= {max(floor, 0.05)}" for label in wanted) or "false"
    return vault.query(f"""
        SELECT key, epoch_us(seen_at) AS "at", mine, act::VARCHAR AS act, platform::VARCHAR AS platform,
               space::VARCHAR AS space, voice::VARCHAR AS voice, signals.lang::VARCHAR AS lang, words,
               model::VARCHAR AS model, {", ".join(LABELS)}
        FROM traces JOIN signals USING (key) WHERE {some} ORDER BY seen_at NULLS LAST, key""")  # noqa: S608 # our own labels


def _records(rows: pa.Table) -> list[dict[str, Any]]:
    return rows.select(["key", "at", "mine", "act", "platform", "space", "voice"]).to_pylist()


def _text(row: dict[str, Any]) -> Text:
    talk = Talk.of(row["platform"], row["space"], row["voice"])
    return Text(row["key"], row["at"], row["mine"], row["act"], talk, row["voice"])


def _bars(rows: pa.Table, known: dict[str, Calibration]) -> Bars:
    """Each text's bars, by the model that read it, its language and its length."""
    words = np.array([count or 0 for count in rows["words"].to_pylist()], np.int32)
    langs, models = rows["lang"].to_pylist(), np.array(rows["model"].to_pylist(), object)
    versions = [str(name).partition(" ")[0] for name in models]
    absent = np.empty((len(words), len(LABELS)), np.float32)
    present = np.empty_like(absent)
    for version in set(versions):
        calibration = known.get(version, known[""])
        mask = np.array([name == version for name in versions])
        bars = calibration.bars(
            calibration.rows([lang or "" for lang, of_it in zip(langs, mask, strict=True) if of_it])
        )
        absent[mask], present[mask] = bars
    return for_length(Bars(absent, present), words)


def _bent(texts: tuple[Text, ...], bars: Bars, said: Corrections) -> Bars:
    """Bars moved where the person has told us how a conversation is meant."""
    if not said.leaning:
        return bars
    lean = np.array([said.leaning.get(text.talk, 0) for text in texts], np.float32)[:, None]
    soft = np.array([label in SOFT for label in LABELS])
    higher = 1 - (1 - bars.present) * 0.5 ** np.maximum(lean, 0)
    moved = np.where(lean > 0, higher, bars.present * 0.8 ** np.maximum(-lean, 0))
    return Bars(bars.absent, np.where(soft, np.maximum(moved, bars.absent), bars.present).astype(np.float32))


def _corrected(texts: tuple[Text, ...], calls: Calls, said: Corrections) -> Calls:
    """The person's word over ours."""
    soft = [LABELS.index(label) for label in SOFT]
    hard = [LABELS.index(label) for label in HOSTILE]
    for row, text in enumerate(texts):
        what = said.messages.get(text.key)
        if what in ("banter", "family"):
            calls[row, hard] = 0
        elif what == "hurtful":
            calls[row, hard[0]] = PRESENT
        elif said.talks.get(text.talk) in ("family", "banter"):
            calls[row, soft] = 0
    return calls
