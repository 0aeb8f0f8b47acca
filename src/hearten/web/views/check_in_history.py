"""/check-in/history: what was answered, newest first. What was skipped is not counted anywhere."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_GET

from hearten.care.checkins.answers import Answer
from hearten.ground.clock import as_datetime, local_zone
from hearten.journeys.check_in import history
from hearten.web.check_in_form import QUESTIONS
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language

DAYS = 31
WIDTH, HEIGHT = 300, 80


@require_GET
@in_the_readers_language
def check_in_history(request: HttpRequest) -> HttpResponse:
    """The last days with a check-in, and a line of their moods."""
    zone = local_zone()
    days: dict[date, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for answer in reversed(history(here().open_desk, QUESTIONS)):
        days[as_datetime(answer.answered_at, zone).date()][answer.answered_at].append(answer)
    newest = dict(list(days.items())[:DAYS])
    shown = [
        (day, [(date_format(as_datetime(at, zone), "H:i"), at, _said(given)) for at, given in times.items()])
        for day, times in newest.items()
    ]
    context = {"days": shown, "line": _line(newest), "more": len(days) - len(newest)}
    return render(request, "web/check_in_history.html", context)


def _said(given: list[Answer]) -> list[tuple[str, int, str]]:
    """Each answer: its question, its value, and what it was put down to."""
    order = list(QUESTIONS)
    ordered = sorted(given, key=lambda answer: order.index(answer.item))
    return [(str(QUESTIONS[one.item][0]), round(one.value), one.because or "") for one in ordered]


def _line(days: dict[date, dict[int, list[Answer]]]) -> list[tuple[float, float]]:
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
