"""/guides/<platform>/sheet: the card on one sheet of paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.asked import card_or_404
from hearten.guides.countries import chosen, name_of
from hearten.guides.shown_card import show_card
from hearten.guides.today import today


@require_safe
def guide_print(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet, ready to print."""
    language, country = get_language(), chosen(request)
    context = {
        "shown": show_card(card_or_404(slug), country, today(), language),
        "country_name": name_of(country, language),
    }
    return render(request, "guides/guide_print.html", context)
