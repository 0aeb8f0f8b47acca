"""An error that carries a sentence for the person is shown as that sentence, on a page or to a script."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearten.ground.errors import HeartenError, UsageError
from hearten.journeys.spool import DiskFullError
from hearten.web.parcels import OutOfStepError

STATUS: dict[type[HeartenError], int] = {UsageError: 400, OutOfStepError: 409, DiskFullError: 507}


class KindErrors:
    """Middleware that knows the family of `HeartenError`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self._get_response(request)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return _only_by_a_button(request, answer["Allow"])
        return answer

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Django asks this when a view raised."""
        if not isinstance(fault, HeartenError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(fault, kind)), 500)
        if request.accepts("text/html"):
            return render(request, "web/errors/sentence.html", {"sentence": str(fault)}, status=status)
        return JsonResponse({"sentence": str(fault)}, status=status)


def _only_by_a_button(request: HttpRequest, allowed: str) -> HttpResponse:
    """For who comes by the address alone, after a reload or by the history: a blank page would say nothing."""
    sentence = _("This page opens by a button on another page, not by its address. Nothing was changed.")
    answer = render(request, "web/errors/sentence.html", {"sentence": sentence}, status=HTTPStatus.METHOD_NOT_ALLOWED)
    answer["Allow"] = allowed
    return answer
