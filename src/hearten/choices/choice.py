"""A choice: what a person wants of a space or voice, from one day to another. Nothing is for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from hearten.ground.errors import UsageError
from hearten.languages.speaking import gettext as _

Want = Literal["keep", "more", "less", "pause", "leave", "mute", "unfollow", "report"]
Level = Literal["platform", "space", "voice"]
Feeling = Literal["lifted", "diminished", "unhappy", "discriminated_against"]

WANTS: tuple[Want, ...] = get_args(Want)
FEELINGS: tuple[Feeling, ...] = get_args(Feeling)

DAYS: Mapping[Want, int] = {
    "keep": 90,
    "more": 28,
    "less": 28,
    "pause": 7,
    "leave": 90,
    "mute": 28,
    "unfollow": 90,
    "report": 7,
}
"""Days that a choice stands unless the person names its last one. A break of a week and a change of four are what
studies use (Thrul 2024: effects turn from worse to better after a week); a report is looked at after seven days."""

LONGEST = 366
"""Days after which any choice is looked at once more."""

FITS: Mapping[Level, tuple[Want, ...]] = {
    "platform": ("keep", "more", "less", "pause", "leave", "report"),
    "space": ("keep", "more", "less", "pause", "mute", "leave", "report"),
    "voice": ("keep", "more", "less", "mute", "unfollow", "report"),
}
"""What can be wanted of each level; the gentlest stands first."""


class NotAChoice(UsageError):
    """A wish that does not fit the thing, or a day that cannot be its end."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a choice is about."""

    platform: str
    space: str | None = None
    voice: str | None = None

    @property
    def level(self) -> Level:
        """Which of the three it is."""
        return "voice" if self.voice else "space" if self.space else "platform"

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.voice or self.space or self.platform


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice as it stands."""

    id: str
    want: Want
    target: Target
    made_on: date
    until: date
    """The last day on which it holds."""
    feeling: Feeling | None = None
    words: str = ""
    """Why, in the person's own words."""
    undone_on: date | None = None
    before: Mapping[str, Any] | None = None
    """What it was before the last change, for one undo."""

    def holds(self, today: date) -> bool:
        """Whether it is in force."""
        return self.undone_on is None and today <= self.until

    def over(self, today: date) -> bool:
        """Whether it came to its end by itself."""
        return self.undone_on is None and today > self.until


def choice(
    want: str,
    target: Target,
    today: date,
    *,
    until: date | None = None,
    feeling: str | None = None,
    words: str = "",
) -> Choice:
    """A new choice, checked; its name comes from the log. Raises `NotAChoice` with the sentence a person reads."""
    if want not in FITS[target.level]:
        raise NotAChoice(_("That cannot be chosen here. Choose one of the ways on the page."))
    if feeling and feeling not in FEELINGS:
        raise NotAChoice(_("Choose one of the feelings on the page, or none."))
    end = until or today + timedelta(days=DAYS[want])
    if end < today:
        raise NotAChoice(_("The last day is in the past. Choose today or a later day."))
    if end > today + timedelta(days=LONGEST):
        raise NotAChoice(_("That is more than a year away. Choose a nearer day: you can go on from there."))
    return Choice("", want, target, today, end, feeling or None, words.strip())


def feeling_named(name: str) -> Feeling | None:
    """The feeling of that name, if there is one."""
    return next((feeling for feeling in FEELINGS if feeling == name), None)


def as_body(made: Choice) -> dict[str, Any]:
    """What the event log keeps of a choice."""
    return {
        "want": made.want,
        "platform": made.target.platform,
        "space": made.target.space,
        "voice": made.target.voice,
        "made_on": made.made_on.isoformat(),
        "until": made.until.isoformat(),
        "feeling": made.feeling,
        "words": made.words,
        "undone_on": made.undone_on and made.undone_on.isoformat(),
    }


def from_body(name: str, body: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> Choice:
    """The choice that `as_body` wrote."""
    return Choice(
        name,
        body["want"],
        Target(body["platform"], body["space"], body["voice"]),
        date.fromisoformat(body["made_on"]),
        date.fromisoformat(body["until"]),
        body["feeling"],
        body["words"],
        date.fromisoformat(body["undone_on"]) if body["undone_on"] else None,
        before,
    )
