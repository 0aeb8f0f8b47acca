"""The pages behind "More": each a name, a line about it, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearten.journeys import decide
from hearten.journeys.desk import Desk


@dataclass(frozen=True, slots=True)
class Door:
    """One page to go to."""

    title: str
    about: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class Group:
    """Doors that belong together."""

    title: str
    doors: tuple[Door, ...]


def next_doors(desk: Desk) -> tuple[Door, ...]:
    """What one may want to do next, on the first page."""
    over = sum(made.over(decide.today()) for made in decide.choices(desk))
    said = ngettext("{n} choice has come to its end.", "{n} choices have come to their end.", over).format(n=over)
    look = [Door(_("Did it help?"), said, reverse("choice_list"), "choices")] if over else []
    chart = Door(_("Your map"), _("What lifts you and what weighs on you."), reverse("map_show"), "map")
    check = Door(_("Check in"), _("How are you? Two taps."), reverse("check_in"), "check-in")
    return (*look, check, chart)


def groups() -> tuple[Group, ...]:
    """All doors, the everyday ones first."""
    return (
        Group(
            _("What you decide"),
            (
                Door(_("My choices"), _("More, less, pause: each with an end."), reverse("choice_list"), "choices"),
                Door(_("My feed"), _("Your own list, in your own order."), reverse("feed_show"), "feed"),
                Door(
                    _("Experiments"),
                    _("A coin chooses the days."),
                    reverse("experiment_list"),
                    "experiment",
                ),
            ),
        ),
        Group(
            _("What you bring"),
            (Door(_("Bring in"), _("Add files from your platforms."), reverse("bring"), "bring"),),
        ),
        Group(
            _("What is yours"),
            (
                Door(_("My plan"), _("Your own words for a hard hour."), reverse("plan_show"), "plan"),
                Door(_("My notes"), _("What you wrote down while reading the guides."), reverse("note_list"), "guides"),
                Door(_("Settings"), _("Passphrase, lock, language, your data."), reverse("settings_show"), "settings"),
                Door(_("What Hearten keeps"), _("Every file, and where it lies."), reverse("kept_list"), "kept"),
                Door(_("Forget"), _("Delete some of it, or all."), reverse("forget"), "forget"),
            ),
        ),
    )
