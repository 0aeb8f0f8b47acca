"""My feed on the page: put on the list, fetched on a press only, ordered by the person, with reasons and an end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.app import App, fill, running, token
from tests.bridge.feeds.publisher import Publisher, publisher

from hearten.bridge.feeds import client as door
from hearten.choices.choice import Target
from hearten.ground.clock import now
from hearten.journeys import decide, feed
from hearten.journeys.demo_feed import add_feed
from hearten.journeys.desk import open_desk
from hearten.journeys.mapped import Mapped, Place
from hearten.web import places
from hearten.web.beside import Beside
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


def test_a_site_that_asked_for_a_rest_gets_it_also_after_a_new_start(app: App, server: Publisher) -> None:
    subscribed(app, server, "tired", "rss")
    assert [path for path, _ in server.asked] == ["/tired"], "a rest is for the whole site"
    app.here.desk = open_desk(app.here.home)
    subscribed(app, server)
    assert len(server.asked) == 1
    page = app.owner().get(reverse("feed_show")).content.decode()
    assert page.count("The site asked us to wait. It can be asked again from ") == 2


def test_once_the_rest_is_over_it_is_asked_again(app: App, server: Publisher) -> None:
    subscribed(app, server, "tired")
    (one,) = feed.subscriptions(app.here.open_desk)
    feed.keep(app.here.open_desk, replace(one, address=server.at("rss"), rest_until=now() - 1))
    subscribed(app, server)
    (one,) = feed.subscriptions(app.here.open_desk)
    assert (len(one.entries), one.rest_until, one.problem) == (2, None, "")


def test_a_feed_that_says_how_often_is_not_asked_oftener(app: App, server: Publisher) -> None:
    subscribed(app, server, "hourly", "rss")
    subscribed(app, server)
    assert [path for path, _ in server.asked] == ["/hourly", "/rss", "/rss"]
    page = app.owner().get(reverse("feed_show")).content.decode()
    assert page.count("It says that it has nothing new before ") == 1


def test_what_lifts_is_offered_and_put_on_the_list_by_a_tap(app: App, server: Publisher) -> None:
    desk, client = app.here.open_desk, app.owner()
    lifting = Target("reddit", "r/otters")
    found = Mapped(app.here.mapped.wait(desk).effects, (Place(lifting, "lifts", "words", 9, 0.0),))
    app.here.mapped = Beside(lambda _desk: found)
    app.here.mapped.wait(desk)
    page = client.get(reverse("feed_show")).content.decode()
    assert "These lift you, and can be followed here" in page
    assert feed.subscriptions(desk) == [], "an offer is no choice"
    assert "r/otters" in post(client, "feed_add", place=places.token(lifting))
    (one,) = feed.subscriptions(desk)
    assert (one.address, one.title, one.place) == ("https://www.reddit.com/r/otters/.rss", "r/otters", "r/otters")
    assert "These lift you" not in client.get(reverse("feed_show")).content.decode()
    assert server.asked == []


def test_the_name_on_the_map_still_counts_when_the_feed_calls_itself_otherwise(app: App, server: Publisher) -> None:
    desk = app.here.open_desk
    feed.subscribe(desk, server.at("rss"), "r/otters", place="r/otters")
    subscribed(app, server)
    rows, _ = feed.ordered(desk, {"r/otters": 1.0})
    assert {row.feed.title for row in rows} == {"Quiet Kettle"}
    assert all("lifts" in row.placed.why for row in rows)


def test_for_the_made_up_person_nobody_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(door.Client, "_http", never)
    with running(tmp_path / "home", demo=True) as app:
        add_feed(app.here.open_desk, now())
        client = app.owner()
        page = post(client, "feed_fetch")
        app.here.fetching.wait()
        page = client.get(reverse("feed_show")).content.decode()
        assert "These feeds are made up, so nobody is asked." in page
        assert "Boats" in page or "boats in pencil" in page
        assert 'target="_blank"' not in page
        assert all(not one.problem for one in feed.subscriptions(app.here.open_desk))
