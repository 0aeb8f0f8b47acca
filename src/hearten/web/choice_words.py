"""Words for choices: what is wanted, what it was about, and what the days since look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearten.choices.choice import FEELINGS, FITS, Choice, Feeling, Target, Want
from hearten.choices.compare import Comparison, Verdict
from hearten.choices.quiet import Part
from hearten.journeys.decide import Helped
from hearten.languages.direction import isolated
from hearten.web import words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WANT: Mapping[Want, _StrPromise] = {
    "keep": gettext_lazy("Keep it"),
    "more": gettext_lazy("More of it"),
    "less": gettext_lazy("See less"),
    "pause": gettext_lazy("Pause"),
    "leave": gettext_lazy("Leave"),
    "mute": gettext_lazy("Mute"),
    "unfollow": gettext_lazy("Unfollow"),
    "report": gettext_lazy("Report"),
}

FEELING: Mapping[Feeling, _StrPromise] = {
    "lifted": gettext_lazy("It lifts me"),
    "diminished": gettext_lazy("I feel smaller"),
    "unhappy": gettext_lazy("I feel unhappy"),
    "discriminated_against": gettext_lazy("I am treated as less because of who I am"),
}

VERDICT: Mapping[Verdict, _StrPromise] = {
    "better": gettext_lazy("Better days since"),
    "no_clear_difference": gettext_lazy("No clear difference"),
    "lower": gettext_lazy("Lower days since"),
    "cannot_tell_yet": gettext_lazy("Can't tell yet"),
}

CALL: Mapping[Verdict, str] = {
    "better": "lifts",
    "no_clear_difference": "practically_nothing",
    "lower": "weighs",
    "cannot_tell_yet": "cannot_tell_yet",
}
"""Which icon and colour fits."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    said: str


def wants(target: Target) -> list[Option]:
    """What can be chosen for this target."""
    return [Option(want, str(WANT[want])) for want in FITS[target.level]]


def feelings() -> list[Option]:
    """The feelings that can be named."""
    return [Option(feeling, str(FEELING[feeling])) for feeling in FEELINGS]


def name(target: Target) -> str:
    """A target as a person calls it, with its platform."""
    platform = words.platform(target.platform)
    return platform if target.level == "platform" else f"{isolated(target.name)} ({platform})"


def title(choice: Choice) -> str:
    """`See less: gossip.example (Websites)`."""
    return f"{WANT[choice.want]}: {name(choice.target)}"


def until(choice: Choice) -> str:
    """When it ends or ended."""
    return date_format(choice.until, "j F Y")


def verdict(helped: Helped) -> str:
    """What the days since look like, in sentences with their doubt."""
    return " ".join(part for part in (_mood(helped.mood), _minutes(helped), _no_cause(helped.mood)) if part)


def _mood(seen: Comparison) -> str:
    if seen.verdict == "cannot_tell_yet":
        return _(
            "We can't tell yet. It needs check-ins on 7 days before and 7 days since. "
            "So far: {before} before, {after} since."
        ).format(before=seen.days_before, after=seen.days_after)
    assert seen.low is not None  # noqa: S101 # a verdict comes with its numbers
    assert seen.high is not None  # noqa: S101
    said = {
        "better": _("Your mood was higher on the days since."),
        "lower": _("Your mood was lower on the days since."),
        "no_clear_difference": _("Your mood shows no clear difference."),
    }[seen.verdict]
    spread = _("The change lies between {low} and {high} points of 100, most likely.")
    return f"{said} {spread.format(low=_signed(seen.low), high=_signed(seen.high))}"


def _minutes(helped: Helped) -> str:
    if helped.minutes_before is None or helped.minutes_after is None:
        return ""
    text = _("Time with it: about {before} minutes a day before, {after} since.")
    return text.format(before=round(helped.minutes_before), after=round(helped.minutes_after))


def _no_cause(seen: Comparison) -> str:
    if seen.verdict == "cannot_tell_yet":
        return ""
    return _("Other things changed in those weeks too, so this does not show what did it. An experiment can.")


def _signed(points: float) -> str:
    return f"{points:+.0f}".replace("-", "\u2212")


PART: Mapping[Part, _StrPromise] = {
    "short_videos": gettext_lazy("Short videos"),
    "counts": gettext_lazy("Counts of likes and followers"),
    "comments": gettext_lazy("Comments"),
    "suggestions": gettext_lazy("Suggestions"),
    "autoplay": gettext_lazy("Videos that start by themselves"),
    "stories": gettext_lazy("Stories"),
    "notifications": gettext_lazy("Notifications"),
}


def part_options() -> list[Option]:
    """Parts of an app that can be hidden."""
    return [Option(part, str(said)) for part, said in PART.items()]


def parts(hidden: Sequence[Part]) -> str:
    """A list of parts in words."""
    return ", ".join(str(PART[part]) for part in hidden)
