"""POST /bring/parcels/<name>/read: all of it is here, so read it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hearten.web.choices import Choices
from hearten.web.here import here


@require_POST
def parcel_read(request: HttpRequest, name: str) -> JsonResponse:
    """Start the import and say on which page it shows."""
    parcels = here().parcels
    parcel = parcels.find(name)
    if parcel is None:
        raise Http404
    errand = here().imports.start(here().open_desk, parcels.take(parcel), Choices.of(request.POST.dict()))
    return JsonResponse({"page": reverse("import_show", args=[errand.id])}, status=201)
