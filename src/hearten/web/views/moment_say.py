"""POST /moments/<key>/say: the person's own word on a message, or taking it back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.ground.errors import UsageError
from hearten.journeys.corrections import correct, take_back
from hearten.web.here import here


@require_POST
def moment_say(request: HttpRequest, key: str) -> HttpResponse:
    """Remember it, or forget that it was ever said."""
    desk, form = here().open_desk, request.POST
    try:
        if "back" in form:
            take_back(desk, str(form["back"]))
        else:
            correct(desk, key, str(form.get("what", "")))
    except UsageError:
        raise Http404 from None
    return redirect("moment_show", key)
