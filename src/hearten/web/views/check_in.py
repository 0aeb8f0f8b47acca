"""/check-in: how are you, in two taps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from hearten.journeys.check_in import add
from hearten.web.check_in_form import from_form, questions, reasons
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language


@ensure_csrf_cookie
@require_http_methods(["GET", "POST"])
@in_the_readers_language
def check_in(request: HttpRequest) -> HttpResponse:
    """The form, or keep what it says."""
    if request.method == "POST":
        sent = from_form(request.POST)
        add(here().open_desk, sent.values, because=sent.because)
        return redirect("check_in_history")
    known = here().first_page()  # two taps must not wait for a long history to be counted
    context = {"questions": questions(), "reasons": reasons(known.seen) if known else []}
    return render(request, "web/check_in.html", context)
