"""Locks a vault that has a passphrase when nobody has asked for anything for a while."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Timer

from django.http import HttpRequest, HttpResponseBase

from hearten.journeys.preferences import preferences
from hearten.people.session import is_owner
from hearten.web.here import Here, here

UNATTENDED = ("/static/", "/static-made/")
"""What a page asks for by itself."""


class LockWhenIdle:
    """Middleware: every request of a person winds the clock up anew; when it runs down, the vault is locked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._lock = Lock()
        self._timer: Timer | None = None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_owner(request) and not _by_itself(request):  # a stranger at the open pages must not hold the lock open
            self._wind_up(here())
        return self._get_response(request)

    def _wind_up(self, place: Here) -> None:
        minutes = preferences(place.own_home).lock_after
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None
            if minutes and place.can_lock:
                self._timer = Timer(60 * minutes, place.lock)
                self._timer.daemon = True
                self._timer.start()


def _by_itself(request: HttpRequest) -> bool:
    """Whether an open page asked, and not the person."""
    return request.path_info.startswith(UNATTENDED) or request.headers.get("HX-Request") == "true"
