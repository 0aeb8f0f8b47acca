"""Every page needs an open vault, except those that make one or open it, and those about nobody."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from hearten.web.here import here
from hearten.web.way_back import way_back

WITHOUT_A_VAULT = ("/in/", "/static-made/", "/demo", "/mine", "/guides/", "/care/", "/plan/keep", "/calendar")


class VaultReady:
    """Middleware: leads to the page that makes or opens the vault, where that comes first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = _first()
        if first is None or request.path_info.startswith(WITHOUT_A_VAULT) or request.path_info == reverse(first):
            return self._get_response(request)
        if first == "vault_unlock":
            here().way_back = way_back(request) or here().way_back
        return redirect(first)


def _first() -> str | None:
    desk = here().desk
    if desk is None:
        return "vault_make"
    return "vault_unlock" if desk.locked else None
