"""The map by time of day and by act, in words and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearten.effects import words as effect_words
from hearten.effects.clocks import DAY_PARTS, PART_HOURS
from hearten.effects.effect import Call
from hearten.effects.parts import PartLevel
from hearten.journeys.mapped import FEWEST_TEXTS, ORDER
from hearten.journeys.ways import Part, Way, Ways
from hearten.web import words
from hearten.web.map_words import CALL, Doubt, doubt

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DAY_PART: Mapping[str, _StrPromise] = {
    "night": gettext_lazy("Night"),
    "morning": gettext_lazy("Morning"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}

SHOWN = 6
"""Acts on the page at once; the others are folded."""


@dataclass(frozen=True, slots=True)
class Card:
    """One part of the day or act, ready for a page."""

    name: str
    title: str
    hours: str
    """From when to when; nothing for an act."""
    call: Call
    call_words: str
    basis: str
    line: str
    doubt: Doubt | None
    amount: str
    where: str
    texts: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The day hour by hour."""

    sentence: str
    bars: Sequence[tuple[str, str, int, int]]


def cards(way: Way) -> tuple[list[Card], list[Card]]:
    """The day in its order; acts with the clearest first, and apart from them those done less often."""
    if way.parts and way.parts[0].level == "hour":
        return [_card(part) for part in way.parts], []
    known = [part for part in way.parts if _call(part) != "cannot_tell_yet"]
    found = [_card(part) for part in sorted(known, key=_clearest)]
    rest = [_card(part) for part in way.parts if part not in known]
    room = max(SHOWN - len(found), 0)
    return found + rest[:room], rest[room:]


def in_short(way: Way, level: PartLevel) -> str:
    """What stands out, strengths first."""
    if way.effects.reason is not None:
        return way.effects.sentence
    named = {call: [_named(part) for part in sorted(way.parts, key=_clearest) if _call(part) == call] for call in CALL}
    said = []
    if named["lifts"]:
        said.append(_("Goes with a better mood: {names}.").format(names=", ".join(named["lifts"])))
    if named["weighs"]:
        said.append(_("Goes with a lower mood: {names}.").format(names=", ".join(named["weighs"])))
    if said:
        return " ".join([*said, _("All else is not sure yet.")])
    return (
        _("When you are online, and what came to you then.") if level == "hour" else _("Nothing you do stands out yet.")
    )


def clock(found: Ways) -> Clock | None:
    """The hours of the day as bars out of 100, and what they show."""
    total = sum(found.by_hour)
    if not total:
        return None
    share = [sum(found.by_hour[at * PART_HOURS : (at + 1) * PART_HOURS]) for at in range(len(DAY_PARTS))]
    fullest = max(range(len(DAY_PARTS)), key=share.__getitem__)
    sentence = _("Most of it begins between {first} and {last}: {share}.").format(
        first=words.hour(fullest * PART_HOURS),
        last=words.hour((fullest + 1) * PART_HOURS),
        share=words.share(share[fullest], total),
    )
    if found.undated:
        sentence += " " + ngettext(
            "{n} thing has no time of day in your export.",
            "{n} things have no time of day in your export.",
            found.undated,
        ).format(n=words.number(found.undated))
    return Clock(sentence, bars(found.by_hour))


def bars(hours: Sequence[int]) -> list[tuple[str, str, int, int]]:
    """Each hour, its count, and how high and how far from the top its bar is, out of 100."""
    shares = [round(100 * n / max(*hours, 1)) for n in hours]
    return [(words.hour(hour), words.number(n), shares[hour], 100 - shares[hour]) for hour, n in enumerate(hours)]


def table(way: Way, level: PartLevel) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The same as a head and rows."""
    first = _("Time of day") if level == "hour" else _("What you do")
    head = (
        first,
        _("What goes with it"),
        _("Points of mood"),
        _("Things"),
        _("Time"),
        _("Kind words"),
        _("Hard words"),
    )
    return head, [_row(part) for part in way.parts]


def _row(part: Part) -> tuple[str, ...]:
    shown = _card(part)
    told = part.words if part.words is not None and part.words.texts >= FEWEST_TEXTS else None
    figures = (
        shown.doubt.span if shown.doubt else "–",
        words.number(part.traces),
        words.time_spent(0.0, part.seconds),
        _per_hundred(told.warm) if told else "–",
        _per_hundred(told.hard) if told else "–",
    )
    first = f"{shown.title} ({shown.hours})" if shown.hours else shown.title
    return first, shown.call_words, *(each.replace(" ", "\N{NO-BREAK SPACE}") for each in figures)


def _per_hundred(share: float) -> str:
    return _("{n} in 100").format(n=round(100 * share))


def _card(part: Part) -> Card:
    figures = part.effect.figures if part.effect is not None else None
    call = _call(part)
    return Card(
        name=part.name,
        title=str(DAY_PART[part.name]) if part.level == "hour" else words.act(part.name),
        hours=_hours(part),
        call=call,
        call_words=str(CALL[call]),
        basis=_("from your check-ins") if call != "cannot_tell_yet" else "",
        line=_line(part),
        doubt=doubt(figures) if figures is not None else None,
        amount=words.amount(part.traces, part.seconds),
        where=_where(part),
        texts=_texts(part),
    )


def _call(part: Part) -> Call:
    return part.effect.call if part.effect is not None else "cannot_tell_yet"


def _clearest(part: Part) -> tuple[int, float, int]:
    figures = part.effect.figures if part.effect is not None else None
    return ORDER.index(_call(part)), -abs(figures.estimate) if figures else 0.0, -part.traces


def _named(part: Part) -> str:
    return effect_words.name(part.effect.unit) if part.effect is not None else part.name


def _hours(part: Part) -> str:
    if part.level != "hour":
        return ""
    first = DAY_PARTS.index(part.name) * PART_HOURS
    return _("{first} to {last}").format(first=words.hour(first), last=words.hour(first + PART_HOURS))


def _line(part: Part) -> str:
    if part.effect is not None:
        return part.effect.sentence
    return _("It is not known how long this took, so there is nothing to compare with your check-ins.")


def _where(part: Part) -> str:
    names = ", ".join(words.platform(name) for name, _n in part.platforms)
    return (
        _("Mostly on: {names}.").format(names=names)
        if len(part.platforms) > 1
        else _("On: {names}.").format(names=names)
    )


def _texts(part: Part) -> str:
    """What the words carried that came to the person; nothing where there are too few to say."""
    if part.words is None or part.words.texts < FEWEST_TEXTS:
        return ""
    if part.level == "hour":
        text = _("Of {n} texts that came to you then, about {warm} in 100 sounded kind and {hard} in 100 hard.")
    else:
        text = _("Of {n} texts that came to you this way, about {warm} in 100 sounded kind and {hard} in 100 hard.")
    return text.format(
        n=words.number(part.words.texts), warm=round(100 * part.words.warm), hard=round(100 * part.words.hard)
    )
