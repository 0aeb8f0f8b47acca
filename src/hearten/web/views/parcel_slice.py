"""/bring/parcels/<name>: GET tells the next byte that is wanted; PUT ?offset=N brings the slice that begins there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearten.ground.errors import UsageError
from hearten.journeys.spool import DiskFullError
from hearten.web.here import here
from hearten.web.parcels import SLICE, Parcel


@require_http_methods(["GET", "PUT"])
def parcel_slice(request: HttpRequest, name: str) -> JsonResponse:
    """How far the upload is, after this slice if there is one."""
    parcel = here().parcels.find(name)
    if parcel is None:
        raise Http404
    if request.method == "PUT":
        _take(request, parcel)
    return JsonResponse({"offset": parcel.offset, "size": parcel.size})


def _take(request: HttpRequest, parcel: Parcel) -> None:
    offset = request.GET.get("offset", "")
    part = request.read(SLICE + 1)
    if not offset.isdecimal() or len(part) > SLICE:
        raise UsageError(_("That part of the file cannot be placed. Load the page again."))
    try:
        parcel.add(int(offset), part)
    except DiskFullError:
        here().parcels.drop(parcel.id)
        raise
