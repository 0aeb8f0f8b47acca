"""POST /bring/<name>/again: read the same files once more, now that the person said how dates are meant."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.web.choices import Choices
from hearten.web.here import here


@require_POST
def import_again(request: HttpRequest, name: str) -> HttpResponse:
    """Start anew with the answer; what is in the vault already is not added twice."""
    errand = here().imports.find(name)
    desk = here().open_desk
    if errand is None or errand.home != desk.home or not errand.asks_dates or errand.parts.spool.closed:
        raise Http404
    order = Choices.of(request.POST.dict()).date_order
    again = here().imports.start(desk, errand.parts, replace(errand.choices, date_order=order))
    return redirect("import_show", again.id)
