"""/: what is in the vault; or, while it is empty, what one can bring; or, while it is counted, that it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from hearten.web import map_words
from hearten.web.doors import next_doors
from hearten.web.figures import headline
from hearten.web.heard import hard, kind
from hearten.web.here import here
from hearten.web.pictures import NARROW, WIDE, version
from hearten.web.themes import THEMES
from hearten.web.views.bring import welcome


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    shown = here().first_page()
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRefresh() if shown else HttpResponse(status=204)
    if shown is None:
        return render(request, "web/overview_waiting.html")
    seen = shown.seen
    if not seen.traces:
        return welcome(request, seen.damage)
    here().pictures.warm_up()
    context = {
        "headline": headline(seen),
        "figures": shown.figures,
        "damage": seen.damage,
        "kind": kind(seen.kindness),
        "lifts": _lifts(),
        "doors": next_doors(here().open_desk),
        "hard": hard(seen.hard_moments),
        "themes": THEMES,
        "vega_version": version(),
        "narrow": NARROW,
        "wide": WIDE,
    }
    return render(request, "web/overview.html", context)


def _lifts() -> list[map_words.Shown]:
    """The clearest places that lift, as far as the map is known by now; asking begins to make it."""
    found, _fresh = here().mapped.ask(here().open_desk)
    return [map_words.show(place) for place in found.places if place.call == "lifts"][:3] if found else []
