"""Answers only to our own address, so that no web page can reach us under a name of its own (DNS rebinding)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class OurAddressOnly:
    """Middleware: the Host header must be this machine's local name with our port."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_HOST") in settings.HEARTEN_HOSTS:
            return self._get_response(request)
        return render(request, "web/errors/other_address.html", {"host": settings.HEARTEN_HOSTS[0]}, status=400)
