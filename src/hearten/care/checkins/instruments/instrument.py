"""The questions of an instrument, who may be asked them, and what the answers add up to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

MOST_AT_A_TIME = 5
"""Questions on one screen."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """One set of questions."""

    name: str
    title: str
    about: str
    """What it asks about, in our words."""
    intro: str
    items: tuple[str, ...]
    """In the words of its authors."""
    options: tuple[tuple[int, str], ...]
    """Values and their words; for a plain scale only its two ends have words."""
    ages_from: int
    weekly: bool
    """Part of the weekly rotation; others are there for who asks for them."""
    higher_is: str
    times: int | None
    """What the sum of the answers is multiplied by; None where answers are not added up."""
    scoring_source: str
    source: str
    url: str
    checked: date
    licence: str
    """The terms, and who is to be credited."""

    @property
    def answer_range(self) -> tuple[int, int]:
        """The lowest and the highest answer to one question."""
        values = [value for value, _ in self.options]
        return min(values), max(values)

    @property
    def score_range(self) -> tuple[int, int] | None:
        """The lowest and the highest score; None where there is none."""
        if self.times is None:
            return None
        low, high = self.answer_range
        return low * len(self.items) * self.times, high * len(self.items) * self.times

    @property
    def item_names(self) -> tuple[str, ...]:
        """How its answers are called where they are kept: `who5_1`."""
        return tuple(f"{self.name}_{number}" for number in range(1, len(self.items) + 1))

    def pages(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of its questions, never more than five on a page, pages as even as can be."""
        count = -(-len(self.items) // MOST_AT_A_TIME)
        edges = [round(page * len(self.items) / count) for page in range(count + 1)]
        return tuple(tuple(range(start + 1, end + 1)) for start, end in pairwise(edges))

    def may_ask(self, age: int | None) -> bool:
        """Whether it is made for people of that age; where no age is known, for the youngest who use Hearten."""
        return self.ages_from <= (YOUNGEST if age is None else age)

    def score(self, values: Mapping[str, float]) -> float | None:
        """What its answers (by item name) add up to; None where one was skipped, or where they are not added up."""
        given = [values[name] for name in self.item_names if name in values]
        if self.times is None or len(given) < len(self.items):
            return None
        return self.times * sum(given)


YOUNGEST = 13
"""The age in most countries from which a young person may decide about their data (UK GDPR art. 8)."""


@cache
def instruments() -> Mapping[str, Instrument]:
    """All of them by name."""
    folder = files(__package__)
    names = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name: _read(name, tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))) for name in names}


def _read(name: str, facts: Mapping[str, Any]) -> Instrument:
    proof, scoring = facts["proof"], facts["scoring"]
    return Instrument(
        name=name,
        title=facts["title"],
        about=facts["about"],
        intro=facts["intro"],
        items=tuple(facts["items"]),
        options=_options(facts),
        ages_from=facts["ages_from"],
        weekly=facts["weekly"],
        higher_is=facts["higher_is"],
        times=scoring.get("times"),
        scoring_source=scoring["source"],
        source=proof["source"],
        url=proof["url"],
        checked=proof["checked"],
        licence=(files(__package__) / "licences" / f"{name}.txt").read_text("utf-8"),
    )


def _options(facts: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    if "options" in facts:
        return tuple((option["value"], option["label"]) for option in facts["options"])
    scale = facts["scale"]
    words = {scale["low"]: scale["low_label"], scale["high"]: scale["high_label"]}
    return tuple((value, words.get(value, "")) for value in range(scale["low"], scale["high"] + 1))


@cache
def ranges() -> Mapping[str, tuple[float, float]]:
    """The range of every answer and score, by the name under which it is kept."""
    found: dict[str, tuple[float, float]] = {}
    for instrument in instruments().values():
        found.update(dict.fromkeys(instrument.item_names, instrument.answer_range))
        if instrument.score_range is not None:
            found[instrument.name] = instrument.score_range
    return found


def scores(values: Mapping[str, float]) -> dict[str, float]:
    """The scores of all instruments whose questions are all answered in `values`."""
    found = {name: instrument.score(values) for name, instrument in instruments().items()}
    return {name: score for name, score in found.items() if score is not None}


def of_the_week(day: date, age: int | None) -> Instrument | None:
    """The set of questions for the week of that day: those in the rotation take turns. None where it is the turn of
    one that is not made for that age."""
    rotation = [instrument for instrument in instruments().values() if instrument.weekly]
    turn = rotation[day.toordinal() // 7 % len(rotation)]
    return turn if turn.may_ask(age) else None


def on_request(age: int | None) -> tuple[Instrument, ...]:
    """All that somebody of that age may ask for."""
    return tuple(instrument for instrument in instruments().values() if instrument.may_ask(age))
