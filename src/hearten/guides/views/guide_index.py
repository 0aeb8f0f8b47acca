"""/guides/: everything that explains, in one list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.cards import cards
from hearten.guides.carers import carers_pages
from hearten.guides.lessons import lessons


@require_safe
def guide_index(request: HttpRequest) -> HttpResponse:
    """The way in."""
    language = get_language()
    context = {"cards": cards(language), "lessons": lessons(language), "carers": carers_pages(language).values()}
    return render(request, "guides/guide_index.html", context)
