"""/check-in/history: what was answered, newest first. What was skipped is not counted anywhere."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hearten.care.checkins.answers import Answer
from hearten.care.checkins.questions import QUESTIONS
from hearten.ground.clock import as_datetime, local_zone
from hearten.journeys.check_in import history
from hearten.web.check_in_form import SHORT
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language

WIDTH, HEIGHT = 300, 80

Month = tuple[int, int]
Days = dict[date, dict[int, list[Answer]]]


@require_GET
@in_the_readers_language
def check_in_history(request: HttpRequest) -> HttpResponse:
    """One month with check-ins, its days folded, a line of their moods, and the way to the months beside it."""
    zone = local_zone()
    days: Days = defaultdict(lambda: defaultdict(list))
    for answer in reversed(history(here().open_desk, QUESTIONS)):
        days[as_datetime(answer.answered_at, zone).date()][answer.answered_at].append(answer)
    months = list(dict.fromkeys((day.year, day.month) for day in days))
    at = months.index(asked) if (asked := _asked(request.GET.get("month", ""))) in months else 0
    chosen = {day: times for day, times in days.items() if months and (day.year, day.month) == months[at]}
    shown = [
        (day, [(date_format(as_datetime(at, zone), "H:i"), at, _said(given)) for at, given in times.items()])
        for day, times in chosen.items()
    ]
    context = {
        "days": shown,
        "line": _line(chosen),
        "month": _named(months[at]) if months else None,
        "later": _named(months[at - 1]) if at else None,
        "earlier": _named(months[at + 1]) if at + 1 < len(months) else None,
    }
    return render(request, "web/check_in_history.html", context)


def _asked(written: str) -> Month | None:
    """`2026-05` as a month; None for what is no month."""
    year, _mark, month = written.partition("-")
    return (int(year), int(month)) if year.isdecimal() and month.isdecimal() else None


def _named(month: Month) -> tuple[str, str]:
    """How a month stands in an address, and how it is said."""
    return f"{month[0]}-{month[1]:02}", date_format(date(*month, 1), "F Y")


def _said(given: list[Answer]) -> list[tuple[str, int, str]]:
    """Each answer: its question, its value, and what it was put down to."""
    order = list(QUESTIONS)
    ordered = sorted(given, key=lambda answer: order.index(answer.item))
    return [
        (str(SHORT.get(one.item) or _(QUESTIONS[one.item].asked)), round(one.value), one.because or "")
        for one in ordered
    ]


def _line(days: Days) -> list[tuple[float, float]]:
    """A dot for each day's mean mood, oldest on the left."""
    moods = {
        day: [one.value for given in times.values() for one in given if one.item == "valence"]
        for day, times in days.items()
    }
    known = sorted((day, sum(values) / len(values)) for day, values in moods.items() if values)
    if not known:
        return []
    first, span = known[0][0], max((known[-1][0] - known[0][0]).days, 1)
    return [
        (round(8 + (day - first).days / span * (WIDTH - 16), 1), round(HEIGHT - 8 - mood / 100 * (HEIGHT - 16), 1))
        for day, mood in known
    ]
