"""POST /bring/parcels/<name>/drop: the person changed their mind while sending."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from hearten.web.here import here


@require_POST
def parcel_drop(_request: HttpRequest, name: str) -> HttpResponse:
    """Throw away what was sent."""
    here().parcels.drop(name)
    return HttpResponse(status=204)
