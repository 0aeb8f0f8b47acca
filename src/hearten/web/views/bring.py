"""/bring: drop or choose files. Without script the form brings them here; with script see the parcel views."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hearten.guides.pages import get_your_data
from hearten.journeys.preferences import preferences
from hearten.web import words
from hearten.web.choices import Choices
from hearten.web.here import here
from hearten.web.sealed_upload import take


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """The form, and what it sends."""
    if request.method == "GET":
        return _form(request, "web/bring.html")
    uploads = request.FILES.getlist("files")
    if not uploads:
        return _form(request, "web/bring.html", missing=True)
    errand = here().imports.start(here().open_desk, take(uploads), Choices.of(request.POST.dict()))
    return redirect("import_show", errand.id)


def welcome(request: HttpRequest, damage: Sequence[str]) -> HttpResponse:
    """The same form on the first page of an empty vault, or of one of which nothing can be read."""
    return _form(request, "web/welcome.html", damage=damage)


def _form(request: HttpRequest, template: str, *, missing: bool = False, damage: Sequence[str] = ()) -> HttpResponse:
    today = timezone.localdate()
    pages = [page for page in get_your_data() if page.sources]
    ways = [{"page": page, "stale": page.stale(today)} for page in pages]
    order = preferences(here().home).date_order
    context = {
        "ways": ways,
        "missing": missing,
        "damage": damage,
        "date_order": order,
        "readable": words.all_platforms(),
    }
    return render(request, template, context, status=400 if missing else 200)
