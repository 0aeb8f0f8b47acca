"""/check-in/sync: check-ins that a page kept while Hearten was closed. Sending them twice keeps them once."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from hearten.journeys.check_in import NotAnAnswer, add
from hearten.web.check_in_form import from_queue
from hearten.web.here import here

MOST = 500
"""Check-ins taken in one go."""


@require_http_methods(["GET", "POST"])
def check_in_sync(request: HttpRequest) -> HttpResponse:
    """GET: the token that the page sends along. POST: keep them; which ones the page may let go of."""
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    try:
        entries = json.loads(request.body)
    except ValueError:
        entries = None
    if not isinstance(entries, list):
        return JsonResponse({"done": []}, status=400)
    return JsonResponse({"done": [entry["id"] for entry in entries[:MOST] if _kept(entry)]})


def _kept(entry: object) -> bool:
    """Keep one; what makes no sense is let go of as well, or the page would send it for ever."""
    if not isinstance(entry, dict) or "id" not in entry:
        return False
    try:
        sent = from_queue(entry)
        add(here().open_desk, sent.values, because=sent.because, at=sent.at, client_id=sent.id)
    except NotAnAnswer:
        return True
    return True
