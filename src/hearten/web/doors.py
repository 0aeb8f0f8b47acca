"""The pages behind "More": each a name, a line about it, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


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


def groups() -> tuple[Group, ...]:
    """All doors, the everyday ones first."""
    return (
        Group(
            _("What you decide"),
            (Door(_("My choices"), _("More, less, pause: each with an end."), reverse("choice_list"), "choices"),),
        ),
        Group(
            _("What you bring"),
            (Door(_("Bring in"), _("Add files from your platforms."), reverse("bring"), "bring"),),
        ),
        Group(
            _("What is yours"),
            (
                Door(_("My notes"), _("What you wrote down while reading the guides."), reverse("note_list"), "guides"),
                Door(_("What Hearten keeps"), _("Every file, and where it lies."), reverse("kept_list"), "kept"),
                Door(_("Forget"), _("Delete some of it, or all."), reverse("forget"), "forget"),
            ),
        ),
    )
