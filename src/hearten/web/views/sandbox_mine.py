"""/orders: the last things of one's own history, in the four orders of the lesson. Only after a tap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.guides.orders import orders
from hearten.guides.rules import Thing
from hearten.journeys.recent import RecentThing, recent
from hearten.web import words
from hearten.web.here import here


@require_GET
def sandbox_mine(request: HttpRequest) -> HttpResponse:
    """The orders, or a word that there is nothing to sort yet."""
    things = [_thing(found) for found in recent(here().open_desk)]
    return render(request, "web/sandbox_mine.html", {"orders": orders(things) if things else ()})


def _thing(found: RecentThing) -> Thing:
    place = words.platform(found.platform)
    return Thing(found.title, found.voice or place, found.seen_at, round(found.minutes) or None, place)
