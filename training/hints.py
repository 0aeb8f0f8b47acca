"""What is known of a text beyond our labels: its emotions, whom it is about, what it was written to show.

Sources give more than what they share, and every text of ours has a function. None of it ships; it is learnt beside
the labels, since a model that has to tell disappointment from joy, or thanks that are none from thanks, sees more in a
text than one that only has to call it kind or not (Caruana 1997, Multitask Learning).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from training import data

COLUMNS = {
    "goemotions": ("emotions",),
    "positive_frames": ("kind", "strategies"),
    "crisislex_t26": ("info_type",),
    "poem_sentiment": ("sentiment",),
    "hatexplain": ("label", "targets"),
    "hatemojibuild": ("hate_type",),
    "edos": ("label_sexist", "label_category"),
    "misogyny_eacl2021": ("level_1", "level_2"),
    "mlma": ("hostility", "directness", "target", "group"),
    "convabuse": ("types",),
    "germeval2018": ("fine",),
    "davidson2017": ("label",),
}
ENOUGH = 25  # texts; what is rarer teaches nothing


@dataclass(frozen=True, slots=True)
class Hints:
    """For every text the questions that its source answers, as a range, and those answered with yes."""

    count: int
    asked: np.ndarray
    """(texts, 2): the first question, and the one behind the last."""
    yes: Sequence[tuple[int, ...]]

    @classmethod
    def of(cls, table: data.Corpus, folder: Path = data.DATA) -> Hints:
        """Of all texts of a table."""
        said = [*_said(table, folder)]
        ranges, numbers = _numbered(table, said)
        sources = [_kind(name) for name in table.source.tolist()]
        asked = np.array([ranges.get(name, (0, 0)) for name in sources], np.int64).reshape(-1, 2)
        yes = [
            tuple(numbers[name, one] for one in given if (name, one) in numbers)
            for name, given in zip(sources, said, strict=True)
        ]
        return cls(len(numbers), asked, yes)

    def take(self, rows: np.ndarray) -> Hints:
        """Of some of the texts."""
        return Hints(self.count, self.asked[rows], [self.yes[int(row)] for row in rows])

    def about(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(texts, questions): the answers, and which questions were asked."""
        numbers = np.arange(self.count)
        first, end = self.asked[rows, :1], self.asked[rows, 1:]
        known = ((numbers >= first) & (numbers < end)).astype(np.float32)
        answers = np.zeros_like(known)
        for at, row in enumerate(rows.tolist()):
            answers[at, list(self.yes[row])] = 1
        return answers, known


def _kind(source: str) -> str:
    """A public source, or our own texts as one."""
    return data.OWN if source.startswith(f"{data.OWN}_") else source


def _said(table: data.Corpus, folder: Path) -> Iterator[tuple[str, ...]]:
    """What is said of each text, in words."""
    by_source = {name: _file(folder / f"{name}.parquet", columns) for name, columns in COLUMNS.items()}
    for text, source, function in zip(table.texts, table.source.tolist(), table.function.tolist(), strict=True):
        yield (function,) if function else by_source.get(source, {}).get(text, ())


def _file(path: Path, columns: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Text, as the model reads it, -> what its source says of it."""
    table = pq.read_table(path, columns=["text", *columns]).to_pydict()
    out: dict[str, tuple[str, ...]] = {}
    for text, *given in zip(table["text"], *(table[name] for name in columns), strict=True):
        words = [f"{name} {one}" for name, value in zip(columns, given, strict=True) for one in _each(value)]
        out[data.as_read(text)] = tuple(words)
    return out


def _each(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _numbered(
    table: data.Corpus, said: Sequence[tuple[str, ...]]
) -> tuple[dict[str, tuple[int, int]], dict[tuple[str, str], int]]:
    """Number the questions, those of a source side by side; only what is said often enough."""
    counts: dict[tuple[str, str], int] = {}
    for name, given in zip(table.source.tolist(), said, strict=True):
        for one in given:
            counts[_kind(name), one] = counts.get((_kind(name), one), 0) + 1
    often = sorted(key for key, count in counts.items() if count >= ENOUGH)
    numbers = {key: at for at, key in enumerate(often)}
    ranges: dict[str, tuple[int, int]] = {}
    for (name, _), at in numbers.items():
        ranges[name] = (ranges.get(name, (at, at))[0], at + 1)
    return ranges, numbers
