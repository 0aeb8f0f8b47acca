"""Packs of rights by country: a copy of your data, your feed, reporting, asking again, age, and what apps must do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from hearten.guides.errors import BrokenPage
from hearten.guides.facts import facts
from hearten.guides.front import sheets

PARTS = ("age", "copy", "feed", "report", "appeal", "duties")
"""What every pack answers. Where nothing was checked it says so."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The rights of people in some countries, in one language."""

    slug: str
    title: str
    countries: tuple[str, ...]
    reviewed: date
    parts: dict[str, str]
    """Markdown with references to facts."""


@cache
def packs(language: str = "en") -> dict[str, Pack]:
    """All packs by name. `world` is for every country without one of its own; `everyone` goes with any."""
    found = {
        sheet.slug: Pack(
            sheet.slug, sheet.front["title"], tuple(sheet.front["countries"]), sheet.front["reviewed"], sheet.parts
        )
        for sheet in sheets("rights", language)
    }
    for pack in found.values():
        lacking = [name for name in PARTS if not pack.parts.get(name)]
        if lacking and pack.slug != "everyone":
            raise BrokenPage(pack.slug, ", ".join(lacking))
    return found


def pack_for(country: str, language: str = "en") -> Pack:
    """The pack that counts in a country, named by its two letters; the one for everywhere else where there is none."""
    known = packs(language)
    return next((pack for pack in known.values() if country in pack.countries), known["world"])


def where_to_report(country: str, language: str = "en") -> str:
    """Where to report there, as Markdown with references to facts: the pack's words, and bodies of that country."""
    text = pack_for(country, language).parts["report"]
    bodies = [fact for fact in facts().about("door") if fact.country == country and fact.url and fact.id not in text]
    if not bodies:
        return text
    links = ", ".join(f"{{{{link {fact.id} {fact.name}}}}}" for fact in bodies)
    return f"{text}\n\n" + _("In this country, these help with things online: {names}.").format(names=links)


def law_about_age(country: str, language: str = "en") -> str:
    """What the law there says about age, as Markdown with references to facts."""
    text = pack_for(country, language).parts["age"]
    name = f"gdpr.age.{country}"
    if name in facts():
        return text + "\n\n" + _("Where you live, that age is {age}.").format(age=f"{{{{fact {name}}}}}")
    if country in packs(language)["eu"].countries:
        return text + "\n\n" + _("We have no checked age for where you live.")
    return text
