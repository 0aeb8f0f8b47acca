"""Help lines as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from hearten.care.helplines import words
from hearten.care.helplines.facts import Line, Way
from hearten.care.helplines.rules import Offer
from hearten.languages.speaking import gettext as _


@dataclass(frozen=True, slots=True)
class Touch:
    """A way to get in touch: what stands on the button, and what it opens (nothing: its site says how)."""

    by: str
    said: str
    link: str

    @property
    def elsewhere(self) -> bool:
        """Whether it opens another site."""
        return self.link.startswith("http")


@dataclass(frozen=True, slots=True)
class Shown:
    """One line."""

    id: str
    name: str
    who: str
    region: str
    touches: tuple[Touch, ...]
    facts: tuple[str, ...]
    """Hours, cost, languages, in sentences."""
    about: str
    proof: str
    source: str
    due: bool
    answers: bool


def shown(offer: Offer, at: datetime, region: str = "") -> Shown:
    """One line, in the language spoken now."""
    line = offer.line
    languages = _("Speaks: {languages}.").format(languages=words.speaks(line)) if line.languages else ""
    said = (words.hours(offer.opening, at), words.cost(line), languages) if line.answers else (languages,)
    return Shown(
        id=line.id,
        name=line.name,
        who=words.who(line),
        region=region,
        touches=tuple(touch(way, line) for way in offer.ways),
        facts=tuple(filter(None, said)),
        about=_(line.about),
        proof=words.proof(line.proof),
        source=line.proof.source,
        due=offer.due,
        answers=line.answers,
    )


def touch(way: Way, line: Line) -> Touch:
    """One way, with what a phone or a browser opens for it. Numbers are dialled as they stand."""
    digits = "".join(sign for sign in way.to if sign.isdigit() or sign == "+")
    links = {
        "call": f"tel:{digits}",
        "text": f"sms:{digits}" + (f"?body={quote(way.word)}" if way.word else ""),
        "email": f"mailto:{way.to}",
        "chat": way.to,
        "site": way.to,
    }
    said = f"{words.channel(way.by)}: {_host(way.to)}" if way.to.startswith("http") else words.way(way, line)
    return Touch(way.by, said, links.get(way.by, "") if way.to else "")


def _host(link: str) -> str:
    return urlsplit(link).netloc.removeprefix("www.")
