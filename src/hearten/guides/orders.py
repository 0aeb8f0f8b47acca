"""The four orders of the sandbox, with words for the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearten.guides.rules import RULES, Thing


@dataclass(frozen=True, slots=True)
class Order:
    """The same things, sorted by one rule."""

    title: str
    rule: str
    """The whole rule, in a sentence."""
    gives: str
    asks: str
    things: tuple[Thing, ...]


def orders(things: Sequence[Thing]) -> tuple[Order, ...]:
    """All four."""
    return tuple(Order(*_words()[name], tuple(rule(things))) for name, rule in RULES.items())


def _words() -> dict[str, tuple[str, str, str, str]]:
    return {
        "newest": (
            _("Newest first"),
            _("The clock decides: the latest is on top."),
            _("You miss nothing new, and you can reach the end."),
            _("Whoever posts most is seen most."),
        ),
        "same": (
            _("More of the same"),
            _("Your habits decide: voices you met most often come first."),
            _("Favourites are always near."),
            _("New and quiet voices sink, and one mood can fill the day."),
        ),
        "longest": (
            _("What holds you longest"),
            _("Your time decides: what kept you longest comes first."),
            _("Long, rich things get a chance."),
            _("What is hard to leave wins, good or not."),
        ),
        "turns": (
            _("Everyone takes turns"),
            _("Fairness decides: each voice gets one turn before any gets two, quiet ones first."),
            _("You hear many voices."),
            _("Your favourites have to wait."),
        ),
    }
