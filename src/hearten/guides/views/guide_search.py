"""/guides/search: pages by their words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from hearten.guides.library import library
from hearten.guides.search import search, split
from hearten.guides.wordlist import help_words

LONGEST = 200
"""Letters of a search that are looked at."""


@require_http_methods(["GET", "HEAD", "POST"])
def guide_search(request: HttpRequest) -> HttpResponse:
    """The words come in the body of a form, so that they stand in no address and no history of a browser."""
    query = request.POST.get("words", "")[:LONGEST].strip()
    context = {
        "query": query,
        "hits": search(query, library(get_language())),
        "asked": request.method == "POST",
        "care": not help_words().isdisjoint(split(query)),
    }
    return render(request, "guides/guide_search.html", context)
