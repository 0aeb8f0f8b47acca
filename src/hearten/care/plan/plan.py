"""A plan as it stands, made out of what was written down over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearten.care.helplines import facts
from hearten.care.helplines.facts import Line
from hearten.care.plan.steps import BY_ID, STEPS, Step

LONGEST = 2000
"""Letters a step or a moment may have: a page of paper holds about this much in all."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A good moment that was kept."""

    id: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """My plan."""

    words: Mapping[str, str]
    """What stands in each step, by the id of the step."""
    lines: tuple[Line, ...]
    """Lines that were saved."""
    moments: tuple[Moment, ...]
    """Newest first."""

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not (any(self.words.values()) or self.lines or self.moments)

    @property
    def steps(self) -> list[tuple[Step, str]]:
        """Each step with what stands in it."""
        return [(step, self.words.get(step.id, "")) for step in STEPS]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the plan's log says last about one thing."""

    id: str
    kept: bool
    """False once it was taken out."""
    day: date
    body: Mapping[str, Any]


def plan(entries: Iterable[Entry]) -> Plan:
    """The plan that these entries make."""
    kept = [entry for entry in entries if entry.kept]
    lines = (facts.find_line(str(entry.body.get("line", ""))) for entry in kept if entry.id.startswith("line:"))
    moments = [
        Moment(entry.id, str(entry.body.get("words", "")), entry.day)
        for entry in kept
        if entry.id.startswith("moment:")
    ]
    return Plan(
        words={entry.id: str(entry.body.get("words", "")) for entry in kept if entry.id in BY_ID},
        lines=tuple(line for line in lines if line),
        moments=tuple(sorted(moments, key=lambda moment: moment.day, reverse=True)),
    )


def trimmed(words: str) -> str:
    """Words as they are kept: without space around them, and not longer than a page."""
    return words.replace("\r\n", "\n").strip()[:LONGEST]
