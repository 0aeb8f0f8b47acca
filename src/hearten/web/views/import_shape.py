"""/bring/<name>/shape.txt: what the files look like inside, without their content, to send with a bug report."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.web.here import here


@require_GET
def import_shape(_request: HttpRequest, name: str) -> HttpResponse:
    """The report as a download."""
    errand = here().imports.find(name)
    if errand is None or not errand.unknown:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="shape-report.txt"'}
    return HttpResponse(errand.shape_report(), content_type="text/plain; charset=utf-8", headers=headers)
