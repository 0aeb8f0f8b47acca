"""Who am I: in a one-person Hearten, the owner or nobody."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, parse_cookie

OWNER = "owner"


def admit(request: HttpRequest) -> None:
    """From now on this browser is the owner's, until it is closed or the program ends."""
    request.session[OWNER] = True


def is_owner(request: HttpRequest) -> bool:
    """Whether this browser came in by the one-time link. Nobody did, on a page shown before sessions are read."""
    return hasattr(request, "session") and request.session.get(OWNER) is True


def is_owners_cookie(cookies: str) -> bool:
    """The same, from the raw cookie header: for a decision before a request's body is read."""
    value = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, "")
    return SessionStore(value).get(OWNER) is True
