"""/moments/<key>: one message, its words folded away, and what the person can say about it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.corrections import standing
from hearten.journeys.hard_moments import moment_of, words_of
from hearten.web.heard import moments
from hearten.web.here import here


@require_GET
def moment_show(request: HttpRequest, key: str) -> HttpResponse:
    """One of them; its words only where `?words` asks for them."""
    desk = here().open_desk
    moment = moment_of(desk, key)
    if moment is None:
        raise Http404
    said = next((one for one in standing(desk) if one.key == moment.key), None)
    asked = "words" in request.GET
    context = {
        "moment": moments([moment])[0],
        "said": said,
        "asked": asked,
        "words": words_of(desk, moment) if asked else None,
    }
    return render(request, "web/moment_show.html", context)
