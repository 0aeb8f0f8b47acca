"""The way back to the page one was on when the vault was found locked. In memory only, and gone once it was used.

asked for while locked ─► one of our pages? ─► what its address would be after a lock ─► kept until the vault opens
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

INSTEAD = {"place_show": "map_show", "choice_make": "map_show", "moment_show": "moment_list"}
"""Names of places die at a lock; and the words of a hard moment are shown after a tap, not because a vault opened."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where to go on."""

    address: str
    lost: bool = False
    """Whether something was sent that could not be kept, because nothing can be read or checked while locked."""


def way_back(request: HttpRequest) -> WayBack | None:
    """The page that this reader wants, or is on; nothing for what a page asks by itself, and for files."""
    if request.headers.get("HX-Request") == "true" or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return None
    if request.method == "GET":
        address = _page(request.path_info, request.META.get("QUERY_STRING", ""))
        return WayBack(address) if address else None
    sent_from = urlsplit(request.headers.get("Referer", ""))
    address = _page(sent_from.path, sent_from.query) if sent_from.netloc == request.get_host() else None
    return WayBack(address or reverse("home"), lost=True)


def _page(path: str, query: str) -> str | None:
    """The address under which one of our own pages will be found after a lock; None for what is no page."""
    try:
        name = resolve(path).url_name
    except Resolver404:
        return None
    if name in INSTEAD:
        return reverse(INSTEAD[name])
    if "." in path.rpartition("/")[2]:
        return None
    return f"{path}?{query}" if query else path
