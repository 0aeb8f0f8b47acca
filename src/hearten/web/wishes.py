"""The things that can be asked of "forget", as a form sends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearten.ground.errors import UsageError
from hearten.journeys.desk import Desk
from hearten.journeys.forget import Amount, Wish, forget, forget_everything, would_forget
from hearten.web import words
from hearten.web.places import target


@dataclass(frozen=True, slots=True)
class Asked:
    """What to forget, and how to say it."""

    what: str
    value: str
    said: str
    wish: Wish | None
    """None: everything, the vault, its keys and the settings."""

    def count(self, desk: Desk) -> Amount:
        """How much would be gone."""
        return would_forget(desk, self.wish)

    def carry_out(self, desk: Desk) -> Amount:
        """Forget it; how much that was."""
        return forget_everything(desk) if self.wish is None else forget(desk, self.wish)


def asked(form: Mapping[str, str]) -> Asked:
    """Read the form, or say what is missing."""
    what, value = form.get("what", ""), form.get("value", "")
    if what == "platform" and value:
        return Asked(
            what, value, _("everything from {platform}").format(platform=words.platform(value)), Wish(platform=value)
        )
    if what == "place" and value:
        place = target(value)
        said = _("everything from {name} on {platform}").format(
            name=place.name, platform=words.platform(place.platform)
        )
        return Asked(what, value, said, Wish(platform=place.platform, space=place.space, voice=place.voice))
    if what == "before":
        day = _day(value)
        return Asked(what, value, _("everything before {day}").format(day=date_format(day, "j F Y")), Wish(before=day))
    if what == "everything":
        return Asked(what, "", _("everything, your keys and your settings"), None)
    raise UsageError(_("Choose what to forget first."))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise UsageError(_("Choose a day first, for example 2026-01-31.")) from fault
