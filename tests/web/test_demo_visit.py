"""A first visit may look around in a made-up year, and come back to its own place as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.app import App, fill, running, token
from tests.made import takeout_bytes
from tests.web.test_imports import Held
from tests.web.test_settings_pages import SECRET

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


def test_files_that_are_being_read_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    with running(tmp_path / "home") as app:
        client = app.owner()
        where = client.post("/bring", {"files": SimpleUploadedFile("takeout.zip", takeout_bytes(20))})["Location"]
        assert held.reached.wait(20)
        assert client.post(reverse("demo_enter"))["Location"] == where
        assert not app.here.demo
        held.go_on.set()
        app.finished(where)
        enter(client, reverse("settings_show"))
        assert looking_around(app)


def test_an_upload_goes_on_after_looking_around(tmp_path: Path) -> None:
    with running(tmp_path / "home") as app:
        client = app.owner()
        begun = app.here.parcels.begin((("takeout.zip", 1000),))
        begun.add(0, b"x" * 400)
        enter(client, reverse("settings_show"))
        assert app.here.parcels.find(begun.id) is None
        client.get(reverse("bring_mine"))
        assert app.here.parcels.begin((("takeout.zip", 1000),)).offset == 400


def test_ones_own_vault_locks_while_one_looks_around(tmp_path: Path) -> None:
    with running(tmp_path, passphrase=SECRET, secret=SECRET) as app:
        client = app.owner()
        enter(client, reverse("settings_show"))
        assert looking_around(app)
        assert app.here.can_lock
        app.here.lock()
        assert not app.here.demo
        assert app.here.open_desk.locked
        assert client.get("/")["Location"] == "/unlock"
