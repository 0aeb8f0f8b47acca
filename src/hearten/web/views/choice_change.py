"""POST /choices/<id>/<deed>: undo, go on, or erase a choice."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys import decide
from hearten.web.here import here


@require_POST
def choice_change(_request: HttpRequest, name: str, deed: str) -> HttpResponse:
    """Do it, and show how things stand."""
    desk = here().open_desk
    if deed == "erase":
        decide.erase(desk, name)
        return redirect("choice_list")
    if deed not in ("undo", "go-on"):
        raise Http404
    decide.undo(desk, name) if deed == "undo" else decide.go_on(desk, name)
    return redirect("choice_show", name)
