"""/plan/: my plan, to read, to print, to take along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.care.helplines.words import day_month_year
from hearten.care.plan.words import line_sentence
from hearten.journeys.find_help import find_help, remembered_country, understood
from hearten.journeys.my_plan import my_plan
from hearten.languages.speaking import gettext as _
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language


@require_GET
@in_the_readers_language
def plan_show(request: HttpRequest) -> HttpResponse:
    """The six steps, the lines, the good moments."""
    plan = my_plan(here().open_desk)
    context = {
        "plan": plan,
        "steps": [(step.id, _(step.title), _(step.ask), words) for step, words in plan.steps],
        "lines": [(line.id, line_sentence(line)) for line in plan.lines],
        "moments": [(moment, day_month_year(moment.day)) for moment in plan.moments],
        "emergency": emergency_number(),
    }
    return render(request, "web/plan_show.html", context)


def emergency_number() -> str:
    """The number for the country that was chosen."""
    answer = find_help(understood({"country": remembered_country(here().home)}))
    return answer.emergency.number if answer.emergency else ""
