"""The map as pages: strengths first, doubt said and drawn, corrected with a press, and no address that tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from tests.app import App, running, token

from hearten.choices.choice import Target
from hearten.journeys.demo import make_demo
from hearten.journeys.mapped import feelings
from hearten.web import places

VOICE = Target("instagram", None, "perfect.days.daily")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The made-up person's app."""
    home = tmp_path_factory.mktemp("demo") / "home"
    make_demo(home)
    with running(home, vault=False) as one:
        yield one


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_waits_beside_the_requests_and_then_shows(app: App) -> None:
    client = app.owner()
    app.here.mapped.forget()
    assert "Putting your map together" in get(client, reverse("map_show"))
    app.here.mapped.wait(app.here.open_desk)
    asked = client.get(reverse("map_show"), headers={"HX-Request": "true"})
    assert asked["HX-Refresh"] == "true"
    page = get(client, reverse("map_show") + "?by=voice")
    assert page.index("What lifts you") < page.index("What weighs on you") < page.index("Can&#x27;t tell yet")
    assert "from your check-ins" in page
    assert "points of mood out of 100; it could be anything from" in page


def test_a_place_shows_its_evidence_and_what_to_do(app: App) -> None:
    client = app.owner()
    page = get(client, reverse("place_show", args=[places.token(VOICE)]))
    assert "goes with a lower mood" in page
    assert "Chance that the direction is the other one" in page
    assert "Unfollow" in page
    assert not [one for one in re.findall(r'(?:href|action|src)="([^"]*)"', page) if "perfect" in one]


def test_the_persons_word_is_remembered(app: App) -> None:
    client = app.owner()
    address = reverse("place_show", args=[places.token(VOICE)])
    form = {"csrfmiddlewaretoken": token(client.get(address)), "feelings": "yes", "feeling": "diminished"}
    client.post(reverse("place_say", args=[places.token(VOICE)]), form)
    assert feelings(app.here.open_desk)[VOICE] == ("diminished",)
    assert 'value="diminished" checked' in get(client, address)


def test_the_table_holds_every_place(app: App) -> None:
    client = app.owner()
    app.here.mapped.wait(app.here.open_desk)
    page = get(client, reverse("map_all"))
    for name in ("perfect.days.daily", "gossip.example", "Discord"):
        assert name in page


def test_home_opens_with_what_lifts(app: App) -> None:
    client = app.owner()
    app.here.mapped.wait(app.here.open_desk)
    page = get(client, reverse("home"))
    assert page.index("What lifts you") < page.index("between")


def test_an_unknown_place_is_a_kind_page(app: App) -> None:
    client = app.owner()
    assert client.get(reverse("place_show", args=["0" * 16])).status_code == 404
    assert client.get(reverse("place_show", args=[places.token(Target("myspace"))])).status_code == 404


def test_by_time_of_day_it_waits_and_then_describes(app: App) -> None:
    client = app.owner()
    app.here.ways.forget()
    address = reverse("map_show") + "?by=hour"
    waiting = get(client, address)
    assert "Putting your map together" in waiting
    assert 'hx-get="/map?by=hour"' in waiting
    app.here.ways.wait(app.here.open_desk)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = get(client, address)
    assert page.index("Night") < page.index("Morning") < page.index("Afternoon") < page.index("Evening")
    assert "Most of it begins between 18:00 and 24:00" in page
    assert "For a time of day no direction is named." in page
    assert "texts that came to you then" in page
    assert 'href="?by=hour" aria-current="true"' in page
    assert page.count('aria-current="true"') == 1
    assert "Table: " in page


def test_by_act_what_lifts_comes_first(app: App) -> None:
    client = app.owner()
    app.here.ways.wait(app.here.open_desk)
    page = get(client, reverse("map_show") + "?by=act")
    assert "Goes with a better mood: messaging" in page
    assert "All else is not sure yet." in page
    assert page.index("Messaging goes with a better mood") < page.index("what goes with watching and looking")
    assert "texts that came to you this way" in page
    assert re.search(r"\d done less often", page)


@pytest.mark.parametrize(("way", "quiet"), [("hour", True), ("act", False)])
def test_a_part_leads_to_something_to_try(app: App, way: str, *, quiet: bool) -> None:
    client = app.owner()
    app.here.ways.wait(app.here.open_desk)
    page = get(client, f"{reverse('map_show')}?by={way}")
    assert (f'href="{reverse("quiet_edit")}"' in page) == quiet
    assert "Find out with an experiment" in page
    planned = client.post(reverse("experiment_new"), {"words": "write to a friend before I scroll"})
    assert "write to a friend before I scroll" in planned.content.decode()


def test_the_other_ways_are_made_ready_once_the_map_is_seen(app: App) -> None:
    client = app.owner()
    app.here.ways.forget()
    app.here.mapped.wait(app.here.open_desk)
    get(client, reverse("map_show"))
    assert app.here.ways.wait(app.here.open_desk).hour.parts
