"""/guides/<platform>/together: understand, look together, agree one thing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.asked import card_or_404
from hearten.guides.carers import carers_pages
from hearten.guides.prose import Citing
from hearten.guides.today import today

FROM_CARD = ("what", "liked", "well", "weigh", "settings", "teens", "tools", "carer")


@require_safe
def carer_path(request: HttpRequest, slug: str) -> HttpResponse:
    """Ten minutes with one platform."""
    card, page = card_or_404(slug), carers_pages(get_language())["ten_minutes"]
    citing = Citing(today(), card.slug)
    context = {
        "card": card,
        "page": page,
        "html": {name: citing.html(text) for name, text in page.parts.items()},
        "about": {name: citing.html(card.parts[name]) for name in FROM_CARD},
        "sources": citing.sources,
        "stale": any(source.stale for source in citing.sources),
    }
    return render(request, "guides/carer_path.html", context)
