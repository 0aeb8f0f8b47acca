"""/experiments/<id>/days.ics: the days of a running experiment for a calendar; it does not say what it is about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.journeys.experiment import find
from hearten.journeys.experiment_calendar import days
from hearten.web.here import here


@require_GET
def experiment_calendar(_request: HttpRequest, name: str) -> HttpResponse:
    """The file, to be saved."""
    saved = {"Content-Disposition": 'attachment; filename="days.ics"'}
    return HttpResponse(days(find(here().open_desk, name)), content_type="text/calendar; charset=utf-8", headers=saved)
