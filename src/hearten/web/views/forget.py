"""/forget: choose what to forget; then see how much that is before anything happens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hearten.journeys import forget_words
from hearten.journeys.check_in import history
from hearten.journeys.overview import overview
from hearten.web import words
from hearten.web.here import here
from hearten.web.wishes import asked


@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """The choice, and then how many things it means."""
    desk = here().open_desk
    if request.method == "POST":
        wanted = asked(request.POST)
        found = wanted.count(desk)
        context = {
            "asked": wanted,
            "count": found,
            "beside": forget_words.beside(found),
            "stays": forget_words.stays(found),
        }
        return render(request, "web/forget_preview.html", context)
    seen = overview(desk)
    platforms = [(name, words.platform(name), words.number(n)) for name, n in seen.by_platform.items()]
    return render(request, "web/forget.html", {"seen": seen, "platforms": platforms, "answered": history(desk)})
