"""Before the first day: what the plan could find, and a refusal with a better plan where that is not worth the days."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearten.effects.experiments.design import FEWEST_PAIRS, Design, Kind, blocks_in
from hearten.effects.experiments.errors import Hopeless
from hearten.effects.experiments.variation import TYPICAL, TYPICAL_WINDOW
from hearten.effects.experiments.visible import smallest_visible
from hearten.languages.speaking import gettext as _

LARGEST_LIKELY = 8.0
"""Points. Person-specific effects of single platforms in published diaries reach about a third of a standard deviation
(Valkenburg 2021: -.31 to .27), 4 points; a plan that needs more than twice that would almost surely find nothing."""
USUAL_DAYS = (28, 56, 84)


@dataclass(frozen=True, slots=True)
class Plan:
    """A design, and the smallest effect it would find in 4 of 5 such experiments."""

    design: Design
    visible: float
    """Points."""


def plan(design: Design, worth: float | None = None) -> Plan:
    """The plan, or `Hopeless`. `worth` is the smallest effect that the person cares about; without it, the largest
    that is likely."""
    most = LARGEST_LIKELY if worth is None else worth
    visible = smallest_visible(design)
    if visible <= most:
        return Plan(design, visible)
    raise Hopeless(_reason(visible, most, asked=worth is not None), _alternative(design, most))


def _reason(visible: float, most: float, *, asked: bool) -> str:
    if not math.isfinite(visible):
        return _("However large the effect, this plan could hardly tell it from chance.")
    sentence = (
        _("This plan would find an effect of {visible} points or more, and you asked for {most}.")
        if asked
        else _("This plan would only find an effect of {visible} points or more. Hardly any is larger than {most}.")
    )
    return sentence.format(visible=f"{visible:.1f}", most=f"{most:g}")


def _alternative(design: Design, most: float) -> str:
    for other in alternatives(design):
        visible = smallest_visible(other)
        if visible <= most:
            return _("Instead: {plan}. That would find {visible} points.").format(
                plan=described(other), visible=f"{visible:.1f}"
            )
    return _("No plan of up to 84 days would. Check-ins on more days would help most.")


def alternatives(design: Design) -> Iterator[Design]:
    """Other plans for the same question, those most like it first."""
    for may_stop in dict.fromkeys((design.may_stop, False)):
        for kind in dict.fromkeys((design.kind, "day_pairs")):
            for days in USUAL_DAYS:
                blocks = blocks_in(kind, days)
                if blocks >= FEWEST_PAIRS and days >= design.days:
                    usual = design.variation if kind == design.kind or design.kind != "windows" else TYPICAL
                    yield replace(design, kind=kind, blocks=blocks, may_stop=may_stop, variation=usual)
    if design.kind != "windows":
        yield replace(design, kind="windows", blocks=blocks_in("windows", 28), may_stop=False, variation=TYPICAL_WINDOW)


def described(design: Design) -> str:
    """The plan in a few words."""
    names: dict[Kind, str] = {
        "day_pairs": _("pairs of days for {days} days"),
        "three_day_pairs": _("pairs of three days for {days} days"),
        "week_pairs": _("pairs of weeks for {days} days"),
        "coin_days": _("a coin each day for {days} days"),
        "windows": _("a coin every two hours for {days} days, with a check-in after each"),
    }
    return names[design.kind].format(days=design.days)
