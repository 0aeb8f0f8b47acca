"""Find help: what somebody asks, and where they are, becomes lines that fit. Needs no vault and no key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from hearten.care.helplines import facts, words
from hearten.care.helplines.facts import CHANNELS, Country, Line, Need
from hearten.care.helplines.proof import Proof
from hearten.care.helplines.rules import OLDEST, YOUNGEST, Answer, Ask, Offer, find
from hearten.ground.clock import as_datetime, local_zone, now
from hearten.journeys.preferences import AgeBand, preferences, remember
from hearten.languages.speaking import gettext as _

LETTERS_OF_A_COUNTRY = 2
BAND_AGES: Mapping[AgeBand, tuple[int, int]] = {
    "under_13": (YOUNGEST, 12),
    "13_15": (13, 15),
    "16_17": (16, 17),
    "18_and_over": (18, OLDEST),
}
"""The ages that a band stands for."""


def find_help(ask: Ask, at: datetime | None = None) -> Answer:
    """The lines that fit, as they are now by this machine's clock."""
    return find(ask, facts.country(ask.country), facts.world(), at or here_and_now())


def here_and_now() -> datetime:
    """The present moment on the clock of this machine."""
    return as_datetime(now(), local_zone())


def understood(form: Mapping[str, str], band: AgeBand | None = None) -> Ask:
    """What a form or a command asks for. What makes no sense is left out; without an age the band stands in."""
    need, channel = form.get("need", ""), form.get("channel", "")
    age = form.get("age", "").strip()
    ages: tuple[int | None, int | None] = BAND_AGES[band] if band and not age else (_age(age), None)
    return Ask(
        country=country_code(form.get("country", "")),
        region=form.get("region", "").strip().casefold(),
        age=ages[0],
        age_to=ages[1],
        need=cast("Need", need) if need in get_args(Need) else None,
        language=form.get("language", "").strip().casefold().partition("-")[0],
        channel=channel if channel in CHANNELS else None,
        open=bool(form.get("open")),
        free=bool(form.get("free")),
    )


def _age(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else None


def not_understood(form: Mapping[str, str], ask: Ask) -> list[str]:
    """The fields that were filled in and make no sense: a person should not think that they were heard."""
    taken = {"need": ask.need, "channel": ask.channel, "age": ask.age}
    missed = [name for name, value in taken.items() if form.get(name) and value is None]
    return [*missed, "region"] if ask.region and ask.region not in dict(regions(ask.country)) else missed


def country_code(written: str) -> str:
    """A country as its code: `gb` and `UK` are GB. What is no code stays as it is, cut short."""
    code = written.strip().upper()[:LETTERS_OF_A_COUNTRY]
    return {"UK": "GB", "EL": "GR"}.get(code, code)


def remembered_country(home: Path) -> str:
    """The country that was chosen before, or the one this machine's clock is set to; empty where neither is known."""
    return preferences(home).country or guessed_country()


@cache
def guessed_country() -> str:
    """The country whose time this machine keeps, where there are facts for it."""
    from babel.core import get_global  # noqa: PLC0415 -- only needed until a country is chosen

    zone = str(getattr(local_zone(), "key", ""))
    code = str(get_global("zone_territories").get(zone, ""))
    return code if code in facts.codes() else ""


def remember_country(home: Path, code: str) -> None:
    """Keep the choice of a country."""
    answers = preferences(home)
    if code in facts.codes() and answers.country != code:
        remember(home, replace(answers, country=code))


def countries() -> list[tuple[str, str]]:
    """Every country there are facts for, by its name in the language spoken now."""
    return sorted(((code, words.country_name(code)) for code in facts.codes()), key=lambda pair: pair[1].casefold())


def regions(code: str) -> list[tuple[str, str]]:
    """The parts of a country that matter for its lines."""
    found: Country | None = facts.country(code)
    return list(found.regions.items()) if found else []


def spoken_on_lines() -> list[tuple[str, str]]:
    """The languages that some line speaks, by name."""
    found = {code for home in facts.codes() for line in _lines(home) for code in line.languages}
    return sorted(((code, words.language_name(code)) for code in found), key=lambda pair: pair[1].casefold())


def _lines(code: str) -> tuple[Line, ...]:
    found = facts.country(code)
    return found.lines if found else ()


def as_json(answer: Answer, at: datetime) -> dict[str, Any]:
    """The answer for another program."""
    emergency = answer.emergency
    return {
        "country": answer.country,
        "emergency": [{"number": emergency.number, **_proof(emergency.proof)}] if emergency else [],
        "lines": [_offer(offer, at) for offer in answer.first],
        "more": [_offer(offer, at) for offer in answer.others],
        "directories": [_offer(offer, at) for offer in answer.directories],
        "let_go": list(answer.let_go),
        "hidden": {"stale": answer.stale, "unchecked": answer.unchecked},
        "note": " ".join(notes(answer)),
    }


def notes(answer: Answer) -> list[str]:
    """What a person should know about this answer, in sentences."""
    said = [words.note(name) for name in answer.notes]
    gone = tuple(wish for wish in answer.let_go if wish != "need" or "no_own_line" not in answer.notes)
    if gone:
        said.append(_("Nothing fits all of it. We left out: {wishes}.").format(wishes=words.wishes(gone)))
    if answer.country and answer.emergency is None:
        said.append(_("We have no checked emergency number for this country. Ask someone near you to call for help."))
    if answer.emergency_due:
        said.append(_("The emergency number has not been checked for a while. It may be out of date."))
    return [*said, *words.hidden(answer.stale, answer.unchecked)]


def _offer(offer: Offer, at: datetime) -> dict[str, Any]:
    line = offer.line
    return {
        "id": line.id,
        "name": line.name,
        "kind": line.kind,
        "for": words.who(line),
        "young": line.young,
        "age_from": line.age_from,
        "age_to": line.age_to,
        "ways": [{"by": way.by, "to": way.to, **({"word": way.word} if way.word else {})} for way in offer.ways],
        "open_now": offer.opening.open,
        "hours": words.hours(offer.opening, at) if line.answers else "",
        "languages": list(line.languages),
        "free": line.free,
        "region": line.region,
        "about": _(line.about),
        **_proof(line.proof),
        "may_be_out_of_date": offer.due,
    }


def _proof(proof: Proof) -> dict[str, str]:
    return {
        "source": proof.source,
        "as_of": str(proof.as_of),
        "checked": proof.checked.isoformat(),
        "confidence": proof.confidence,
    }
