"""/map/all: the table behind the map, a hundred places at a time."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from hearten.web import map_words
from hearten.web.here import here

A_PAGE = 100


@require_GET
def map_all(request: HttpRequest) -> HttpResponse:
    """One page of the table."""
    found, _fresh = here().mapped.ask(here().open_desk)
    if found is None:
        return redirect("map_show")
    page = Paginator(found.places, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/map_all.html", {"page": page, "places": [map_words.show(place) for place in page]})
