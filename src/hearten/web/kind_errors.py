"""An error that carries a sentence for the person is shown as that sentence, on a page or to a script."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from hearten.ground.errors import HeartenError, UsageError
from hearten.journeys.spool import DiskFullError
from hearten.web.parcels import OutOfStepError

STATUS: dict[type[HeartenError], int] = {UsageError: 400, OutOfStepError: 409, DiskFullError: 507}


class KindErrors:
    """Middleware that knows the family of `HeartenError`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Django asks this when a view raised."""
        if not isinstance(fault, HeartenError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(fault, kind)), 500)
        if request.accepts("text/html"):
            return render(request, "web/errors/sentence.html", {"sentence": str(fault)}, status=status)
        return JsonResponse({"sentence": str(fault)}, status=status)
