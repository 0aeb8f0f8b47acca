"""POST /demo and /mine: into a made-up person's year, and back to one's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from hearten.web.here import here


@require_POST
def demo_enter(_request: HttpRequest) -> HttpResponse:
    """Look around. The made-up year is made at the first visit, which takes a few seconds."""
    return _unless_busy(here().enter_demo)


@require_GET
def bring_mine(_request: HttpRequest) -> HttpResponse:
    """Back; nothing changes but what is shown."""
    return _unless_busy(here().leave_demo)


def _unless_busy(move: Callable[[], None]) -> HttpResponse:
    """While files are being read, how far that is: a receipt must not come up beside somebody else's year."""
    busy = here().imports.busy
    if busy is not None:
        return redirect("import_show", busy.id)
    move()
    return redirect("home")
