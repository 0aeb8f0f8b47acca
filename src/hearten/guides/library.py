"""Everything that can be found in the guides, as the search sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _

from hearten.guides.cards import cards
from hearten.guides.carers import carers_pages
from hearten.guides.front import Sheet, sheets
from hearten.guides.lessons import lessons
from hearten.guides.prose import REFERENCE
from hearten.guides.rights import packs
from hearten.guides.search import Entry, Shelf, shelve


@cache
def library(language: str = "en") -> Shelf:
    """All pages in the reader's language."""
    return shelve((*_cards(language), *_lessons(language), *_carers(language), *_rights(language)))


def _cards(language: str) -> Iterator[Entry]:
    also = _also("pages", language)
    for card in cards(language):
        text = "\n".join(card.parts.values())
        yield Entry(card.title, card.line, plain(text), also[card.slug], reverse("guide_card", args=[card.slug]))


def _lessons(language: str) -> Iterator[Entry]:
    also = _also("lessons", language)
    for lesson in lessons(language):
        text = f"{lesson.read}\n{lesson.practise}\n{lesson.question.text}"
        address = reverse("lesson_show", args=[lesson.slug])
        yield Entry(lesson.title, lesson.line, plain(text), also[lesson.slug], address)


def _carers(language: str) -> Iterator[Entry]:
    also = _also("carers", language)
    for page in carers_pages(language).values():
        address = reverse(page.slug)
        yield Entry(page.title, page.line, plain("\n".join(page.parts.values())), also[page.slug], address)


def _rights(language: str) -> Iterator[Entry]:
    also = _also("rights", language)
    line = _("Your data, your feed, reporting, and what the law says about age.")
    for pack in packs(language).values():
        address = reverse("rights_show") + (f"?country={pack.countries[0]}" if len(pack.countries) == 1 else "")
        yield Entry(pack.title, line, plain("\n".join(pack.parts.values())), also[pack.slug], address)


def _also(folder: str, language: str) -> dict[str, tuple[str, ...]]:
    return {sheet.slug: _words(sheet) for sheet in sheets(folder, language)}


def _words(sheet: Sheet) -> tuple[str, ...]:
    return tuple(sheet.front.get("also", ()))


def plain(markdown: str) -> str:
    """The text of a page, with the words of its references and without marks and markup."""
    text = REFERENCE.sub(lambda found: found["words"] or "", markdown)
    text = re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text)
    return re.sub(r"^(?:- |\d\. )|[*\\]+", "", text, flags=re.MULTILINE)
