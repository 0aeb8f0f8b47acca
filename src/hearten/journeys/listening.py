"""Listening: what words carry becomes numbers in the vault; the words themselves stay where they are, or go.

    kept words      ─► the vault's texts ─► update(): those without numbers of today's model ─► signals
    others' private ─► Ears.hear(), in memory, on their way through ─► signals;  the words are let go

A crash costs only what was not scored yet: the next import, or `hearten signals update`, scores it. Words that were let
go keep the numbers they got, until the same export comes in again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.errors import HeartenError
from hearten.ground.ids import HOUR, KEY_BYTES
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import preferences
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext
from hearten.signals.scorer import BATCH, FEW_WORDS, Asked, Scorer, as_batch
from hearten.sources.trace import Trace
from hearten.vault.keyset import KeySet
from hearten.vault.snapshot import key_pairs
from hearten.vault.tables import KEY
from hearten.vault.vault import Vault

SAVED_TOGETHER = 16_384
"""Texts made durable together: a few seconds' work, which is what a power cut can cost."""
ANSWERED_WITHIN = HOUR
"""A message so soon after another person's is taken as an answer to it."""

WITHOUT = " without "


@dataclass(frozen=True, slots=True)
class Heard:
    """What listening came to."""

    scored: int = 0
    """Texts that got numbers now."""
    missing: int = 0
    """Texts in the vault that still have none."""
    note: str = ""
    """Why not, or how well, in a sentence; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far listening is. Counts only."""

    done: int
    total: int


Tell = Callable[[Step], None]
Stop = Callable[[], bool]


class Ears:
    """What listens during one import or one update. The model is loaded when the first text comes."""

    def __init__(self, vault: Vault, load: Callable[[], Scorer]) -> None:
        self._vault = vault
        self._load = load
        self._scorer: Scorer | None = None
        self._known: KeySet | None = None
        self.note = ""
        self.scored = 0

    @property
    def scorer(self) -> Scorer | None:
        """The scorer; None where no model can be loaded, which `note` then says."""
        if self._scorer is None and not self.note:
            try:
                self._scorer = self._load()
                self.note = _small_model(self._scorer)
            except HeartenError as error:
                self.note = str(error)
        return self._scorer

    @property
    def known(self) -> KeySet:
        """Keys with numbers of today's model."""
        if self._known is None:
            self._known = (
                KeySet() if self._vault.locked or self.scorer is None else heard_keys(self._vault, self.scorer)
            )
        return self._known

    def hear(self, traces: Sequence[Trace]) -> pa.Table | None:
        """Numbers for what other people wrote in private, before their words are let go; None where there is none."""
        private = [trace for trace in traces if trace.text and trace.act == "messaged" and not trace.mine]
        if not private or self.scorer is None:
            return None
        fresh = self.known.fresh(np.frombuffer(b"".join([trace.key for trace in private]), f"V{KEY_BYTES}"))
        wanted = [trace for trace, is_new in zip(private, fresh.tolist(), strict=True) if is_new]
        if not wanted:
            return None
        answered = parents(traces)
        asked = [Asked(trace.text or "", trace.lang, answered.get(trace.key)) for trace in wanted]
        return self.score(pa.array([trace.key for trace in wanted], KEY), asked)

    def score(self, keys: pa.Array[Any] | pa.ChunkedArray[Any], asked: Sequence[Asked]) -> pa.Table:
        """Rows for the table of signals."""
        assert self.scorer is not None  # noqa: S101 # the caller has looked
        batches = [as_batch(self.scorer.score(asked[at : at + BATCH])) for at in range(0, len(asked), BATCH)]
        self.scored += len(asked)
        table = pa.Table.from_batches(batches).append_column("key", keys)
        return table.append_column("model", pa.array([stamp(self.scorer)] * len(asked), pa.string()))


def ears(desk: Desk) -> Ears | None:
    """What listens for this person; None where they have switched that off."""
    answers = preferences(desk.home)
    return Ears(desk.vault, lambda: Scorer.load(answers.labels_off)) if answers.signals else None


def nobody(_desk: Desk) -> Ears | None:
    """Nobody listens this time."""
    return None


def update(desk: Desk, listener: Ears | None = None, *, tell: Tell | None = None, stop: Stop | None = None) -> Heard:
    """Score every text in the vault that has no numbers of today's model yet, oldest import first."""
    listener = listener or ears(desk)
    if listener is None:
        return Heard(note=_("Reading what words carry is switched off. `hearten signals on` switches it on."))
    if desk.locked or not desk.vault.rows("texts"):
        return Heard(listener.scored, 0, listener.note)
    before = listener.scored
    unheard = _Unheard(desk.vault, listener)
    if unheard.count and listener.scorer is not None:
        done = _score_all(unheard, tell or (lambda _step: None), stop or (lambda: False))
        return Heard(before + done, unheard.count - done, listener.note)
    return Heard(before, unheard.count, listener.note)


class _Unheard:
    """The texts that want numbers."""

    def __init__(self, vault: Vault, listener: Ears) -> None:
        self.vault = vault
        self.listener = listener
        known = listener.known
        self.count = sum(int((~known.known(key_pairs(piece))).sum()) for piece in vault.pieces("texts", ["key"]))

    def slices(self) -> Iterator[pa.Table]:
        """A batch at a time."""
        known = self.listener.known
        for piece in self.vault.pieces("texts", ["key", "text", "lang"]):
            wanted = piece.filter(pa.array(~known.known(key_pairs(piece))))
            for start in range(0, wanted.num_rows, BATCH):
                yield wanted.slice(start, BATCH)


def _score_all(unheard: _Unheard, tell: Tell, stop: Stop) -> int:
    """Score and save, some thousands at a time; how many are safe."""
    shelf = _Waiting(unheard.vault)
    done = 0
    for rows in unheard.slices():
        if stop():
            break
        texts, langs = rows["text"].to_pylist(), rows["lang"].to_pylist()
        asked = [Asked(text or "", lang) for text, lang in zip(texts, langs, strict=True)]
        shelf.add(unheard.listener.score(rows["key"], asked))
        done += len(asked)
        tell(Step(done, unheard.count))
    shelf.flush()  # the next import merges what is small: beside a loaded model it would take a quarter more memory
    return done


class _Waiting:
    """Numbers on their way into the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._tables: list[pa.Table] = []
        self._rows = 0
        self._generation = vault.generation

    def add(self, table: pa.Table) -> None:
        """Take rows; those that wait are made durable when they are enough."""
        self._tables.append(table)
        self._rows += table.num_rows
        if self._rows >= SAVED_TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Make all that waits durable, but for what the person has made us forget meanwhile."""
        if not self._tables:
            return
        rows = pa.concat_tables(self._tables)
        if self._vault.generation != self._generation:
            rows = rows.filter(pa.array(self._vault.known_keys().known(key_pairs(rows))))
        self._vault.append({"signals": rows})
        self._tables, self._rows, self._generation = [], 0, self._vault.generation


def heard_keys(vault: Vault, scorer: Scorer) -> KeySet:
    """Keys that have every number this scorer would give."""
    known = KeySet()
    for piece in vault.pieces("signals", ["key", "model"]):
        stamps = pc.unique(piece["model"]).to_pylist()
        good = pa.array([name for name in stamps if name and _is_good(name, scorer)], pa.string())
        known.fresh(key_pairs(piece.filter(pc.is_in(piece["model"].cast(pa.string()), good))))
    return known


def stamp(scorer: Scorer) -> str:
    """The model, and which labels it was not asked for."""
    off = ",".join(sorted(scorer.off))
    return f"{scorer.version}{WITHOUT}{off}" if off else scorer.version


def _is_good(name: str, scorer: Scorer) -> bool:
    version, _, off = name.partition(WITHOUT)
    return version == scorer.version and set(filter(None, off.split(","))) <= scorer.off


def parents(traces: Sequence[Trace]) -> dict[bytes, str]:
    """For short messages, what they answer: the words of somebody else just before, in the same conversation."""
    talks: dict[tuple[str | None, ...], list[Trace]] = {}
    for trace in traces:
        if trace.act == "messaged" and trace.text and trace.seen_at is not None:
            talks.setdefault((trace.platform, trace.space or trace.voice), []).append(trace)
    answered: dict[bytes, str] = {}
    for talk in talks.values():
        if len(talk) > 1:
            _answers(sorted(talk, key=lambda trace: trace.seen_at or 0), answered)
    return answered


def _answers(talk: list[Trace], answered: dict[bytes, str]) -> None:
    for before, after in pairwise(talk):
        soon = (after.seen_at or 0) - (before.seen_at or 0) <= ANSWERED_WITHIN
        other = before.mine != after.mine or before.voice != after.voice
        if soon and other and (after.text or "").count(" ") < FEW_WORDS:
            answered[after.key] = before.text or ""


def _small_model(scorer: Scorer) -> str:
    if not scorer.why_small:
        return ""
    return _("Hearten reads words with its small model, which is wrong more often. {why}").format(why=scorer.why_small)


def sentence(heard: Heard) -> str:
    """What listening came to, for people; empty where there is nothing to say."""
    said = []
    if heard.scored:
        said.append(
            ngettext(
                "{n} text was read for kind and hard words.",
                "{n} texts were read for kind and hard words.",
                heard.scored,
            ).format(n=f"{heard.scored:,}")
        )
    if heard.missing:
        said.append(
            ngettext(
                "{n} text is still to be read; `hearten signals update` does that.",
                "{n} texts are still to be read; `hearten signals update` does that.",
                heard.missing,
            ).format(n=f"{heard.missing:,}")
        )
    return " ".join([*said, heard.note]).strip()
