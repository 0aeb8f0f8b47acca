"""/kept: every file that Hearten keeps, where it is, and how to delete it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys.desk import needs_passphrase
from hearten.journeys.keeping import kept
from hearten.web import words
from hearten.web.here import here


@require_GET
def kept_list(request: HttpRequest) -> HttpResponse:
    """The list."""
    files = kept(here().home)
    context = {
        "home": here().home,
        "open_key": not needs_passphrase(here().home),
        "files": [(file.name, words.size(file.size)) for file in files],
        "count": len(files),
        "together": words.size(sum(file.size for file in files)),
    }
    return render(request, "web/kept_list.html", context)
