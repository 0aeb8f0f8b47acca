"""How hard a text is to read, by two published formulas, and the text of a page without what is not prose.

Both formulas give a school grade of the United States; a child in grade 1 is six, so five years are added for an age.
They know nothing of tone or sense: a text that passes can still be bad.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = {"p", "li", "h1", "h2", "h3", "dt", "dd", "summary", "label", "legend", "figcaption", "td", "th"}
NOT_PROSE = {"way", "seen", "mark", "unseen", "old", "sources"}
"""Classes of what a reader looks up rather than reads: menu paths, dates, the marks and lists of sources."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text."""

    sentences: int
    words: int
    letters: int
    syllables: int

    @property
    def flesch_kincaid(self) -> float:
        """Reading age by sentence length and syllables (Kincaid et al., 1975)."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59 + 5

    @property
    def automated(self) -> float:
        """Reading age by sentence length and letters: the Automated Readability Index (Smith and Senter, 1967)."""
        return 4.71 * self.letters / self.words + 0.5 * self.words / self.sentences - 21.43 + 5

    @property
    def age(self) -> float:
        """The higher of the two."""
        return max(self.flesch_kincaid, self.automated)


def read(text: str) -> Reading:
    """Count in a text whose sentences end in a mark or a line break."""
    found = sentences(text)
    words = [word for sentence in found for word in words_of(sentence)]
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    return Reading(len(found), len(words), letters, sum(map(syllables, words)))


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    parts = re.split(r"(?<=[.?!])[\"”’)]*\s+|\n+", text)
    return [part.strip() for part in parts if words_of(part)]


def words_of(text: str) -> list[str]:
    """The words of a text; `24-hour` is two, `don't` is one."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)


ENDINGS = re.compile(r"(?<=[^aeiouy])(?:es(?<![cgsxz]es)(?<!ches)(?<!shes)|ed(?<![td]ed)|e(?<![^aeiouy]le))$")


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough. A number counts as one."""
    plain = re.sub(r"['’]", "", word.lower())
    plain = ENDINGS.sub("", plain)
    groups = re.findall(r"[aeiouy]+", plain)
    apart = len(re.findall(r"(?<![cgtsq])i[ao](?!u)|(?<!p)eo|[aeiou]ing|[^q]ua|dea$", plain))
    return max(1, len(groups) + apart)


class _Prose(HTMLParser):
    """Collects what is prose in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._skip: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if self._skip:
            if tag == self._skip[0]:
                self._skip.append(tag)
        elif classes & NOT_PROSE or tag in {"select", "script", "style", "title", "nav", "button"}:
            self._skip.append(tag)
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            if tag == self._skip[0]:
                self._skip.pop()
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.pieces.append(re.sub(r"\s+", " ", data))


def prose(page: str) -> str:
    """The prose of an HTML page, a block a line."""
    parser = _Prose()
    parser.feed(page)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)
