"""POST /bring/parcels: names and sizes of what will be sent in slices -> where to send it, and from which byte on."""

from __future__ import annotations

import json

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearten.ground.errors import UsageError
from hearten.web.here import here
from hearten.web.parcels import SLICE, Listed


@require_POST
def parcel_begin(request: HttpRequest) -> JsonResponse:
    """Begin, or go on with, the upload of these files."""
    parcel = here().parcels.begin(_listed(request.body))
    return JsonResponse({"id": parcel.id, "offset": parcel.offset, "size": parcel.size, "slice": SLICE}, status=201)


def _listed(body: bytes) -> tuple[Listed, ...]:
    try:
        rows = json.loads(body)["files"]
        files = tuple((str(name), int(size)) for name, size in rows)
    except (ValueError, TypeError, KeyError, OverflowError) as fault:
        raise UsageError(_("The list of files did not arrive in one piece. Load the page again.")) from fault
    if any(size < 0 for _name, size in files):
        raise UsageError(_("A file cannot be smaller than nothing."))
    return files
