"""Weights under which a way of speaking, or the name of a group, says nothing by itself about hate or insults.

The public sets were gathered by lists of words, so that in them who is named, and how people spell, goes with hate. A
label of a text with such a mark is weighed so that hate is as common with the mark as without it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from hearten.signals.labels import LABELS
from training.data import OWN, Corpus
from training.measure import in_dialect

EVENED = [LABELS.index(name) for name in ("insult", "hate", "obscene_sexual")]
LEAST, MOST = 0.5, 2.5
_MARKS: Mapping[str, str] = {
    "women": r"wom[ae]n|girls?|females?|feminists?",
    "men": r"m[ae]n|guys?|boys?|males?",
    "trans": r"trans(?:gender|sexual)?s?",
    "gay": r"gays?|lesbians?|bisexuals?|queers?|lgbt\w*|homosexuals?",
    "black": r"blacks?|africans?",
    "white": r"whites?|caucasians?",
    "asian": r"asians?|chinese|japanese|koreans?|indians?|pakistanis?",
    "latino": r"mexicans?|latin[oa]s?|hispanics?",
    "arab": r"arabs?|muslims?|islam|islamic|syrians?",
    "jewish": r"jews?|jewish|judaism",
    "christian": r"christians?|catholics?",
    "migrants": r"immigrants?|migrants?|refugees?|foreigners?",
    "disabled": r"disabled|disabilit\w+|autistic|autism|blind|deaf",
}


def marks(texts: Sequence[str]) -> np.ndarray:
    """Which texts have which marks, one column a mark."""
    lower = [text.lower() for text in texts]
    named = [np.array([bool(found.search(text)) for text in lower], np.bool_) for found in _searches()]
    return np.stack([in_dialect(lower), *named], axis=1)


def factors(table: Corpus, marked: np.ndarray) -> np.ndarray:
    """For every text and label how much more or less its label counts."""
    out = np.ones(table.known.shape, np.float32)
    public = ~np.char.startswith(table.source, OWN + "_") & (table.lang == "en")
    for mark in marked.T:
        for label in EVENED:
            _even(out, table, label, public & (table.known[:, label] >= 0.5), mark)
    return np.clip(out, LEAST, MOST)


def _searches() -> list[re.Pattern[str]]:
    return [re.compile(rf"\b(?:{pattern})\b") for pattern in _MARKS.values()]


def _even(out: np.ndarray, table: Corpus, label: int, rows: np.ndarray, mark: np.ndarray) -> None:
    present = table.present[:, label] > 0
    marked = rows & mark
    if not (marked & present).any() or not (marked & ~present).any():
        return
    everywhere, here = present[rows].mean(), present[marked].mean()
    out[marked & present, label] *= everywhere / here
    out[marked & ~present, label] *= (1 - everywhere) / (1 - here)
