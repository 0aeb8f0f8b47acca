"""/map: platforms, spaces and voices by what goes with them, worked out beside the requests."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from hearten.effects.effect import LEVELS, Level
from hearten.journeys.mapped import Mapped
from hearten.web import map_words
from hearten.web.here import here


@require_GET
def map_show(request: HttpRequest) -> HttpResponse:
    """The map as it is known, or a page that waits for it."""
    found, fresh = here().mapped.ask(here().open_desk)
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRefresh() if fresh else HttpResponse(status=204)
    if found is None:
        return render(request, "web/map_waiting.html")
    level = _level(request.GET.get("by"), found)
    names = {"platform": _("Platforms"), "space": _("Spaces"), "voice": _("Voices")}
    context = {
        "fresh": fresh,
        "in_short": map_words.in_short(found, level),
        "notes": found.effects.notes,
        "empty": not found.places,
        "level": level,
        "levels": [(name, names[name], len(found.of(name))) for name in LEVELS],
        "groups": map_words.groups(found.of(level)),
        "check_ins": found.effects.check_ins,
    }
    return render(request, "web/map_show.html", context)


def _level(asked: str | None, found: Mapped) -> Level:
    """The one that was asked for, else the first that says something clear: what lifts or weighs is seen at once."""
    clear = {place.target.level for place in found.places if place.call in ("lifts", "weighs")}
    usual = next((level for level in LEVELS if level in clear), LEVELS[0])
    return next((level for level in LEVELS if level == asked), usual)
