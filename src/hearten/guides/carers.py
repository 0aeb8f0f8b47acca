"""Pages for those who care for a young person: ten minutes together, and a page that both sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from hearten.guides.front import sheets


@dataclass(frozen=True, slots=True)
class CarersPage:
    """One page in one language."""

    slug: str
    title: str
    line: str
    benefit: str
    challenge: str
    reviewed: date
    parts: dict[str, str]
    """Markdown with references to facts."""


@cache
def carers_pages(language: str = "en") -> dict[str, CarersPage]:
    """All of them by name, the way in first: `ten_minutes`, `agreement`."""
    pages = {
        sheet.slug: CarersPage(
            slug=sheet.slug,
            title=sheet.front["title"],
            line=sheet.front["line"],
            benefit=sheet.front["benefit"],
            challenge=sheet.front["challenge"],
            reviewed=sheet.front["reviewed"],
            parts=sheet.parts,
        )
        for sheet in sheets("carers", language)
    }
    return {slug: pages[slug] for slug in sorted(pages, key=lambda slug: slug != "ten_minutes")}
