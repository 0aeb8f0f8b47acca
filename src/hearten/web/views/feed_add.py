"""POST /feed/add: a feed by its address or name, of a place on the map, or a whole list of them (OPML)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.bridge.feeds.addresses import NoFeedAddress, feed_address, read_opml
from hearten.journeys import feed
from hearten.web.feed_offers import address_of
from hearten.web.here import here
from hearten.web.places import target

MOST = 500
"""Feeds taken from one list."""


@require_POST
def feed_add(request: HttpRequest) -> HttpResponse:
    """Put it on the list. Nothing is asked of anybody yet."""
    desk = here().open_desk
    lists = request.FILES.getlist("opml")
    for one in lists:
        for outline in read_opml(one.read())[:MOST]:
            feed.subscribe(desk, outline.address, outline.title)
    if "place" in request.POST:
        place = target(request.POST["place"])
        address = address_of(place, feed.channels(desk))
        if address is None:
            raise NoFeedAddress
        feed.subscribe(desk, address, place.name, place=place.name)
    elif not lists:
        feed.subscribe(desk, feed_address(request.POST.get("address", "")))
    return redirect("feed_show")
