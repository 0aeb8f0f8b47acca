"""/guides/lessons/<lesson>: five minutes, with a question before and after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearten.guides.asked import lesson_or_404
from hearten.guides.orders import orders
from hearten.guides.prose import Citing
from hearten.guides.sample import sample
from hearten.guides.today import today


@require_safe
def lesson_show(request: HttpRequest, slug: str) -> HttpResponse:
    """For one reader."""
    lesson, citing = lesson_or_404(slug), Citing(today())
    context = {
        "lesson": lesson,
        "read": citing.html(lesson.read),
        "practise": citing.html(lesson.practise),
        "orders": orders(sample()) if lesson.sandbox else (),
        "sources": citing.sources,
    }
    return render(request, "guides/lesson_show.html", context)
