"""/bring/<name>: how far an import is, and its receipt at the end."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from hearten.web.here import here
from hearten.web.receipts import told


@require_GET
def import_show(request: HttpRequest, name: str) -> HttpResponse:
    """The page, or just the moving part of it for a script that asks every second."""
    errand = here().imports.find(name)
    if errand is None:
        raise Http404
    asked_by_script = request.headers.get("HX-Request") == "true"
    if not errand.over:
        template = "web/_progress.html" if asked_by_script else "web/import_running.html"
        return render(request, template, {"errand": errand})
    here().prepare()
    if asked_by_script:
        return HttpResponseClientRefresh()  # the whole page, so that title and focus say that it is over
    return render(request, "web/import_over.html", {"errand": errand, "told": told(errand)})
