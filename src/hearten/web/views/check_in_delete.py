"""POST /check-in/delete: take one check-in off the disk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hearten.ground.clock import as_datetime, local_zone
from hearten.journeys.check_in import delete
from hearten.web.here import here

LONGEST = 17
"""Digits of a moment in microseconds; more are no time that a calendar holds."""


@require_POST
def check_in_delete(request: HttpRequest) -> HttpResponse:
    """Delete what was answered at that moment."""
    at = request.POST.get("at", "")
    if not at.isdecimal() or len(at) > LONGEST:
        return redirect("check_in_history")
    delete(here().open_desk, int(at))
    return redirect(f"{reverse('check_in_history')}?month={as_datetime(int(at), local_zone()):%Y-%m}")
