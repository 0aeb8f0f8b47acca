"""What an address asks for, or a kind page that there is no such thing."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import get_language

from hearten.guides.cards import Card, find_card
from hearten.guides.lessons import Lesson, find_lesson


def card_or_404(slug: str) -> Card:
    """The card of that name in the reader's language."""
    card = find_card(slug, get_language())
    if card is None:
        raise Http404
    return card


def lesson_or_404(slug: str) -> Lesson:
    """The lesson of that name in the reader's language."""
    lesson = find_lesson(slug, get_language())
    if lesson is None:
        raise Http404
    return lesson
