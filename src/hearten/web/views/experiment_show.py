"""/experiments/<id>: the plan, what holds today, or what came of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.effects.experiments.plan import Plan
from hearten.effects.experiments.words import plan_sentences
from hearten.journeys.experiment import find
from hearten.journeys.experiment_result import report
from hearten.web import experiment_words
from hearten.web.here import here


@require_GET
def experiment_show(request: HttpRequest, name: str) -> HttpResponse:
    """The page of one experiment."""
    desk = here().open_desk
    one = find(desk, name)
    context = {
        "one": one,
        "title": experiment_words.title(one),
        "status": experiment_words.STATUS[one.status],
        "when": experiment_words.when(one),
        "plan": plan_sentences(Plan(one.design, one.visible)) if one.status == "planned" else (),
        "today": experiment_words.today(one),
        "report": report(desk, one) if one.status != "planned" else None,
        "may_look": one.status in ("ended", "stopped") or one.design.may_stop,
    }
    return render(request, "web/experiment_show.html", context)
