"""What the pages say is short and kind: a fourteen-year-old should not stumble."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "hearten"
TEMPLATE = re.compile(
    r"""\{% translate (["'])(?P<one>.+?)\1(?: as \w+)? %\}|\{% blocktranslate[^%]*%\}(?P<two>.+?)\{% end""", re.DOTALL
)
PYTHON = re.compile(r"""\b(?:_|ngettext|gettext_lazy)\(\s*((?:"(?:[^"\\]|\\.)*"[,\s]*)+)""")
AVOID = re.compile(
    r"\b(toxic|addict\w*|unhealthy|detox|relapse|streak|risk score|fail(?:ed|ure)?|invalid|illegal|abort\w*|"
    r"fatal|error|exception|upload|database|server|process(?:ed|ing)?|parse\w*|metadata)\b",
    re.IGNORECASE,
)


def phrases() -> Iterator[str]:
    """Everything that a page can say, with stand-ins in place of what is filled in."""
    for path in SOURCES.rglob("*.html"):
        for match in TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            text = match["one"] or match["two"].replace("{% plural %}", ". ")
            yield re.sub(r"<[^>]+>|\{\{.+?\}\}", "x", text)
    for path in (path for room in ("people", "web") for path in (SOURCES / room).rglob("*.py")):
        for match in PYTHON.finditer(path.read_text(encoding="utf-8")):
            pieces = re.findall(r'"((?:[^"\\]|\\.)*)"(,?)', match[1])
            yield "".join(piece + ("; " if comma else "") for piece, comma in pieces)


def sentences() -> list[str]:
    """All of that, a sentence at a time."""
    return [part for phrase in phrases() for part in re.split(r"(?<=[.?!:;])\s+", phrase.strip()) if part]


def test_sentences_are_short() -> None:
    lengths = {sentence: len(sentence.split()) for sentence in sentences()}
    assert len(lengths) > 150, "the pages were found"
    assert sum(lengths.values()) / len(lengths) < 12
    assert [sentence for sentence, words in lengths.items() if words > 22] == []


def test_no_words_that_hurt_or_puzzle() -> None:
    assert {phrase: found for phrase in phrases() if (found := AVOID.findall(phrase))} == {}
