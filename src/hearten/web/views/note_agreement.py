"""POST /notes/agreement: what two people agreed, kept because they asked for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.notes import keep_note
from hearten.web.here import here

FIELDS = ("about", "good", "young", "carer", "if_not", "until")
LONGEST = 2000


@require_POST
def note_agreement(request: HttpRequest) -> HttpResponse:
    """Keep what was written; an empty page is not kept."""
    body = {name: text for name in FIELDS if (text := request.POST.get(name, "").strip()[:LONGEST])}
    if body:
        keep_note(here().open_desk, "agreement", body)
    return redirect("note_list")
