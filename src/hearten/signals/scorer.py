"""Texts in, for every label a probability and a call out.

texts ─► what stands in the way? which language? ─► model ─► calibrated by label and language ─► present|absent|unsure

Whatever comes in, an answer comes out: a text that cannot be judged is *unsure*, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.signals.calibration import Bars, Calibration, Floats
from hearten.signals.gentle import SOFTENED, Doubt, doubt_about, no_thanks
from hearten.signals.labels import LABELS
from hearten.signals.language import HINDI_IN_LATIN, LOOK, UNKNOWN, Guess, base, identify
from hearten.signals.language import OURS as LANGUAGES
from hearten.signals.models import Chosen, Reads, choose
from hearten.signals.oddities import LONG, Oddity, oddity_of, words_in

Call = Literal["present", "absent", "unsure"]
CALLS: tuple[Call, ...] = ("absent", "unsure", "present")
"""In the order of their numbers in `Scores.calls`."""
ABSENT, UNSURE, PRESENT = 0, 1, 2

Reason = Oddity | Doubt | Literal["close", "few_words"]
"""Why a call is unsure. `close`: the probability lies between the bars. `few_words`: so few that it would have to be
far beyond them."""

FEW_WORDS = 3
"""Up to so many words a reply says little by itself."""
BATCH = 1_024
"""Texts read together where they stream: sorting by length pays, and they take a few megabytes."""

Calls = npt.NDArray[np.int8]
_SOFT = np.array([label in SOFTENED for label in LABELS])
_THREAT, _GRATITUDE = LABELS.index("threat"), LABELS.index("gratitude")


class Asked(NamedTuple):
    """A text with what is known about it."""

    text: str
    lang: str | None = None
    parent: str | None = None
    """What it answers."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The answers for a batch of texts, row by row."""

    probabilities: Floats
    """One column a label. A label that is switched off is NaN."""
    calls: Calls
    langs: list[str]
    words: npt.NDArray[np.int32]
    bars: Bars
    """From where each label counts, in each text."""
    oddities: list[Oddity | None]
    """Why nothing about the text is sure; None for ordinary texts."""
    doubts: list[Doubt | None]

    def __len__(self) -> int:
        return len(self.langs)

    def why(self, row: int, label: int) -> Reason | None:
        """The reason where a call is unsure."""
        if self.calls[row, label] != UNSURE:
            return None
        doubt = self.doubts[row]
        if self.oddities[row]:
            return self.oddities[row]
        if doubt and (label == _GRATITUDE if doubt == "maybe_irony" else _SOFT[label]):
            return doubt
        return "few_words" if self.words[row] <= FEW_WORDS else "close"


class Scorer:
    """Reads texts on this machine. `off` names labels that the person has switched off: they get no number."""

    def __init__(self, chosen: Chosen, off: Iterable[str] = ()) -> None:
        self._model: Reads = chosen.model
        self.calibration: Calibration = chosen.calibration
        self.why_small = chosen.why_small
        self.off = frozenset(off)
        self._off = np.array([label in self.off for label in LABELS])

    @classmethod
    def load(cls, off: Iterable[str] = ()) -> Scorer:
        """With the best model that this machine can run; `SignalsUnavailable` where there is none."""
        return cls(choose(), off)

    @property
    def version(self) -> str:
        """Another text for another model."""
        return self._model.version

    def score(self, asked: Sequence[Asked]) -> Scores:
        """All answers for some texts."""
        texts = [_whole_signs(one.text) for one in asked]
        counts = [words_in(text) for text in texts]
        notes = [_look(text, one, count) for text, one, count in zip(texts, asked, counts, strict=True)]
        langs = [lang for lang, _ in notes]
        oddities = [odd for _, odd in notes]
        words = np.array(counts, np.int32)
        rows = self.calibration.rows(langs)
        likely = self.calibration.probabilities(self._model.logits([text[: 2 * LONG] for text in texts]), rows)
        bars = for_length(self.calibration.bars(rows), words)
        calls = calls_of(likely, bars)
        self._with_parents(asked, texts, words, likely, calls, bars)
        calls[[odd is not None for odd in oddities]] = UNSURE
        doubts = _softened(texts, calls)
        likely[:, self._off] = np.nan
        return Scores(likely, calls, langs, words, bars, oddities, doubts)

    def stream(self, texts: Iterable[str | None]) -> Iterator[Scores]:
        """Answers for any number of texts, a batch at a time: memory stays the same however many there are."""
        batch: list[Asked] = []
        for text in texts:
            batch.append(Asked(text or ""))
            if len(batch) == BATCH:
                yield self.score(batch)
                batch = []
        if batch:
            yield self.score(batch)

    def column(self, column: pa.Array[Any] | pa.ChunkedArray[Any]) -> Iterator[pa.RecordBatch]:
        """Answers for an Arrow column of texts of any string kind: a probability a label, the language, the words."""
        for scores in self.stream(_values(column)):
            yield as_batch(scores)

    def _with_parents(
        self, asked: Sequence[Asked], texts: list[str], words: npt.NDArray[np.int32], likely: Floats, calls: Calls,
        bars: Bars,
    ) -> None:  # fmt: skip
        """Read short replies again behind what they answer: both readings count half, and a call needs both."""
        short = [at for at, one in enumerate(asked) if one.parent and words[at] <= FEW_WORDS and texts[at].strip()]
        if not short:
            return
        joined = [f"{_whole_signs(asked[at].parent or '')[-LONG:]}\n{texts[at]}" for at in short]
        rows = self.calibration.rows([UNKNOWN] * len(short))
        again = self.calibration.probabilities(self._model.logits(joined), rows)
        agree = calls_of(again, Bars(bars.absent[short], bars.present[short])) == calls[short]
        calls[short] = np.where(agree, calls[short], UNSURE)
        likely[short] = (likely[short] + again) / 2


def as_batch(scores: Scores) -> pa.RecordBatch:
    """Scores as Arrow columns, named as the vault names them. Where nothing could be judged, there is no number.

    Only numbers are stored, and they have to lead to the same calls: a doubt moves a number in between the bars.
    """
    unread = np.array([odd is not None for odd in scores.oddities], np.bool_)
    by_numbers = calls_of(scores.probabilities, scores.bars)
    doubted = (scores.calls == UNSURE) & (by_numbers != UNSURE)
    stored = np.where(doubted, (scores.bars.absent + scores.bars.present) / 2, scores.probabilities)
    stored[np.isnan(scores.probabilities)] = np.nan
    columns: dict[str, pa.Array[Any]] = {}
    for at, label in enumerate(LABELS):
        likely = stored[:, at]
        columns[label] = pa.array(likely.astype(np.float16), pa.float16(), mask=unread | np.isnan(likely))
    columns["lang"] = pa.array(scores.langs, pa.string())
    columns["words"] = pa.array(scores.words, pa.int32())
    return pa.RecordBatch.from_pydict(columns)


def _values(column: pa.Array[Any] | pa.ChunkedArray[Any]) -> Iterator[str | None]:
    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    for chunk in chunks:
        for start in range(0, len(chunk), BATCH):
            yield from chunk.slice(start, BATCH).to_pylist()


def _whole_signs(text: str) -> str:
    """Halves of surrogate pairs, as some exports hold them, are no text that anything can read."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _look(text: str, asked: Asked, words: int) -> tuple[str, Oddity | None]:
    """The language, and what stands in the way of judging."""
    odd = oddity_of(text)
    if odd in ("empty", "encoded", "only_emoji", "no_words"):
        return base(asked.lang) or UNKNOWN, odd
    told = base(asked.lang)
    if told:
        return told, odd or (None if told in LANGUAGES else "unknown_language")
    found = identify(text, words)
    if found.lang == HINDI_IN_LATIN:
        return found.lang, odd or "romanised"
    if not found.known:
        return found.lang, odd or "unknown_language"
    if not found.sure and asked.parent:
        found = identify(asked.parent, words_in(asked.parent))
    return found.lang, odd or _mixed(text, found)


def _mixed(text: str, whole: Guess) -> Oddity | None:
    """An end that is surely in another language than the whole, or than the beginning where the whole leaves doubt."""
    if len(text) < MIXED_FROM or whole.lang == UNKNOWN:
        return None
    end = (text[-MIXED_FROM:] if len(text) > 2 * LOOK else text[len(text) // 2 :]).partition(" ")[2]
    last = identify(end, words_in(end))
    if not (last.sure and last.known):
        return None
    if last.lang == whole.lang and whole.likely < CLEAR:
        start = text[: len(text) // 2]
        whole = identify(start, words_in(start))
    return "mixed_languages" if whole.sure and whole.lang != last.lang else None


MIXED_FROM = 60
"""Characters; shorter texts cannot show two languages for sure. Of ordinary posts in our training data 1 in 100 is
taken for mixed (Spanish: 2), and of posts put together from two languages 7 in 10 are found."""
CLEAR = 0.99
"""From here one language has the whole text."""


def for_length(bars: Bars, words: npt.NDArray[np.int32]) -> Bars:
    """One to three words have to be twice as far from doubt."""
    few = (words <= FEW_WORDS)[:, None]
    return Bars(np.where(few, bars.absent / 2, bars.absent), np.where(few, (1 + bars.present) / 2, bars.present))


def calls_of(likely: Floats, bars: Bars) -> Calls:
    """Present, absent or unsure, by the numbers alone."""
    return np.where(likely >= bars.present, PRESENT, np.where(likely < bars.absent, ABSENT, UNSURE)).astype(np.int8)


def _softened(texts: list[str], calls: Calls) -> list[Doubt | None]:
    """Make hard words unsure where they may be banter or reclaimed, and thanks that may be none; why, for each text."""
    doubts: list[Doubt | None] = [None] * len(texts)
    for at in np.flatnonzero(calls[:, _GRATITUDE] == PRESENT):
        if no_thanks(texts[at]):
            doubts[at], calls[at, _GRATITUDE] = "maybe_irony", UNSURE
    hard = (calls == PRESENT) & _SOFT
    for at in np.flatnonzero(hard.any(axis=1) & (calls[:, _THREAT] != PRESENT)):
        doubt = doubt_about(texts[at])
        if doubt:
            doubts[at] = doubt
            calls[at, hard[at]] = UNSURE
    return doubts
