"""/guides/ten-minutes: choose what to look at together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.cards import cards
from hearten.guides.carers import carers_pages
from hearten.guides.prose import Citing
from hearten.guides.today import today


@require_safe
def ten_minutes(request: HttpRequest) -> HttpResponse:
    """Before you begin, and the list of apps."""
    page, citing = carers_pages(get_language())["ten_minutes"], Citing(today())
    before = citing.html(page.parts["before"])
    context = {"page": page, "before": before, "cards": cards(get_language()), "sources": citing.sources}
    return render(request, "guides/ten_minutes.html", context)
