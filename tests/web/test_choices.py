"""Choosing on a page: one press makes it, one takes it back, and no address tells what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.app import App, fill, running, token

from hearten.choices.choice import FITS, Target
from hearten.journeys import decide
from hearten.web import places
from hearten.web.steps import KINDS, SAID, WORD, steps

GOSSIP = Target("web", "gossip.example")
VOICE = Target("instagram", voice="perfect.days.daily")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A vault with some history."""
    with running(tmp_path / "home") as one:
        fill(one, tmp_path)
        yield one


def post(client: Client, address: str, **fields: str) -> str:
    """Send a form; the text of the page it leads to."""
    form = {"csrfmiddlewaretoken": token(client.get(reverse("quiet_edit"))), **fields}
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def choose(client: Client, target: Target, want: str, **fields: str) -> str:
    return post(client, reverse("choice_make", args=[places.token(target)]), want=want, **fields)


def test_one_press_makes_a_choice_and_shows_the_way(app: App) -> None:
    client = app.owner()
    page = choose(client, VOICE, "mute", feeling="diminished", words="those <b>mornings</b>")
    assert "Mute: perfect.days.daily (Instagram)" in page
    assert "I feel smaller." in page
    assert "those &lt;b&gt;mornings&lt;/b&gt;" in page
    assert "Search the app's settings for the word “Mute”" in page
    (made,) = decide.choices(app.here.open_desk)
    assert made.feeling == "diminished"


def test_it_can_be_taken_back_gone_on_with_and_deleted(app: App) -> None:
    client = app.owner()
    choose(client, GOSSIP, "pause")
    (made,) = decide.choices(app.here.open_desk)
    assert "Taken back" in post(client, reverse("choice_change", args=[made.id, "undo"]))
    assert "Until" in post(client, reverse("choice_change", args=[made.id, "undo"]))
    post(client, reverse("choice_change", args=[made.id, "go-on"]))
    assert "Nothing chosen yet." in post(client, reverse("choice_change", args=[made.id, "erase"]))
    assert client.get(reverse("choice_show", args=[made.id])).status_code == 400


def test_what_is_over_asks_for_a_look(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.owner()
    choose(client, GOSSIP, "pause")
    later = decide.today() + timedelta(days=30)
    monkeypatch.setattr(decide, "today", lambda _zone=None: later)
    page = client.get(reverse("choice_list")).content.decode()
    assert "Time for a look" in page
    assert "Did it help?" in page


def test_addresses_tell_nothing(app: App) -> None:
    client = app.owner()
    page = choose(client, GOSSIP, "leave") + client.get(reverse("choice_list")).content.decode()
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert addresses
    assert not [address for address in addresses if "gossip" in address]
    assert client.get(reverse("choice_make", args=["0" * 16])).status_code == 405
    assert client.post(reverse("choice_make", args=["0" * 16])).status_code == 404


def test_files_and_calendar_are_saved(app: App) -> None:
    client = app.owner()
    choose(client, GOSSIP, "leave")
    saved = client.get(reverse("choice_file", args=["ublock-filters.txt"]))
    assert saved["Content-Disposition"].startswith("attachment")
    assert b"||gossip.example^" in saved.content
    assert b"gossip" not in client.get(reverse("choice_file", args=["choices.ics"])).content
    assert b"gossip" in client.get(reverse("choice_file", args=["choices.ics"]) + "?names=yes").content
    assert client.get(reverse("choice_file", args=["other.txt"])).status_code == 404


def test_quiet_hours_and_hidden_parts(app: App) -> None:
    client = app.owner()
    form = {"on": "yes", "start": "21:30", "end": "06:45", "day": "0", "hide-youtube": "short_videos"}
    page = post(client, reverse("quiet_edit"), **form)
    assert "Quiet from 21:30 to 06:45." in page
    assert "Short videos" in page
    assert "No quiet hours chosen." in post(client, reverse("quiet_edit"))


@pytest.mark.parametrize(
    "form",
    [{"on": "yes", "start": "late", "end": "7", "day": "0"}, {"on": "yes", "start": "22:00", "end": "07:00"}],
)
def test_what_makes_no_sense_is_said(app: App, form: dict[str, str]) -> None:
    client = app.owner()
    form["csrfmiddlewaretoken"] = token(client.get(reverse("quiet_edit")))
    assert client.post(reverse("quiet_edit"), form).status_code == 400


def test_every_want_has_its_steps_and_every_step_its_words() -> None:
    assert set(KINDS) == {want for wants in FITS.values() for want in wants}
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(SAID)
    assert set(WORD) == {want for want, kinds in KINDS.items() if kinds}
    shown = steps("tiktok", "pause", decide.today())
    assert shown[0].path[-1] == "Daily screen time"
    assert all(step.source.startswith("https://") for step in shown)
    assert steps("nowhere", "pause", decide.today()) == ()
