"""/guides/agreement: a page that both sides write and sign."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.cards import find_card
from hearten.guides.carers import carers_pages
from hearten.guides.prose import Citing
from hearten.guides.today import today


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """An empty one. What is written into it stays in the window, unless the owner keeps it in the vault."""
    page, citing = carers_pages(get_language())["agreement"], Citing(today())
    card = find_card(request.GET.get("about", ""), get_language())
    context = {
        "page": page,
        "how": citing.html(page.parts["how"]),
        "about": card.title if card else "",
        "sources": citing.sources,
    }
    return render(request, "guides/agreement.html", context)
