"""Words for experiments on the pages: what can be tried for a place, and how one stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearten.choices.choice import Level, Target
from hearten.effects.experiments import words as said
from hearten.effects.experiments.design import Change, Kind, Subject
from hearten.journeys.experiment import Experiment, Status

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KIND: Mapping[Kind, tuple[_StrPromise, _StrPromise]] = {
    "day_pairs": (gettext_lazy("Day by day"), gettext_lazy("One day with, one without, in an order a coin draws.")),
    "week_pairs": (gettext_lazy("Week by week"), gettext_lazy("Sees slow changes. Takes long.")),
    "three_day_pairs": (gettext_lazy("Three days at a time"), gettext_lazy("Between the two.")),
    "windows": (gettext_lazy("Two hours at a time"), gettext_lazy("A check-in at the end of each.")),
}
"""How time can be cut, the usual way first."""

DAYS = (28, 56, 84)
USUAL_DAYS = 56

STATUS: Mapping[Status, _StrPromise] = {
    "planned": gettext_lazy("Planned"),
    "running": gettext_lazy("Running"),
    "ended": gettext_lazy("Over"),
    "stopped": gettext_lazy("Stopped early"),
    "cancelled": gettext_lazy("Called off"),
}

CHANGE: Mapping[Level, Change] = {"platform": "platform_off", "space": "space_off", "voice": "voice_muted"}


@dataclass(frozen=True, slots=True)
class Today:
    """What the coin says for a day."""

    day: date
    with_change: bool
    noted: bool | None


def subject(target: Target) -> Subject:
    """Leaving a place out, as an experiment."""
    return Subject(CHANGE[target.level], target.platform, target.space, target.voice)


def own(words: str) -> Subject:
    """A change in the person's own words."""
    return Subject("own_change", words=words)


def title(experiment: Experiment) -> str:
    """What is tried."""
    return said.title(experiment.design.subject)


def today(experiment: Experiment) -> list[Today]:
    """What holds today, and yesterday where the person may still say how it went."""
    if experiment.status != "running":
        return []
    now = experiment.today()
    drawn = zip(experiment.design.rows(), experiment.drawn(), strict=True)
    rows = {row.day: with_change for row, with_change in drawn if row.hours == 24}
    noted = experiment.noted or {}
    days = [now.fromordinal(now.toordinal() - back) for back in (0, 1)]
    return [Today(day, rows[day], noted.get(day)) for day in days if day in rows]


def when(experiment: Experiment) -> str:
    """From when to when."""
    design = experiment.design
    return _("{days} days, from {first} to {last}").format(
        days=design.days, first=date_format(design.starts_on, "j F Y"), last=date_format(design.ends_on, "j F Y")
    )
