"""/in/<token>: the one-time link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from hearten.people.door import closed
from hearten.people.link import the_link
from hearten.people.session import admit, is_owner


@require_GET
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Let the owner in, or say how to get a link that works."""
    if the_link().use(token):
        admit(request)
        return redirect("home")
    if is_owner(request):
        return redirect("home")
    return closed(request)
