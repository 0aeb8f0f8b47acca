"""May I: every page is the owner's alone, except the one that lets the owner in and those about nobody."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hearten.people.session import is_owner

OPEN = ("/in/", "/guides/", "/care/", "/calendar")
"""What a stranger may ask for: the way in, and pages about nobody. (Stylesheet and scripts are served before this.)"""


class OwnerOnly:
    """Middleware: shows anyone else how to get in, and nothing more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(OPEN) or is_owner(request):
            return self._get_response(request)
        return closed(request)


def closed(request: HttpRequest) -> HttpResponse:
    """The kind page for someone without a good link."""
    return render(request, "people/door.html", status=403)
