"""/map: what goes with what, by platform, space, voice, time of day or act; worked out beside the requests."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from hearten.effects.effect import LEVELS, Level
from hearten.effects.parts import PART_LEVELS, PartLevel
from hearten.journeys.mapped import Mapped
from hearten.journeys.ways import Ways
from hearten.web import map_words, way_words
from hearten.web.here import here


@require_GET
def map_show(request: HttpRequest) -> HttpResponse:
    """The map as it is known, or a page that waits for it."""
    asked, desk = request.GET.get("by"), here().open_desk
    part = next((level for level in PART_LEVELS if level == asked), None)
    if part is None:
        found, fresh = here().mapped.ask(desk)
        if found is None or _asks_itself(request):
            return _waiting(request, fresh=fresh)
        return _by_place(request, asked, found, fresh=fresh)
    both, fresh = here().ways.ask(desk)
    if both is None or _asks_itself(request):
        return _waiting(request, fresh=fresh)
    return _by_part(request, part, both, fresh=fresh)


def _asks_itself(request: HttpRequest) -> bool:
    """Whether the page only wants to know if it may be shown anew."""
    return request.headers.get("HX-Request") == "true"


def _waiting(request: HttpRequest, *, fresh: bool) -> HttpResponse:
    """The answer to a page that asks by itself, or a page for a reader who comes before anything is known."""
    if _asks_itself(request):
        return HttpResponseClientRefresh() if fresh else HttpResponse(status=204)
    return render(request, "web/map_waiting.html")


def _by_place(request: HttpRequest, asked: str | None, found: Mapped, *, fresh: bool) -> HttpResponse:
    if fresh and found.places:
        here().ways.ask(here().open_desk)  # made ready meanwhile, for whoever looks at it next
    level = _level(asked, found)
    context = {
        "fresh": fresh,
        "in_short": map_words.in_short(found, level),
        "notes": found.effects.notes,
        "empty": not found.places,
        "tabs": _tabs(level, found),
        "groups": map_words.groups(found.of(level)),
        "check_ins": found.effects.check_ins,
    }
    return render(request, "web/map_show.html", context)


def _by_part(request: HttpRequest, level: PartLevel, found: Ways, *, fresh: bool) -> HttpResponse:
    way = found.hour if level == "hour" else found.act
    first, rest = way_words.cards(way)
    context = {
        "fresh": fresh,
        "in_short": way_words.in_short(way, level),
        "notes": way.effects.notes,
        "empty": not way.parts,
        "tabs": _tabs(level, here().mapped.ask(here().open_desk)[0]),
        "level": level,
        "first": first,
        "rest": rest,
        "clock": way_words.clock(found) if level == "hour" else None,
        "table": way_words.table(way, level),
        "check_ins": way.effects.check_ins,
    }
    return render(request, "web/map_parts.html", context)


def _tabs(now: Level, found: Mapped | None) -> list[tuple[str, str, int | None, bool]]:
    """Each way of looking: its name in the address, what it is called, how many there are, whether it is this one."""
    names: dict[Level, str] = {
        "platform": _("Platforms"), "space": _("Spaces"), "voice": _("Voices"), "hour": _("Time of day"),
        "act": _("What you do"),
    }  # fmt: skip
    counts = {level: len(found.of(level)) for level in LEVELS} if found else {}
    return [(level, said, counts.get(level), level == now) for level, said in names.items()]


def _level(asked: str | None, found: Mapped) -> Level:
    """The one that was asked for, else the first with something that lifts; else with something that weighs."""
    if asked in LEVELS:
        return asked
    calls = {level: {place.call for place in found.of(level)} for level in LEVELS}
    clear = (level for call in ("lifts", "weighs") for level in LEVELS if call in calls[level])
    return next(clear, LEVELS[0])
