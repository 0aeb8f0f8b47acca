"""Pages for when something does not work out. They hold nothing of the person's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """400: the browser sent something that makes no sense."""
    return render(request, "web/errors/bad_request.html", status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """403."""
    return render(request, "web/errors/form_refused.html", status=403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 # Django's signature
    """403: a form that did not come from a page of ours, or from one that is too old."""
    return render(request, "web/errors/form_refused.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """404."""
    return render(request, "web/errors/not_found.html", status=404)


def our_mistake(request: HttpRequest) -> HttpResponse:
    """500."""
    return render(request, "web/errors/our_mistake.html", status=500)
