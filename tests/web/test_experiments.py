"""An experiment on the pages: planned with what it could find, started, lived, and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.app import App, running, token

from hearten.choices.choice import Target
from hearten.journeys.demo import make_demo
from hearten.journeys.experiment import every, find
from hearten.web import places

VOICE = Target("instagram", None, "perfect.days.daily")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The made-up person's app."""
    make_demo(tmp_path)
    with running(tmp_path, vault=False) as one:
        yield one


def post(client: Client, address: str, status: int = 200, **fields: str) -> str:
    form = {"csrfmiddlewaretoken": token(client.get(reverse("quiet_edit"))), **fields}
    answer = client.post(address, form, follow=True)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_from_a_place_to_a_running_experiment(app: App) -> None:
    client = app.owner()
    new = reverse("experiment_new")
    asked = post(client, new, place=places.token(VOICE))
    assert "perfect.days.daily" in asked
    planned = post(client, new, place=places.token(VOICE), kind="day_pairs", days="84")
    assert "What it could find" in planned
    assert "points" in planned
    (one,) = every(app.here.open_desk)
    running_page = post(client, reverse("experiment_change", args=[one.id, "start"]))
    assert "Running." in running_page
    assert client.get(reverse("experiment_calendar", args=[one.id])).content.count(b"BEGIN:VEVENT") == 84
    assert b"perfect" not in client.get(reverse("experiment_calendar", args=[one.id])).content
    assert "Stopped early" in post(client, reverse("experiment_change", args=[one.id, "stop"]))
    assert find(app.here.open_desk, one.id).status == "stopped"


def test_own_words_and_calling_off(app: App) -> None:
    client = app.owner()
    post(client, reverse("experiment_new"), words="phone out of the <bedroom>", kind="day_pairs", days="56")
    (one,) = every(app.here.open_desk)
    page = post(client, reverse("experiment_change", args=[one.id, "cancel"]))
    assert "Called off" in page
    assert "&lt;bedroom&gt;" in page
    assert "Called off" in client.get(reverse("experiment_list")).content.decode()


def test_a_plan_that_could_find_nothing_is_refused_with_a_better_one(app: App) -> None:
    client = app.owner()
    page = post(client, reverse("experiment_new"), 400, words="tea", kind="week_pairs", days="28")
    assert 'role="alert"' in page
    assert every(app.here.open_desk) == []


def test_nonsense_is_a_kind_page(app: App) -> None:
    client = app.owner()
    post(client, reverse("experiment_new"), 400)
    assert client.get(reverse("experiment_show", args=["0" * 16])).status_code == 400
    form = {"csrfmiddlewaretoken": token(client.get(reverse("quiet_edit")))}
    assert client.post(reverse("experiment_change", args=["0" * 16, "dance"]), form).status_code == 404
