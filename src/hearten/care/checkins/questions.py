"""The four questions of a check-in and their seven steps, the same on the page and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hearten.languages.speaking import gettext_noop as later

STEPS = (2, 18, 34, 50, 66, 82, 98)
"""What each step is kept as, out of 100."""


class Question(NamedTuple):
    """What is asked, and the words at its two ends."""

    asked: str
    low: str
    high: str


QUESTIONS: Mapping[str, Question] = {
    "valence": Question(later("How are you right now?"), later("very low"), later("very good")),
    "energy": Question(later("Energy"), later("worn out"), later("full of it")),
    "calm": Question(later("Calm"), later("tense"), later("at ease")),
    "connection": Question(later("Connection"), later("alone"), later("close to people")),
}
