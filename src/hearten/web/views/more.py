"""/more: the doors to everything that has no place in the bar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.web.doors import groups


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """A list of doors."""
    return render(request, "web/more.html", {"groups": groups()})
