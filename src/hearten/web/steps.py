"""How a choice is carried out on its platform, from dated facts: buttons to press, or a page to open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hearten.choices.choice import Want
from hearten.guides.facts import Fact, facts

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SAID: Mapping[str, _StrPromise] = {
    "control.reset_recommendations": _("Start your suggestions afresh"),
    "control.non_personalised_feed": _("See suggestions that are not made from what you watch"),
    "control.muted_words_tags": _("Hide posts with words that you choose"),
    "control.muted_words": _("Hide posts with words that you choose"),
    "control.keyword_filters": _("Hide posts with words that you choose"),
    "control.chat_filter": _("Hide words in the chat"),
    "control.moderation_lists": _("Mute or block a whole list of people"),
    "control.shorts_daily_limit": _("Set a limit for short videos"),
    "control.daily_limit": _("Be reminded after so much time a day"),
    "control.break_reminder": _("Be reminded to take a break"),
    "control.sleep_reminder": _("Be reminded at bedtime"),
    "control.bedtime_reminder": _("Be reminded at bedtime"),
    "control.server_dm": _("Choose who may write to you"),
    "control.who_can_contact": _("Choose who may write to you"),
    "control.whispers": _("Choose who may write to you"),
    "control.group_adds": _("Choose who may add you to groups"),
    "block": _("Block them"),
    "report": _("Report it"),
    "data": _("Take your things with you first"),
    "delete": _("Close the account"),
}

KINDS: Mapping[Want, Sequence[str]] = {
    "keep": (),
    "more": (),
    "less": (
        "control.reset_recommendations",
        "control.non_personalised_feed",
        "control.muted_words_tags",
        "control.muted_words",
        "control.keyword_filters",
        "control.shorts_daily_limit",
        "control.daily_limit",
    ),
    "pause": (
        "control.daily_limit",
        "control.shorts_daily_limit",
        "control.break_reminder",
        "control.sleep_reminder",
        "control.bedtime_reminder",
    ),
    "leave": ("data", "delete"),
    "mute": (
        "control.muted_words_tags",
        "control.muted_words",
        "control.keyword_filters",
        "control.chat_filter",
        "control.moderation_lists",
        "control.server_dm",
        "control.who_can_contact",
        "control.whispers",
        "control.group_adds",
        "block",
    ),
    "unfollow": ("block",),
    "report": ("report",),
}
"""What helps with each wish, gentlest first."""

WORD: Mapping[Want, _StrPromise] = {
    "less": _("Not interested"),
    "pause": _("Time"),
    "leave": _("Delete account"),
    "mute": _("Mute"),
    "unfollow": _("Unfollow"),
    "report": _("Report"),
}
"""The word to look for where nobody has written down the way."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do on the platform."""

    said: str
    path: tuple[str, ...]
    url: str
    source: str
    as_of: str
    checked: date
    stale: bool


def steps(platform: str, want: Want, today: date) -> tuple[Step, ...]:
    """What there is to press or to open; empty where no checked way is known."""
    known = facts()
    found: list[Step] = []
    for kind in KINDS[want]:
        name = f"{platform}.{kind}"
        matching = ([known[name]] if name in known else []) + list(known.about(name))
        found += [_step(fact, kind, today) for fact in matching if fact.path or fact.url]
    return tuple(found)


def _step(fact: Fact, kind: str, today: date) -> Step:
    return Step(str(SAID[kind]), fact.path, fact.url, fact.source, fact.as_of, fact.checked, fact.stale(today))
