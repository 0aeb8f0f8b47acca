"""/feed: what the chosen feeds hold, in the person's own order, with an end."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timesince import timesince
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from hearten.choices.feed_order import Sliders
from hearten.ground.clock import as_datetime
from hearten.journeys import feed
from hearten.journeys.feed import Subscription
from hearten.web import choice_words, feed_words, words
from hearten.web.feed_offers import offers
from hearten.web.feeds import lifts
from hearten.web.here import here
from hearten.web.places import token


@require_GET
def feed_show(request: HttpRequest) -> HttpResponse:
    """The list; or, for a script that asks while feeds are fetched, whether it is time to look again."""
    fetching, desk = here().fetching, here().open_desk
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204) if fetching.busy else HttpResponseClientRefresh()
    found, _fresh = here().mapped.ask(desk)
    rows, left_out = feed.ordered(desk, lifts(found))
    chosen, feeds = feed.sliders(desk), feed.subscriptions(desk)
    context = {
        "rows": [(row.entry, row.feed, feed_words.why(row.placed), _age(row.entry.at)) for row in rows],
        "left_out": [choice_words.title(made) for made in left_out],
        "feeds": [(one, _said(one, feeds)) for one in feeds],
        "offers": [
            (token(offer.target), offer.target.name, words.platform(offer.target.platform))
            for offer in offers(desk, found)
        ],
        "sliders": [(name, feed_words.SLIDER[name], getattr(chosen, name)) for name in Sliders.__slots__],
        "fetching": fetching,
    }
    return render(request, "web/feed_show.html", context)


def _said(one: Subscription, feeds: Sequence[Subscription]) -> str:
    """What there is to say of a feed on the list: that it rests, or what went wrong."""
    rest = feed.rest(one, feeds)
    return feed_words.resting(rest) if rest else one.problem


def _age(at: int | None) -> str:
    return "" if at is None else timesince(as_datetime(at), depth=1)
