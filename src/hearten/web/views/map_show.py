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
    """The one that was asked for, else the first with something that lifts; else with something that weighs."""
    if asked in LEVELS:
        return asked
    calls = {level: {place.call for place in found.of(level)} for level in LEVELS}
    clear = (level for call in ("lifts", "weighs") for level in LEVELS if call in calls[level])
    return next(clear, LEVELS[0])
