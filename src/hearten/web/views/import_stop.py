"""POST /bring/<name>/stop: end an import soon; what is in the vault by then stays."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.web.here import here


@require_POST
def import_stop(_request: HttpRequest, name: str) -> HttpResponse:
    """Stop, and go back to the page that shows it."""
    errand = here().imports.find(name)
    if errand is None:
        raise Http404
    errand.stop()
    return redirect("import_show", errand.id)
