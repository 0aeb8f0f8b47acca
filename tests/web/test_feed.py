"""My feed on the page: put on the list, fetched on a press only, ordered by the person, with reasons and an end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.app import App, fill, running, token
from tests.bridge.feeds.publisher import Publisher, publisher

from hearten.bridge.feeds import client as door
from hearten.choices.choice import Target
from hearten.journeys import decide, feed
from hearten.web.feeds import asked

LOCAL = door.Client(allow_local=True, pause=0)


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as one:
        yield one


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "home") as one:
        fill(one, tmp_path)
        yield one


def post(client: Client, name: str, *args: str, **fields: object) -> str:
    form = {"csrfmiddlewaretoken": token(client.get(reverse("quiet_edit"))), **fields}
    answer = client.post(reverse(name, args=args), form, follow=True)
    return answer.content.decode()


def subscribed(app: App, server: Publisher, *paths: str) -> None:
    for path in paths:
        feed.subscribe(app.here.open_desk, server.at(path))
    app.here.fetching.start(app.here.open_desk, LOCAL)
    app.here.fetching.wait()


def test_nothing_is_asked_until_the_button_is_pressed(app: App, server: Publisher) -> None:
    client = app.owner()
    post(client, "feed_add", address=server.at("rss.xml").replace("127.0.0.1", "localhost.example"))
    client.get(reverse("feed_show"))
    assert server.asked == []
    assert len(feed.subscriptions(app.here.open_desk)) == 1


def test_items_stand_in_order_with_their_reasons_and_an_end(app: App, server: Publisher) -> None:
    client = app.owner()
    subscribed(app, server, "rss", "json", "gone", "page")
    page = client.get(reverse("feed_show")).content.decode()
    assert "Two otters" in page
    assert "alert(1)" not in page
    assert page.index("Two otters") < page.index("all caught up")
    assert "Because: " in page or "Nothing moved it" in page
    assert "It may have moved or closed." in page
    assert "but no feed" in page
    assert 'rel="noreferrer"' in page
    assert not re.search(r'<img[^>]+src="http', page)


def test_asking_again_brings_nothing_twice(app: App, server: Publisher) -> None:
    subscribed(app, server, "rss")
    subscribed(app, server)
    (one,) = feed.subscriptions(app.here.open_desk)
    assert len(one.entries) == 2
    assert server.asked[1][1]["If-None-Match"] == '"one"'
    assert asked(one, LOCAL).entries == one.entries


def test_a_feed_taken_off_while_it_is_asked_does_not_come_back(app: App, server: Publisher) -> None:
    desk = app.here.open_desk

    class Slow(door.Client):
        def ask(self, address: str, known: door.Known | None = None) -> door.Answer:
            feed.unsubscribe(desk, one.id)
            return super().ask(address, known)

    one = feed.subscribe(desk, server.at("rss"))
    app.here.fetching.start(desk, Slow(allow_local=True, pause=0))
    app.here.fetching.wait()
    assert feed.subscriptions(desk) == []


def test_what_was_chosen_away_is_left_out_and_said(app: App, server: Publisher) -> None:
    client = app.owner()
    subscribed(app, server, "rss", "json")
    decide.choose(app.here.open_desk, "mute", Target("rss", None, "Quiet Kettle"))
    page = client.get(reverse("feed_show")).content.decode()
    assert "Two otters" not in page
    assert "Left out, as you chose:" in page


def test_the_order_is_the_persons_own(app: App) -> None:
    client = app.owner()
    post(client, "feed_order", newest="10", people="100", lifts="x", variety="900")
    kept = feed.sliders(app.here.open_desk)
    assert (kept.newest, kept.people, kept.lifts, kept.variety) == (10, 100, 50, 100)


def test_lists_come_in_and_go_out_and_feeds_come_off(app: App) -> None:
    client = app.owner()
    opml = io.BytesIO(b'<opml><body><outline text="Tea" xmlUrl="https://t.example/f"/></body></opml>')
    opml.name = "feeds.opml"
    post(client, "feed_add", opml=opml)
    assert b"https://t.example/f" in client.get(reverse("feed_list")).content
    (one,) = feed.subscriptions(app.here.open_desk)
    post(client, "feed_drop", one.id)
    assert feed.subscriptions(app.here.open_desk) == []
    form = {"csrfmiddlewaretoken": token(client.get(reverse("quiet_edit"))), "address": "nonsense"}
    assert client.post(reverse("feed_add"), form).status_code == 400
