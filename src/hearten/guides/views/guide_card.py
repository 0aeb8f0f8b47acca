"""/guides/<platform>: one platform explained."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.asked import card_or_404
from hearten.guides.countries import chosen, countries, name_of
from hearten.guides.shown_card import show_card
from hearten.guides.today import today


@require_safe
def guide_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, with the law of the country that was chosen."""
    language, country = get_language(), chosen(request)
    context = {
        "shown": show_card(card_or_404(slug), country, today(), language),
        "country": country,
        "country_name": name_of(country, language),
        "countries": countries(language),
    }
    return render(request, "guides/guide_card.html", context)
