"""A card explains one platform: always the same questions, in three layers (a line, a card, the page)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from hearten.guides.errors import BrokenPage
from hearten.guides.front import Sheet, sheets

PARTS = (
    "short",
    "what",
    "liked",
    "well",
    "weigh",
    "settings",
    "report",
    "leave",
    "age",
    "teens",
    "tools",
    "carer",
    "you",
)
"""What every card answers: in short, what it is, why people like it, what it does well, what can weigh, three settings
worth changing, how to report and block, how to leave, what the terms say about age, what is set for teenagers, what
carers can set up, how a carer can begin to talk, and how a young person can."""


@dataclass(frozen=True, slots=True)
class Card:
    """One platform, explained in one language."""

    slug: str
    """Also the name of its facts."""
    title: str
    line: str
    """Twenty words at most."""
    reviewed: date
    """When the words were last read over by a person."""
    parts: dict[str, str]
    """Markdown with references to facts, by the names in `PARTS`."""


@cache
def cards(language: str = "en") -> tuple[Card, ...]:
    """All cards, by title."""
    return tuple(
        sorted((card_from(sheet) for sheet in sheets("pages", language)), key=lambda card: card.title.casefold())
    )


def find_card(slug: str, language: str = "en") -> Card | None:
    """The card of that name."""
    return next((card for card in cards(language) if card.slug == slug), None)


def card_from(sheet: Sheet) -> Card:
    """The card that a page file holds."""
    parts = sheet.parts
    lacking = [name for name in PARTS if not parts.get(name)]
    if lacking:
        raise BrokenPage(sheet.slug, ", ".join(lacking))
    return Card(sheet.slug, sheet.front["title"], sheet.front["line"], sheet.front["reviewed"], parts)
