"""The map in words and pictures: a place with its call, how sure that is, and from what it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearten.effects.effect import Call, Figures, Level
from hearten.journeys.mapped import Mapped, Place
from hearten.web import choice_words, words
from hearten.web.places import token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise

CALL: Mapping[Call, _StrPromise] = {
    "lifts": gettext_lazy("Lifts"),
    "weighs": gettext_lazy("Weighs"),
    "mixed": gettext_lazy("Mixed"),
    "practically_nothing": gettext_lazy("Practically nothing"),
    "cannot_tell_yet": gettext_lazy("Can't tell yet"),
}

HEADINGS: Mapping[Call, _StrPromise] = {
    "lifts": gettext_lazy("What lifts you"),
    "weighs": gettext_lazy("What weighs on you"),
    "mixed": gettext_lazy("Mixed"),
    "practically_nothing": gettext_lazy("Practically nothing"),
    "cannot_tell_yet": gettext_lazy("Can't tell yet"),
}

FOLDED: frozenset[Call] = frozenset({"practically_nothing", "cannot_tell_yet"})
SHOWN = 24
"""Places of one call on the page; a page of its own lists all."""

SPAN = 12.0
"""Points of mood from the middle of the picture to its edge; what goes beyond is drawn up to the edge."""
WIDTH = 300
MARGIN = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """The picture of a range: a line from low to high and a dot at the best guess, left of the middle is lower mood."""

    low: float
    high: float
    dot: float
    said: str
    span: str
    """The range in figures alone."""

    @property
    def length(self) -> float:
        """How long the line is."""
        return max(self.high - self.low, 2.0)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place, ready for a page."""

    token: str
    name: str
    platform: str
    call: Call
    call_words: str
    basis: str
    """How it is known, in a few words."""
    line: str
    doubt: Doubt | None
    amount: str


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one call."""

    call: Call
    title: str
    places: Sequence[Shown]
    count: int
    folded: bool


def groups(places: Sequence[Place]) -> list[Group]:
    """Places by call, strengths first."""
    found: list[Group] = []
    for call, title in HEADINGS.items():
        same = [place for place in places if place.call == call]
        if same:
            shown = [show(place) for place in same[:SHOWN]]
            found.append(Group(call, str(title), shown, len(same), call in FOLDED))
    return found


def show(place: Place) -> Shown:
    """One place for a page."""
    figures = place.effect.figures if place.effect is not None else None
    return Shown(
        token=token(place.target),
        name=words.platform(place.target.name) if place.target.level == "platform" else place.target.name,
        platform="" if place.target.level == "platform" else words.platform(place.target.platform),
        call=place.call,
        call_words=str(CALL[place.call]),
        basis=basis(place),
        line=line(place),
        doubt=doubt(figures) if figures is not None else None,
        amount=words.amount(place.traces, place.seconds),
    )


def basis(place: Place) -> str:
    """From what the call is known."""
    if place.basis == "words":
        return _("from the words there, not from how you felt")
    return _("from your check-ins") if place.basis == "check_ins" else ""


def line(place: Place) -> str:
    """The sentence under a name."""
    if place.basis != "words" and place.effect is not None and place.effect.sentence:
        return place.effect.sentence
    if place.words is not None and place.words.texts:
        return words_there(place)
    return _("More check-ins near it will tell.")


def words_there(place: Place) -> str:
    """What the texts from a place carried, and that this is no more than that."""
    assert place.words is not None  # noqa: S101 # asked only where there are words
    text = ngettext(
        "Of {n} text from there, about {warm} in 100 sounded kind and {hard} in 100 hard. It may differ for you.",
        "Of {n} texts from there, about {warm} in 100 sounded kind and {hard} in 100 hard. It may differ for you.",
        place.words.texts,
    )
    return text.format(
        n=words.number(place.words.texts), warm=round(100 * place.words.warm), hard=round(100 * place.words.hard)
    )


def doubt(figures: Figures) -> Doubt:
    """Where the line and the dot go."""
    low, dot, high = (_at(points) for points in (figures.low, figures.estimate, figures.high))
    said = _("Most likely {estimate} points of mood out of 100; it could be anything from {low} to {high}.")
    return Doubt(
        low,
        high,
        dot,
        said.format(estimate=_signed(figures.estimate), low=_signed(figures.low), high=_signed(figures.high)),
        _span(figures),
    )


def _span(figures: Figures) -> str:
    return f"{_signed(figures.low)} … {_signed(figures.high)}"


def feelings(place: Place) -> list[str]:
    """What the person said of it."""
    return [str(choice_words.FEELING[feeling]) for feeling in place.feelings]


def in_short(found: Mapped, level: Level) -> str:
    """What is shown, in one sentence, strengths first."""
    places = found.of(level)
    lifts = sum(place.call == "lifts" for place in places)
    weighs = sum(place.call == "weighs" for place in places)
    if found.effects.reason is not None and not lifts + weighs:
        return found.effects.sentence
    if not lifts + weighs:
        return _("Nothing stands out here yet. Most things need more days before we can tell.")
    up = ngettext("{n} lifts you", "{n} lift you", lifts).format(n=lifts)
    down = ngettext("{n} weighs on you", "{n} weigh on you", weighs).format(n=weighs)
    return _("{up}, {down}. All others: mixed, next to nothing, or not known yet.").format(up=up, down=down)


def _at(points: float) -> float:
    share = (max(-SPAN, min(SPAN, points)) + SPAN) / (2 * SPAN)
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "\u2212")


def figures(place: Place) -> list[tuple[str, str]]:
    """The numbers behind the sentence, each with its name."""
    found = place.effect.figures if place.effect is not None else None
    if place.effect is None or found is None:
        return []
    return [
        (_("Usual amount on a day with it"), words.time_spent(0.0, place.effect.dose)),
        (_("Best guess, in points of mood out of 100"), _signed(found.estimate)),
        (_("Range (holds the truth in 95 of 100 such cases)"), _span(found)),
        (_("Chance that the direction is the other one"), f"{100 * found.p_false_sign:.0f} %"),
        (_("Check-ins soon after it"), words.number(place.effect.windows)),
        (_("E-value: how strong something unseen would have to be"), f"{found.hidden_needed:.1f}"),
    ]
