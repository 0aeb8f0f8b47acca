"""/care/language: the language of the pages, apart from the country."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hearten.journeys.preferences import preferences, remember
from hearten.languages.known import BY_CODE
from hearten.people.session import is_owner
from hearten.web.here import here


@require_POST
def language_choose(request: HttpRequest) -> HttpResponse:
    """Remember it, and go back to the page it was asked on."""
    code = request.POST.get("language", "")
    if code in BY_CODE and is_owner(request):
        remember(here().home, replace(preferences(here().home), language=code))
    back = request.POST.get("back", "")
    local = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if local else "help_now")
