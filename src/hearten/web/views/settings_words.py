"""POST /settings/words: what Hearten may read out of words."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.preferences import preferences, remember
from hearten.signals.labels import LABELS
from hearten.web.here import here


@require_POST
def settings_words(request: HttpRequest) -> HttpResponse:
    """Remember which labels are read for, if any."""
    home, form = here().home, request.POST
    on = form.getlist("label")
    off = tuple(label for label in LABELS if label not in on)
    remember(home, replace(preferences(home), signals=form.get("signals") == "yes", labels_off=off))
    return redirect("settings_show")
