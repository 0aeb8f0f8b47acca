"""A first visit may look around in a made-up year, and come back to its own place as it was."""

from __future__ import annotations

from pathlib import Path

from django.test import Client
from django.urls import reverse
from tests.app import App, fill, running, token

from hearten.journeys.forget import forget_everything


def enter(client: Client, page: str) -> str:
    form = {"csrfmiddlewaretoken": token(client.get(page))}
    return client.post(reverse("demo_enter"), form, follow=True).content.decode()


def looking_around(app: App) -> bool:
    return app.here.demo and app.here.can_leave_demo


def test_before_there_is_a_vault(tmp_path: Path) -> None:
    with running(tmp_path, vault=False) as app:
        client = app.owner()
        page = enter(client, "/start")
        assert "Made-up person." in page
        assert "Your history" in page
        assert "Welcome. One question first." in client.get(reverse("bring_mine"), follow=True).content.decode()
        assert not (tmp_path / "vault").exists()


def test_ones_own_place_stays_as_it_was(tmp_path: Path) -> None:
    with running(tmp_path / "home") as app:
        fill(app, tmp_path)
        client, own = app.owner(), app.here.desk
        enter(client, reverse("settings_show"))
        enter(client, reverse("settings_show"))
        assert looking_around(app)
        assert app.here.home != tmp_path / "home"
        client.get(reverse("bring_mine"))
        assert app.here.desk is own
        assert not looking_around(app)
        assert "Made-up person." not in client.get("/").content.decode()


def test_forgetting_the_made_up_year_leads_back(tmp_path: Path) -> None:
    with running(tmp_path / "home") as app:
        client, own = app.owner(), app.here.desk
        enter(client, "/")
        forget_everything(app.here.open_desk)
        app.here.forget_all()
        assert app.here.desk is own
