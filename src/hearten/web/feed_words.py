"""Words for the feed: its sliders, and why an item stands where it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearten.choices.feed_order import Placed, Why
from hearten.ground.clock import as_datetime, local_zone, now
from hearten.journeys.feed import Rest

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SLIDER: Mapping[str, _StrPromise] = {
    "newest": gettext_lazy("Newest first"),
    "people": gettext_lazy("People over brands"),
    "lifts": gettext_lazy("What lifts me"),
    "variety": gettext_lazy("Variety"),
}

WHY: Mapping[Why, _StrPromise] = {
    "new": gettext_lazy("it is new"),
    "person": gettext_lazy("a person wrote it"),
    "lifts": gettext_lazy("on your map this voice lifts you"),
    "weighs": gettext_lazy("on your map this voice weighs on you, so it stands further down"),
    "variety": gettext_lazy("you saw this voice above already, so it stands further down"),
}


def resting(rest: Rest) -> str:
    """Why a feed is left alone, and until when."""
    until, today = as_datetime(rest.until, local_zone()), as_datetime(now(), local_zone()).date()
    when = date_format(until, "H:i") if until.date() == today else date_format(until, "j F, H:i")
    if rest.site:
        return _("The site asked us to wait. It can be asked again from {when}.").format(when=when)
    return _("It says that it has nothing new before {when}.").format(when=when)


def why(placed: Placed) -> str:
    """Why it is here, in one sentence."""
    if not placed.why:
        return _("Nothing moved it: it stands where its time puts it.")
    return _("Because: {reasons}.").format(reasons="; ".join(str(WHY[reason]) for reason in placed.why))
