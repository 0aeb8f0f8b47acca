"""POST /settings/lock: when the vault locks by itself, and whether somebody else uses this computer."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.preferences import preferences, remember
from hearten.web.here import here
from hearten.web.setting_words import LOCKS


@require_POST
def settings_lock(request: HttpRequest) -> HttpResponse:
    """Remember both."""
    home = here().home
    minutes = next((known for known in LOCKS if str(known) == request.POST.get("lock_after")), 0)
    shared = request.POST.get("shared_computer") == "yes"
    remember(home, replace(preferences(home), lock_after=minutes, shared_computer=shared))
    return redirect("settings_show")
