"""What the facts and the rules say, in the language spoken now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from hearten.care.helplines.facts import Channel, Line, Need, Way
from hearten.care.helplines.hours import Opening
from hearten.care.helplines.proof import Proof
from hearten.care.helplines.rules import Note, Wish
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import gettext_noop as later
from hearten.languages.speaking import ngettext, spoken

if TYPE_CHECKING:
    from babel import Locale

NEEDS: Mapping[Need, str] = {
    "crisis": later("I think about suicide, or I can't go on"),
    "bullying": later("Someone is being mean to me"),
    "online": later("Something bad happened online"),
    "sextortion": later("Someone threatens me with a private picture"),
    "eating": later("Food, eating or my body"),
    "identity": later("Who I am or whom I love"),
    "grief": later("Someone died, or I lost someone"),
    "talk": later("I just want to talk"),
}
CHANNELS: Mapping[Channel, str] = {
    "call": later("Call"),
    "text": later("Text message"),
    "whatsapp": later("WhatsApp"),
    "chat": later("Chat"),
    "email": later("E-mail"),
    "sign": later("Sign language"),
    "site": later("Site"),
}
KINDS: Mapping[str, str] = {
    "child_youth": later("For children and young people"),
    "child_protection": later("For children and young people who are not safe"),
    "suicide_crisis": later("For anyone who is having a very hard time"),
    "general_support": later("For anyone who wants to talk"),
    "eating_disorder": later("For worries about food, eating or the body"),
    "online_harm": later("For trouble online"),
    "directory": later("A list of lines"),
}
NOTES: Mapping[Note, str] = {
    "no_country": later("Choose your country to see the lines there."),
    "unknown_country": later("We have no checked line for that country. Here is a list of lines for the whole world."),
    "no_line": later("We have no checked line for this here. Here is a list of lines for the whole world."),
    "odd_age": later("We left the age out. You see lines for the young and lines for everyone."),
    "no_own_line": later("We know no line here just for this. These people listen too."),
}
WISHES: Mapping[Wish, str] = {
    "free": later("free of charge"),
    "open": later("open now"),
    "language": later("your language"),
    "channel": later("your way to get in touch"),
    "need": later("what it is about"),
}

DATES_AS_IN = {"en": "en_GB"}
"""Where dates are written differently in one language: day before month."""


@cache
def _locale(code: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 -- takes 60 ms that a page without names need not wait for

    return Locale.parse(code)


def country_name(code: str) -> str:
    """A country, in the language spoken now; its code where there is no name for it."""
    return str(_locale(spoken()).territories.get(code, code))


def language_name(code: str) -> str:
    """A language, in the language spoken now."""
    name = str(_locale(spoken()).languages.get(code, code))
    return name[:1].upper() + name[1:]


def day_month_year(day: date) -> str:
    """A date as it is written out."""
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(day, "long", locale=DATES_AS_IN.get(spoken(), spoken())))


def weekday(number: int) -> str:
    """Monday is 0."""
    return str(_locale(spoken()).days["stand-alone"]["wide"][number])


def need(name: Need) -> str:
    """A need, as the person would say it."""
    return _(NEEDS[name])


def channel(name: Channel) -> str:
    """A way to get in touch."""
    return _(CHANNELS[name])


def note(name: Note) -> str:
    """A note on the answer."""
    return _(NOTES[name])


def wishes(names: tuple[Wish, ...]) -> str:
    """What had to be let go, in a list."""
    return ", ".join(_(WISHES[name]) for name in names)


def who(line: Line) -> str:
    """For whom a line is."""
    said = _(KINDS["child_youth"]) if line.young and line.kind == "online_harm" else _(KINDS[line.kind])
    if line.age_from is not None and line.age_to is not None:
        return _("{who}, from {first} to {last} years old").format(who=said, first=line.age_from, last=line.age_to)
    if line.age_to is not None:
        return _("{who}, up to {last} years old").format(who=said, last=line.age_to)
    if line.age_from is not None:
        return _("{who}, {first} years and older").format(who=said, first=line.age_from)
    return said


def way(one: Way, line: Line) -> str:
    """How to reach a line this way."""
    if one.by == "text" and one.word:
        return _("Text {word} to {number}").format(word=one.word, number=one.to)
    if one.to:
        return f"{channel(one.by)}: {one.to}"
    if any(other.by == "site" for other in line.ways):
        return _("{way}: its site says how").format(way=channel(one.by))
    return _("{way}: ask when you call, or look for its site").format(way=channel(one.by))


def hours(opening: Opening, now: datetime) -> str:
    """Whether somebody answers now, by the reader's own clock."""
    if opening.open is None:
        return _("We do not know the hours.")
    if opening.open and opening.until is None:
        return _("Open now, day and night.")
    if opening.open and opening.until:
        return _("Open now, until {time} on your clock.").format(time=_moment(opening.until, now))
    if opening.next:
        return _("Closed now. Opens {time} on your clock.").format(time=_moment(opening.next, now))
    return _("Closed now.")


def _moment(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    clock = f"{local:%H:%M}"
    ahead = local.date() - now.date()
    if not ahead:
        return clock
    if ahead == timedelta(days=1):
        return _("tomorrow {time}").format(time=clock)
    return _("{day} {time}").format(day=weekday(local.weekday()), time=clock)


def cost(line: Line) -> str:
    """What it costs, as far as we know."""
    if line.free is None:
        return _("We do not know what it costs. Your phone company may charge for it.")
    return _("Free of charge.") if line.free else _("Not free of charge.")


def speaks(line: Line) -> str:
    """Which languages the line speaks."""
    if not line.languages:
        return ""
    names = ", ".join(language_name(code) for code in line.languages)
    return _("{languages}, and more").format(languages=names) if line.more_languages else names


def proof(of: Proof) -> str:
    """Where the fact comes from, in a sentence."""
    read = day_month_year(of.checked)
    if isinstance(of.as_of, date):
        return _("We read this on {read}, on a page from {day}.").format(read=read, day=day_month_year(of.as_of))
    if of.as_of == "undated":
        return _("We read this on {read}, on a page without a date.").format(read=read)
    return _("We read this on {read}, on a page from {day}.").format(read=read, day=of.as_of)


def hidden(stale: int, unchecked: int) -> list[str]:
    """What is not shown, and why."""
    said = []
    if stale:
        said.append(
            ngettext(
                "{n} line is hidden. It was last checked too long ago.",
                "{n} lines are hidden. They were last checked too long ago.",
                stale,
            ).format(n=stale)
        )
    if unchecked:
        said.append(
            ngettext(
                "{n} line is held back until someone has checked it.",
                "{n} lines are held back until someone has checked them.",
                unchecked,
            ).format(n=unchecked)
        )
    return said
