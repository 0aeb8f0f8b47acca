"""POST /settings/about-me: roughly how old the person is."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.preferences import AGE_BANDS, preferences, remember
from hearten.web.here import here


@require_POST
def settings_about_me(request: HttpRequest) -> HttpResponse:
    """Remember it, or that it was not said."""
    home = here().home
    band = next((band for band in AGE_BANDS if band == request.POST.get("age_band")), None)
    remember(home, replace(preferences(home), age_band=band))
    return redirect("settings_show")
