"""Markdown with facts in it becomes HTML with numbered sources.

A page never types a number, an age, a date or a menu path that comes from outside. It refers to the fact:

    {{fact instagram.age}}                              the value itself
    {{fact tiktok.teen.daily_limit_60min 60 minutes}}   words of our own, whose numbers must be the fact's
    {{cite snapchat.feature.streaks}}                   only the mark of the source, after a sentence of our own
    {{path snapchat.control.ghost_mode}}                what to press, when that was seen, and what to do if it moved
    {{press snapchat.report.1 Settings › My Reports}}   a part of such a path, inside a sentence
    {{find snapchat.control.friend_check_up Check Up}}  no path is known: the word to look for instead
    {{link snapchat.report.2 Snapchat's report form}}   the address, as a link with words of our own

A name that begins with a dot is about the platform of the page. Raw HTML in Markdown stays text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from hearten.guides.dates import spoken
from hearten.guides.errors import FactSaysOtherwise, UnknownReference
from hearten.guides.facts import Fact, Facts, facts
from hearten.guides.source_names import source_name

REFERENCE = re.compile(r"\{\{(?P<verb>\w+) (?P<name>[\w.-]+)(?: (?P<words>[^}]*))?\}\}")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
OPEN, CLOSE = "\ue000", "\ue001"
"""Around what is put in after Markdown has done its work: no page holds these characters."""

THEN = ' <span class="then">›</span> '
"""Between two buttons to press one after the other."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the list of sources below a page."""

    number: int
    url: str
    name: str
    """The host as people write it, or what lies there where the host tells nothing."""
    seen: str
    """When the source was last changed, in words."""
    checked: date
    stale: bool
    own: bool
    """Whether it is the platform's, the law's or the researchers' own page."""


@dataclass
class Citing:
    """The facts that one page has shown so far, numbered in the order of showing."""

    today: date
    platform: str = ""
    known: Facts = field(default_factory=facts)
    cited: list[Fact] = field(default_factory=list)
    """One fact for each source."""
    old: set[int] = field(default_factory=set)
    """The places of sources with a fact that may be out of date."""

    def fact(self, name: str) -> Fact:
        """The fact of that name; a leading dot stands for the platform of the page."""
        return self.known[f"{self.platform}{name}" if name.startswith(".") else name]

    def number(self, fact: Fact) -> int:
        """Its place in the list of sources. Facts of one source and date share a place."""
        for place, other in enumerate(self.cited, 1):
            if (other.source, other.as_of) == (fact.source, fact.as_of):
                return place
        self.cited.append(fact)
        return len(self.cited)

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """The list of sources so far."""
        return tuple(
            SourceRow(
                place,
                fact.source,
                source_name(fact.source),
                spoken(fact.as_of),
                fact.checked,
                place in self.old,
                fact.standing != "secondary",
            )
            for place, fact in enumerate(self.cited, 1)
        )

    def html(self, markdown: str) -> str:
        """Markdown with references, as HTML."""
        put: list[str] = []

        def fill(found: re.Match[str]) -> str:
            words, made = self._filled(found)
            put.append(made)
            return f"{words}{OPEN}{len(put) - 1}{CLOSE}"

        made: str = MarkdownIt("commonmark", {"html": False}).render(REFERENCE.sub(fill, markdown))
        made = made.replace("<a href=", '<a rel="noreferrer" target="_blank" href=')
        return re.sub(f"{OPEN}(\\d+){CLOSE}", lambda found: put[int(found[1])], made)

    def _filled(self, found: re.Match[str]) -> tuple[str, str]:
        """Markdown, and the HTML that follows it."""
        make = VERBS.get(found["verb"])
        if make is None:
            raise UnknownReference(found[0])
        fact = self.fact(found["name"])
        words, made = make(fact, (found["words"] or "").strip())
        return words, made + self._mark(fact)

    def _mark(self, fact: Fact) -> str:
        number = self.number(fact)
        if fact.stale(self.today):
            self.old.add(number)
        label = html.escape(_("Source {n}").format(n=number))
        old = f' <span class="old">{html.escape(_("(may be out of date)"))}</span>' if fact.stale(self.today) else ""
        return f'<sup class="mark"><a href="#source-{number}" aria-label="{label}">{number}</a></sup>{old}'


def numbers(words: str) -> set[str]:
    """The numbers in a text, as written: `13`, `2.5`, `22:00`."""
    return set(NUMBER.findall(words))


def _fact(fact: Fact, words: str) -> tuple[str, str]:
    if not numbers(words) <= numbers(fact.said) | {fact.as_of[:4]}:
        raise FactSaysOtherwise(fact.id, words)
    return words or fact.value, ""


def _cite(_about: Fact, _words: str) -> tuple[str, str]:
    return "", ""


def _path(fact: Fact, _words: str) -> tuple[str, str]:
    if not fact.path:
        raise UnknownReference(f"path {fact.id}")
    steps = THEN.join(map(html.escape, fact.path))
    seen = html.escape(_("Seen {date}.").format(date=spoken(fact.as_of)))
    moved = html.escape(_("Not there? Search the settings for “{word}”.").format(word=fact.path[-1]))
    return "", f'<span class="way">{steps}</span> <span class="seen">{seen} {moved}</span>'


def _press(fact: Fact, words: str) -> tuple[str, str]:
    printed = fact.printed.casefold()
    steps = words.split(" › ")
    if not words or any(step.casefold() not in printed for step in steps):
        raise FactSaysOtherwise(fact.id, words)
    return "", f'<span class="way">{THEN.join(map(html.escape, steps))}</span>'


def _find(fact: Fact, words: str) -> tuple[str, str]:
    if not words:
        raise UnknownReference(f"find {fact.id}")
    said = _("We have no checked path for it. Search the settings for “{word}”.").format(word=words)
    return "", f'<span class="seen">{html.escape(said)}</span>'


def _link(fact: Fact, words: str) -> tuple[str, str]:
    if not (fact.url and words):
        raise UnknownReference(f"link {fact.id}")
    return f"[{words}](<{fact.url}>)", ""


VERBS: dict[str, Callable[[Fact, str], tuple[str, str]]] = {
    "fact": _fact,
    "cite": _cite,
    "path": _path,
    "press": _press,
    "find": _find,
    "link": _link,
}
