"""/calendar: a plain calendar and nothing else, for when somebody looks over a shoulder."""

from __future__ import annotations

from calendar import Calendar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from hearten.care.helplines.words import weekday
from hearten.journeys.find_help import here_and_now
from hearten.web.speaking import in_the_readers_language


@require_GET
@in_the_readers_language
def calendar_show(request: HttpRequest) -> HttpResponse:
    """This month."""
    today = here_and_now().date()
    context = {
        "title": date_format(today, "F Y"),
        "days": [weekday(number) for number in range(7)],
        "weeks": Calendar().monthdatescalendar(today.year, today.month),
        "today": today,
        "language": get_language(),
    }
    return render(request, "web/calendar_show.html", context)
