"""POST /demo and /mine: into a made-up person's year, and back to one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from hearten.web.here import here


@require_POST
def demo_enter(_request: HttpRequest) -> HttpResponse:
    """Look around. The made-up year is made at the first visit, which takes a few seconds."""
    here().enter_demo()
    return redirect("home")


@require_GET
def bring_mine(_request: HttpRequest) -> HttpResponse:
    """Back; nothing changes but what is shown."""
    here().leave_demo()
    return redirect("home")
