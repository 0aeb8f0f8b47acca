"""What was heard, text by text: numbers become calls by today's bars, with the person's corrections over them.

Only texts in which something may be present are looked at: few enough to hold, even of a million.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hearten.journeys.corrections import Corrections, Talk, corrections
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import preferences
from hearten.signals.calibration import Bars, Calibration, Floats
from hearten.signals.labels import LABELS
from hearten.signals.models import calibrations
from hearten.signals.scorer import PRESENT, UNSURE, Calls, calls_of, for_length
from hearten.vault.vault import Vault

HOSTILE = ("insult", "hate", "threat", "obscene_sexual")
"""What hurts when somebody says it to you. Words about self-harm and bodies are mostly about oneself."""
KIND = ("support", "encouragement", "gratitude", "belonging")
"""What does good when somebody says it to you."""
HURTING_ONESELF = "self_harm"
"""From somebody else it may be a friend in need, or cruelty: it is counted apart from both kind and hostile words."""
SOFT = ("insult", "obscene_sexual", "hate")
"""What teasing can sound like; a threat cannot be talked away by the conversation around it."""

HEARD_FROM = ("traces", "signals", "corrections")
"""Tables of the vault that it depends on."""

HALF_STEP = 0.001
"""What a 16-bit float may lose of a number between 0 and 1."""

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in which something may be present. No words: where they are kept, its key finds them."""

    key: bytes
    at: int | None
    """Microseconds since 1970 UTC."""
    mine: bool
    talk: Talk
    voice: str | None


@dataclass(frozen=True, slots=True, eq=False)
class HeardTexts:
    """Texts, oldest first, with their calls; those without a time stand last. Columns, for there may be many."""

    rows: pa.Table
    """key, at, platform, space, voice."""
    mine: Mask
    talks: tuple[Talk, ...]
    talk: Codes
    """For each text, which of the talks it stands in."""
    calls: Calls
    maybe: Mask
    """Not hostile for sure, and more likely than halfway between the bars."""

    def __len__(self) -> int:
        return len(self.mine)

    def text(self, row: int) -> Text:
        """One of them."""
        key, at, voice = (self.rows[name][row].as_py() for name in ("key", "at", "voice"))
        return Text(key, at, bool(self.mine[row]), self.talks[self.talk[row]], voice)

    def present(self, labels: tuple[str, ...]) -> Mask:
        """For each text, whether any of these labels is present."""
        return np.asarray((self.calls[:, _places(labels)] == PRESENT).any(axis=1), np.bool_)

    def among(self, talks: Collection[Talk]) -> Mask:
        """For each text, whether it stands in one of these conversations."""
        return np.array([talk in talks for talk in self.talks], np.bool_)[self.talk]


def heard_texts(desk: Desk) -> HeardTexts:
    """All texts in which something may be present; remembered until the vault or the switches change."""
    answers = preferences(desk.home)
    off = answers.labels_off if answers.signals else LABELS
    return desk.memory.get("heard", (desk.vault.version(*HEARD_FROM), off), lambda: _heard(desk, off))


def _heard(desk: Desk, off: tuple[str, ...]) -> HeardTexts:
    known = calibrations()
    rows = _candidates(desk.vault, off, known)
    mine = rows["mine"].to_numpy(zero_copy_only=False).astype(np.bool_)
    likely = np.empty((rows.num_rows, len(LABELS)), np.float32)
    for place, label in enumerate(LABELS):
        likely[:, place] = 0 if label in off else np.nan_to_num(rows[label].to_numpy().astype(np.float32), nan=0.0)
    bars = _bars(rows, known)
    talks, talk = _talks(rows)
    kept = rows.select(["key", "at", "platform", "space", "voice"])
    said = corrections(desk)
    bars = _bent(talks, talk, bars, said)
    calls = _corrected(kept, talks, talk, calls_of(likely, bars), said)
    return HeardTexts(kept, mine, talks, talk, calls, _maybe(likely, calls, bars))


def _maybe(likely: Floats, calls: Calls, bars: Bars) -> Mask:
    """Halfway is also where a doubt, such as banter, has put a number."""
    hostile = _places(HOSTILE)
    halfway = (bars.absent + bars.present)[:, hostile] / 2 - HALF_STEP
    maybe = ((calls[:, hostile] == UNSURE) & (likely[:, hostile] >= halfway)).any(axis=1)
    return np.asarray(maybe & ~(calls[:, hostile] == PRESENT).any(axis=1), np.bool_)


def _places(labels: tuple[str, ...]) -> list[int]:
    return [LABELS.index(label) for label in labels]


def _candidates(vault: Vault, off: tuple[str, ...], known: dict[str, Calibration]) -> pa.Table:
    """Texts that may be hostile, or are surely kind, by the lowest bar of any model and language."""
    labels = ", ".join(LABELS)
    tables = np.concatenate([calibration.table for calibration in known.values()])
    lowest = {label: tables[:, LABELS.index(label), 2].min() for label in HOSTILE}
    lowest |= {label: tables[:, LABELS.index(label), 3].min() for label in (*KIND, "joy", HURTING_ONESELF)}
    some = " OR ".join(f"{label} >= {floor:.4f}" for label, floor in lowest.items() if label not in off) or "false"
    return vault.query(f"""
        SELECT key, epoch_us(seen_at) AS "at", mine, platform::VARCHAR AS platform, space::VARCHAR AS space,
               voice::VARCHAR AS voice, signals.lang::VARCHAR AS lang, words, model::VARCHAR AS model, {labels}
        FROM traces JOIN signals USING (key) WHERE {some} ORDER BY seen_at NULLS LAST, key""")  # noqa: S608 # our own labels


def _talks(rows: pa.Table) -> tuple[tuple[Talk, ...], Codes]:
    """The distinct conversations, and which one each row stands in."""
    space, voice = _codes(rows["space"]), _codes(rows["voice"])
    platform = _codes(rows["platform"])
    alone = space[1] == 0
    joined = (platform[1] * len(space[0]) + space[1]) * len(voice[0]) + np.where(alone, voice[1], 0)
    _, first, talk = np.unique(joined, return_index=True, return_inverse=True)
    talks = tuple(
        Talk.of(str(platform[0][platform[1][row]]), space[0][space[1][row]], voice[0][voice[1][row]]) for row in first
    )
    return talks, talk.astype(np.int64)


def _codes(column: pa.ChunkedArray[Any]) -> tuple[list[str | None], Codes]:
    """Distinct values, nothing first, and which one each row has."""
    whole = column.combine_chunks().dictionary_encode()
    return [None, *whole.dictionary.to_pylist()], _numbers(whole.indices, -1) + 1


def _numbers(column: Any, nothing: int) -> Codes:  # noqa: ANN401 # an array or a chunked one
    return np.asarray(column.fill_null(nothing).to_numpy(zero_copy_only=False), np.int64)


def _bars(rows: pa.Table, known: dict[str, Calibration]) -> Bars:
    """Each text's bars, by the model that read it, its language and its length."""
    words = _numbers(rows["words"], 0).astype(np.int32)
    langs, lang = _codes(rows["lang"])
    models, model = _codes(rows["model"])
    absent = np.empty((len(words), len(LABELS)), np.float32)
    present = np.empty_like(absent)
    for code, name in enumerate(models):
        mask = model == code
        if mask.any():
            calibration = known.get((name or "").partition(" ")[0], known[""])
            bars = calibration.bars(calibration.rows([tag or "" for tag in langs])[lang[mask]])
            absent[mask], present[mask] = bars
    return for_length(Bars(absent, present), words)


def _bent(talks: tuple[Talk, ...], talk: Codes, bars: Bars, said: Corrections) -> Bars:
    """Bars moved where the person has told us how a conversation is meant."""
    if not said.leaning:
        return bars
    lean = np.array([said.leaning.get(one, 0) for one in talks], np.float32)[talk][:, None]
    soft = np.array([label in SOFT for label in LABELS])
    higher = 1 - (1 - bars.present) * 0.5 ** np.maximum(lean, 0)
    moved = np.where(lean > 0, higher, bars.present * 0.8 ** np.maximum(-lean, 0))
    return Bars(bars.absent, np.where(soft, np.maximum(moved, bars.absent), bars.present).astype(np.float32))


def _corrected(rows: pa.Table, talks: tuple[Talk, ...], talk: Codes, calls: Calls, said: Corrections) -> Calls:
    """The person's word over ours: on a conversation first, then on single messages."""
    friendly = np.array([said.talks.get(one) in ("family", "banter") for one in talks], np.bool_)
    if friendly.any():
        calls[np.ix_(np.flatnonzero(friendly[talk]), np.array(_places(SOFT)))] = 0
    if said.messages:
        about = pc.is_in(rows["key"], pa.array(list(said.messages), rows["key"].type)).to_numpy(zero_copy_only=False)
        for row in np.flatnonzero(about):
            what = said.messages[rows["key"][int(row)].as_py()]
            calls[row, _places(HOSTILE)] = 0
            if what == "hurtful":
                calls[row, LABELS.index("insult")] = PRESENT
    return calls
