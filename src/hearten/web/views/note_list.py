"""/notes: what one wrote down while reading the guides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.notes import notes
from hearten.web.here import here
from hearten.web.noted import noted


@require_GET
def note_list(request: HttpRequest) -> HttpResponse:
    """All notes, the newest first."""
    return render(request, "web/note_list.html", {"notes": [noted(note) for note in notes(here().open_desk)]})
