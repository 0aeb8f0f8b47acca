"""The two-tap check-in as a form: seven steps from low to high for each question, one tap each, none asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearten.care.checkins.questions import QUESTIONS, STEPS
from hearten.choices.choice import Target
from hearten.ground.clock import Microseconds
from hearten.journeys.check_in import NotAnAnswer
from hearten.journeys.overview import Overview
from hearten.web import choice_words

SHORT = {"valence": gettext_lazy("Mood")}
"""What a question is called where it was answered already, if that is shorter."""

STEP_WORDS = (
    gettext_lazy("very low"),
    gettext_lazy("low"),
    gettext_lazy("a bit low"),
    gettext_lazy("in between"),
    gettext_lazy("quite good"),
    gettext_lazy("good"),
    gettext_lazy("very good"),
)

TOP = 8
"""Spaces, and voices, that are offered as a reason."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form."""

    item: str
    asked: str
    low: str
    high: str
    steps: tuple[tuple[int, str], ...]
    """The value of each step, and its name for those who do not see the row."""
    main: bool


def questions() -> list[Question]:
    """All questions; only the first is asked in the open."""
    return [
        Question(item, _(said.asked), _(said.low), _(said.high), _steps(item), item == "valence")
        for item, said in QUESTIONS.items()
    ]


def reasons(seen: Overview) -> list[tuple[str, str]]:
    """Spaces and voices the person meets most, as (what is kept, what is shown)."""
    spaces = [Target(row.platform, row.space) for row in seen.by_space[:TOP]]
    voices = [Target(row.platform, None, row.voice) for row in seen.by_voice[:TOP]]
    return [(target.name, choice_words.name(target)) for target in [*voices, *spaces]]


@dataclass(frozen=True, slots=True)
class Sent:
    """One check-in as a page sends it, now or later."""

    id: str
    at: Microseconds | None
    values: Mapping[str, float]
    because: str | None


def from_form(form: Mapping[str, str]) -> Sent:
    """What was tapped."""
    values = {item: _number(form[item]) for item in QUESTIONS if form.get(item)}
    if not values:
        raise NotAnAnswer(_("Tap one of the seven steps first. Which one is up to you."))
    return Sent("", None, values, form.get("because") or None)


def from_queue(entry: Any) -> Sent:  # noqa: ANN401 # whatever a script sent
    """What a page kept while the app was closed. Raises `NotAnAnswer` where it is not what our page writes."""
    try:
        values = {item: _number(value) for item, value in entry["values"].items() if item in QUESTIONS}
        sent = Sent(str(entry["id"])[:64], int(entry["at"]), values, entry.get("because") or None)
    except (TypeError, KeyError, ValueError, AttributeError) as fault:
        raise NotAnAnswer(_("This check-in came in a form that Hearten does not know.")) from fault
    if not sent.id or not values:
        raise NotAnAnswer(_("This check-in came in a form that Hearten does not know."))
    return sent


def _number(written: Any) -> float:  # noqa: ANN401 # text from a form, or a number from a script
    try:
        return float(written)
    except ValueError as fault:
        raise NotAnAnswer(_("Tap one of the seven steps first. Which one is up to you.")) from fault


def _steps(item: str) -> tuple[tuple[int, str], ...]:
    if item == "valence":
        return tuple((value, str(said)) for value, said in zip(STEPS, STEP_WORDS, strict=True))
    return tuple((value, _("{n} of 7").format(n=number)) for number, value in enumerate(STEPS, start=1))
