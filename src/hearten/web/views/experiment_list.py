"""/experiments: all experiments, and a new one in the person's own words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.experiment import every
from hearten.web import experiment_words
from hearten.web.here import here


@require_GET
def experiment_list(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    known = [
        (one, experiment_words.title(one), experiment_words.STATUS[one.status])
        for one in reversed(every(here().open_desk))
    ]
    return render(request, "web/experiment_list.html", {"known": known})
