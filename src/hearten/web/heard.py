"""What was heard in the person's words, in sentences: kindness in the open, hard moments for whoever unfolds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearten.ground.clock import Microseconds, as_datetime, local_zone
from hearten.journeys.hard_moments import HardMoments, Moment
from hearten.journeys.kindness import Kindness
from hearten.languages.direction import isolated
from hearten.web import words

SHOWN = 10
"""People named; the others are in the count."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Kindness, as the page says it."""

    sentences: Sequence[str]
    people: Sequence[str]


def kind(found: Kindness | None) -> Kind | None:
    """What to say of kindness; nothing where no words were read, or none were found."""
    if found is None or not (found.given or found.received):
        return None
    said = []
    if found.given:
        said.append(
            ngettext(
                "You gave someone kind words {n} time.", "You gave someone kind words {n} times.", found.given
            ).format(n=words.number(found.given))
        )
    if found.received:
        said.append(
            ngettext("Kind words came to you {n} time.", "Kind words came to you {n} times.", found.received).format(
                n=words.number(found.received)
            )
        )
    if found.people_helped:
        said.append(
            ngettext(
                "{n} person thanked you after you stood by them.",
                "{n} people thanked you after you stood by them.",
                found.people_helped,
            ).format(n=words.number(found.people_helped))
        )
    people = [
        _("{name} on {platform}").format(name=isolated(one.voice), platform=words.platform(one.platform))
        for one in found.helped[:SHOWN]
    ]
    return Kind(said, people)


def hard(found: HardMoments | None) -> Sequence[str]:
    """What to say of hard moments; nothing where there were none."""
    if found is None or not found.any:
        return []
    said = []
    if found.received:
        said.append(
            ngettext(
                "{n} message to you sounded unkind.", "{n} messages to you sounded unkind.", found.received
            ).format(n=words.number(found.received))
        )
    if found.unsure:
        said.append(
            ngettext(
                "{n} more may have been unkind, or just teasing.",
                "{n} more may have been unkind, or just teasing.",
                found.unsure,
            ).format(n=words.number(found.unsure))
        )
    if found.about_self_harm:
        said.append(
            ngettext(
                "{n} message spoke of hurting oneself. It may be a friend who needs someone, or someone being cruel.",
                "{n} messages spoke of hurting oneself. It may be a friend who needs someone, or someone being cruel.",
                found.about_self_harm,
            ).format(n=words.number(found.about_self_harm))
        )
    if found.pile_ons:
        said.append(
            ngettext(
                "{n} time, several people wrote like that within a day.",
                "{n} times, several people wrote like that within a day.",
                len(found.pile_ons),
            ).format(n=words.number(len(found.pile_ons)))
        )
    return said


LISTED = 50
"""Messages on the page; the others are in the count."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One message, without its words."""

    key: str
    title: str
    when: str


def moments(found: Sequence[Moment]) -> Sequence[Listed]:
    """When and where each was, and who wrote it."""
    return [Listed(one.key.hex(), _title(one), _day(one.at)) for one in found[:LISTED]]


def _title(moment: Moment) -> str:
    who, place = isolated(moment.voice or _("Somebody")), words.platform(moment.talk.platform)
    if moment.talk.space:
        return _("{name} in {space}, {platform}").format(name=who, space=isolated(moment.talk.space), platform=place)
    return _("{name} on {platform}").format(name=who, platform=place)


def _day(at: Microseconds | None) -> str:
    return _("on an unknown day") if at is None else date_format(as_datetime(at, local_zone()), "j F Y, H:i")
