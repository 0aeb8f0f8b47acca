"""Leads from a form to the address of its answer; see `answers.py` for why."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from hearten.web.here import here

NAME = "answer"
"""What the address calls it."""
SHOWN_ONCE = ("vault_make", "passphrase_change")
"""Their answer may be a recovery code, which is shown then and never again."""


class AnswersApart:
    """Middleware: a form that a browser's window sent is answered with the address of the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.GET.get(NAME)
        if request.method == "GET" and name:
            return here().answers.find(request.path, name) or redirect(request.path)
        answer = self._get_response(request)
        if isinstance(answer, HttpResponse) and _is_a_page_after_a_form(request, answer):
            once = request.resolver_match is not None and request.resolver_match.url_name in SHOWN_ONCE
            kept = here().answers.keep(request.path, answer, once=once)
            return HttpResponse(status=303, headers={"Location": f"{request.path}?{NAME}={kept}"})
        return answer


def _is_a_page_after_a_form(request: HttpRequest, answer: HttpResponse) -> bool:
    return (
        request.method == "POST"
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and answer.status_code not in range(300, 400)
        and answer.get("Content-Type", "").startswith("text/html")
    )
