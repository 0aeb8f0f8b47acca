"""POST /notes/wrong: something in a guide is wrong, says the reader. A note for their own vault; nobody gets it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.notes import keep_note
from hearten.web.here import here

LONGEST = 2000


@require_POST
def note_wrong(request: HttpRequest) -> HttpResponse:
    """Keep it, and show where it is."""
    words = request.POST.get("words", "").strip()[:LONGEST]
    if words:
        body = {"page": request.POST.get("page", "")[:200], "words": words}
        keep_note(here().open_desk, "wrong", body)
    return redirect("note_list")
