"""/settings: how Hearten treats this person and this computer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.desk import needs_passphrase
from hearten.journeys.preferences import AGE_BANDS, preferences
from hearten.languages.known import LANGUAGES
from hearten.signals.labels import LABELS
from hearten.web import setting_words
from hearten.web.here import here
from hearten.web.speaking import readers_language


@require_GET
def settings_show(request: HttpRequest) -> HttpResponse:
    """All settings on one page."""
    answers = preferences(here().home)
    context = {
        "answers": answers,
        "bands": [(band, setting_words.AGE_BAND[band]) for band in AGE_BANDS],
        "locks": [(minutes, setting_words.lock(minutes)) for minutes in setting_words.LOCKS],
        "has_passphrase": needs_passphrase(here().home),
        "labels": [(label, setting_words.LABEL[label], label not in answers.labels_off) for label in LABELS],
        "languages": LANGUAGES,
        "language": readers_language(request),
        "forms": setting_words.FORMS,
    }
    return render(request, "web/settings_show.html", context)
