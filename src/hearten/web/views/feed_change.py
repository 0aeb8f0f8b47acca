"""POST /feed/fetch, /feed/order, /feed/<id>/drop; and /feed/list.opml."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from hearten.bridge.feeds.addresses import Outline, write_opml
from hearten.choices.feed_order import Sliders
from hearten.journeys import feed
from hearten.web.feeds import MadeUp
from hearten.web.here import here


@require_POST
def feed_fetch(_request: HttpRequest) -> HttpResponse:
    """Ask every feed once, beside this request."""
    here().fetching.start(here().open_desk, MadeUp() if here().demo else None)
    return redirect("feed_show")


@require_POST
def feed_order(request: HttpRequest) -> HttpResponse:
    """Remember the sliders."""
    values = {name: _share(request.POST.get(name, "")) for name in Sliders.__slots__}
    feed.set_sliders(here().open_desk, Sliders(**values))
    return redirect("feed_show")


@require_POST
def feed_drop(_request: HttpRequest, name: str) -> HttpResponse:
    """Take a feed off the list."""
    feed.unsubscribe(here().open_desk, name)
    return redirect("feed_show")


@require_GET
def feed_list(_request: HttpRequest) -> HttpResponse:
    """The list for another reader, to be saved."""
    rows = [Outline(one.title, one.address) for one in feed.subscriptions(here().open_desk)]
    saved = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
    return HttpResponse(write_opml(rows), content_type="text/x-opml; charset=utf-8", headers=saved)


def _share(written: str) -> int:
    return min(100, int(written)) if written.isascii() and written.isdigit() and len(written) <= 3 else 50
