"""What the help pages need, made ready before anybody asks: a bad moment is no time to wait."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from hearten.web.views.help_now import help_now
from hearten.web.views.minute_step import minute_step


def warm_up() -> None:
    """Show each help page once, to nobody: facts are read, templates compiled, names of countries known."""
    for name, view in (("help_now", help_now), ("minute_step", minute_step)):
        request = HttpRequest()
        request.method = "GET"
        request.path = request.path_info = reverse(name)
        request.session = {}  # type: ignore[assignment] # a reader about whom nothing is known
        view(request)
