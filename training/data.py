"""What is learnt from: public labelled texts and our own, as one table with a weight for every known label."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from hearten.signals.labels import LABELS
from hearten.signals.normalise import normalised
from training import slurs
from training.texts import grammar, noise

DATA = Path(os.environ.get("HEARTEN_DATA", "../shared/data/signals"))
OWN = "own"
# How far a null that is "very probably absent" counts as absent. Not for threat: there the screen is too rough.
_HARDLY = {"insult": 0.25, "hate": 0.25, "obscene_sexual": 0.25, "self_harm": 0.3, "body_image": 0.3}
_LITTLE = {"support": 0.15, "encouragement": 0.15, "joy": 0.15, "gratitude": 0.2, "belonging": 0.2, "information": 0.2}
WEAK = _HARDLY | _LITTLE | {"creative": 0.3}
# Labels that a source gives by genre or by a broad reading count for less.
SOFT = {"counselchat": 0.3, "hopeedi_en": 0.4, "poem_sentiment": 0.4, "positive_frames": 0.5, "mlma": 0.5}
_NAMES = ("Alex", "Sam", "Maria", "Omar", "Nina", "Leo", "Priya", "Tom", "Aisha", "Kim", "Lucas", "Eva")
_FAITHS = ("Christianity", "Islam", "Judaism", "Hinduism", "Buddhism", "atheism")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts, already normalised, with labels. `known` is 0 where nothing is known, else how much a label counts."""

    texts: Sequence[str]
    present: np.ndarray
    known: np.ndarray
    source: np.ndarray
    lang: np.ndarray
    family: np.ndarray
    function: np.ndarray
    seed: np.ndarray
    validation: np.ndarray

    def take(self, rows: np.ndarray) -> Corpus:
        """The rows at these places, or where this is true."""
        at = np.flatnonzero(rows) if rows.dtype == bool else rows
        fields = (
            self.present,
            self.known,
            self.source,
            self.lang,
            self.family,
            self.function,
            self.seed,
            self.validation,
        )
        return Corpus([self.texts[int(i)] for i in at], *(field[at] for field in fields))

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    present: np.ndarray
    known: np.ndarray
    source: str
    lang: str
    validation: bool
    family: str = ""
    function: str = ""
    seed: str = ""


def corpus(per_seed: int = 30, *, data: Path = DATA) -> Corpus:
    """Everything there is to learn from and to validate on."""
    public_rows = list(public(data))
    words = slurs.mined(public_rows)
    return table([*public_rows, *own(per_seed, words)])


def public(data: Path = DATA) -> Iterator[_Row]:
    """The rows of unified.parquet."""
    table = pq.read_table(unified(data)).to_pydict()
    columns = [table[label] for label in LABELS]
    for at, text in enumerate(table["text"]):
        given = [column[at] for column in columns]
        source = table["source"][at].split("|")[0]
        known = np.array([0.0 if value is None else SOFT.get(source, 1.0) for value in given], np.float32)
        for label in table["weak_absent"][at]:
            if given[LABELS.index(label)] is None:
                known[LABELS.index(label)] = WEAK.get(label, 0.0)
        yield _Row(
            as_read(text),
            np.array([bool(value) for value in given], np.float32),
            known,
            source,
            table["lang"][at],
            table["split"][at] == "validation",
        )


def unified(data: Path = DATA) -> Path:
    """The file with all public texts; says where to name it where it is not."""
    path = data / "unified.parquet"
    if not path.exists():
        raise SystemExit(f"The public texts are not at {path}: say in HEARTEN_DATA which folder holds them.")
    return path


def own(per_seed: int, words: slurs.Words, folder: Path = grammar.HERE, *, as_written: bool = False) -> Iterator[_Row]:
    """Our own texts, with light noise; a held-out seed is for validation with all its texts, and without noise.

    `as_written`: as people would send them, for the scorer to make alike.
    """
    for lang in grammar.languages(folder):
        slots = grammar.read_slots(folder / lang / "slots.txt")
        hidden = slots.get("hidden", {}).get("", ())
        for number, item in enumerate(grammar.items(lang, per_seed=per_seed, folder=folder)):
            text = slurs.filled(item.text, words, lang, number)
            if text is None:
                continue
            apart = grammar.held_out(item.seed_id)
            chance = random.Random(f"{number} {item.seed_id}")  # noqa: S311 (chance that must repeat)
            alike = normalised(text if apart else noise.noisy(text, chance, hidden))
            yield _Row(
                text if as_written else alike,
                np.array([item.labels.get(label, False) for label in LABELS], np.float32),
                np.array([label in item.labels for label in LABELS], np.float32),
                f"{OWN}_{item.family}",
                lang,
                apart,
                item.family,
                item.function,
                item.seed_id,
            )


def as_read(text: str) -> str:
    """A public text as the model reads it."""
    return normalised(_named(text))


def _named(text: str) -> str:
    """Put a made-up name where the data has a mask, since nobody writes masks."""
    if "[NAME]" not in text and "[RELIGION]" not in text:
        return text
    number = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)
    text = text.replace("[NAME]", _NAMES[number % len(_NAMES)])
    return text.replace("[RELIGION]", _FAITHS[number % len(_FAITHS)])


def for_calibration(table: Corpus) -> np.ndarray:
    """The half of the validation texts that sets the bars; the other half measures. A seed keeps to one side."""
    keys = [seed or text for seed, text in zip(table.seed.tolist(), table.texts, strict=True)]
    return np.array([hashlib.sha256(f"half {key}".encode()).digest()[0] < 128 for key in keys], np.bool_)


def table(rows: Sequence[_Row]) -> Corpus:
    """Rows as columns."""

    def column(name: str) -> np.ndarray:
        return np.array([getattr(row, name) for row in rows])

    return Corpus([row.text for row in rows], np.stack([row.present for row in rows]),
                  np.stack([row.known for row in rows]), column("source"), column("lang"), column("family"),
                  column("function"), column("seed"), column("validation"))  # fmt: skip
