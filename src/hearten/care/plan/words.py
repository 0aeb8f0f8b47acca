"""A plan as text, in the language spoken now."""

from __future__ import annotations

from collections.abc import Iterator

from hearten.care.helplines import words
from hearten.care.helplines.facts import Line
from hearten.care.plan.plan import Plan
from hearten.languages.speaking import gettext as _


def line_sentence(line: Line) -> str:
    """A saved line in one sentence: its name and how to reach it."""
    ways = "; ".join(words.way(way, line) for way in line.ways if way.by != "site" or not line.answers)
    return f"{line.name}. {ways}"


def sections(plan: Plan) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs, as they stand on paper. Empty steps keep their title: there is room to write by hand."""
    found = []
    for step, written in plan.steps:
        paragraphs = [part for part in written.split("\n") if part.strip()]
        if step.id == "lines":
            paragraphs += [line_sentence(line) for line in plan.lines]
        found.append((_(step.title), paragraphs))
    if plan.moments:
        moments = [f"{moment.words} ({words.day_month_year(moment.day)})" for moment in plan.moments]
        found.append((_("Good moments"), moments))
    return found


def as_text(plan: Plan) -> str:
    """The plan as plain text."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    title = _("My plan")
    yield title
    yield "=" * len(title)
    for heading, paragraphs in sections(plan):
        yield ""
        yield heading
        yield "-" * len(heading)
        yield from paragraphs
