"""/plan/take-out: take a line or a moment out of the plan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.my_plan import take_out
from hearten.web.here import here


@require_POST
def plan_take_out(request: HttpRequest) -> HttpResponse:
    """Gone, off the disk too."""
    take_out(here().open_desk, request.POST.get("thing", ""))
    return redirect("plan_show")
