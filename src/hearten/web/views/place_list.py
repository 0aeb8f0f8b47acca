"""/all/spaces, /all/voices: all of them, a hundred at a time."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hearten.journeys.overview import Overview, overview
from hearten.web.figures import Place, about_time, place_cells, spaces, voices
from hearten.web.here import here

A_PAGE = 100


@require_GET
def place_list(request: HttpRequest, what: str) -> HttpResponse:
    """One page of the list."""
    title, column, places = _asked(overview(here().open_desk), what)
    page = Paginator(places, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": title,
        "head": (column, _("Platform"), _("Things"), _("Time")),
        "rows": [place_cells(place) for place in page],
        "page": page,
        "note": about_time(),
    }
    return render(request, "web/place_list.html", context)


def _asked(seen: Overview, what: str) -> tuple[str, str, list[Place]]:
    if what == "spaces":
        return _("All spaces"), _("Space"), spaces(seen.by_space)
    if what == "voices":
        return _("All voices"), _("Voice"), voices(seen.by_voice)
    raise Http404
