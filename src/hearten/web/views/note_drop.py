"""POST /notes/<note>/drop: delete a note for good."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.notes import drop_note
from hearten.web.here import here


@require_POST
def note_drop(_request: HttpRequest, name: str) -> HttpResponse:
    """Take it off the disk."""
    if not drop_note(here().open_desk, name):
        raise Http404
    return redirect("note_list")
