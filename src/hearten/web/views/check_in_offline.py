"""/check-in/offline: the form with nothing personal in it, for the browser to keep while Hearten is closed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.web.check_in_form import questions
from hearten.web.speaking import in_the_readers_language


@require_GET
@in_the_readers_language
def check_in_offline(request: HttpRequest) -> HttpResponse:
    """The same questions, without names of spaces and voices and without a session."""
    return render(request, "web/check_in_offline.html", {"questions": questions()})
