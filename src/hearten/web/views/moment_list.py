"""/moments: messages that sounded unkind, for who wants to look: when and who, never the words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.corrections import standing
from hearten.journeys.hard_moments import hard_moments
from hearten.web.heard import hard, moments
from hearten.web.here import here


@require_GET
def moment_list(request: HttpRequest) -> HttpResponse:
    """The newest of them."""
    desk = here().open_desk
    found = hard_moments(desk)
    said = [one for one in standing(desk) if one.key]
    return render(
        request, "web/moment_list.html", {"hard": hard(found), "moments": moments(found.moments), "said": len(said)}
    )
