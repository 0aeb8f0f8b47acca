"""POST /experiments/<id>/<deed>: start it, say how a day went, stop it, or call it off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys import experiment
from hearten.journeys.desk import Desk
from hearten.web.here import here

DEEDS: dict[str, Callable[[Desk, str], object]] = {
    "start": experiment.start,
    "stop": experiment.stop,
    "cancel": experiment.cancel,
}


@require_POST
def experiment_change(request: HttpRequest, name: str, deed: str) -> HttpResponse:
    """Do it, and show how things stand."""
    desk = here().open_desk
    if deed in ("kept", "not-kept"):
        experiment.note_day(desk, name, _day(request.POST.get("day", "")), kept=deed == "kept")
    elif deed in DEEDS:
        DEEDS[deed](desk, name)
    else:
        raise Http404
    return redirect("experiment_show", name)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise Http404 from fault
