"""/static-made/vega-<version>.js: what draws the pictures, put together from the installed package."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.web.here import here

A_YEAR = 365 * 24 * 3600


@require_GET
def vega(_request: HttpRequest, version: str) -> HttpResponse:  # noqa: ARG001 # the address changes with the version
    """The script; it is the same for everyone, so a browser may keep it."""
    headers = {"Cache-Control": f"private, max-age={A_YEAR}, immutable"}
    return HttpResponse(here().pictures.bundle(), content_type="text/javascript; charset=utf-8", headers=headers)
