"""Settings are kept, the passphrase can change, the vault locks by itself and on request, and data can be taken out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from gc import collect
from pathlib import Path
from threading import Timer
from weakref import ref

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.app import fill, running, token, wait_for

from hearten.choices.choice import Target
from hearten.journeys.desk import open_desk
from hearten.journeys.preferences import preferences
from hearten.web import idle, places

SECRET = "quiet kettle boats"


def post(client: Client, name: str, **fields: str | list[str]) -> str:
    form = {"csrfmiddlewaretoken": token(client.get(reverse("settings_show"))), **fields}
    answer = client.post(reverse(name), form, follow=True)
    return answer.content.decode()


def test_answers_are_remembered(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        client = app.owner()
        post(client, "settings_about_me", age_band="13_15")
        post(client, "settings_lock", shared_computer="yes", lock_after="7")
        page = post(client, "settings_words", signals="yes", label=["joy", "threat"])
        kept = preferences(tmp_path)
        assert (kept.age_band, kept.shared_computer, kept.lock_after, kept.signals) == ("13_15", True, 0, True)
        assert "joy" not in kept.labels_off
        assert "insult" in kept.labels_off
        assert "<title>Notes</title>" in page
        post(client, "settings_about_me", age_band="300")
        assert preferences(tmp_path).age_band is None


def test_the_language_is_chosen_on_this_page(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = post(app.owner(), "language_choose", language="de", back=reverse("settings_show"))
        assert preferences(tmp_path).language == "de"
        assert '<option value="de" lang="de" selected>' in page
        assert "Age and country" in page


def test_an_address_that_only_a_button_opens_says_so(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        client = app.owner()
        for name in ("language_choose", "experiment_new", "vault_lock"):
            answer = client.get(reverse(name))
            assert answer.status_code == 405
            assert answer["Allow"] == "POST"
            assert "opens by a button" in answer.content.decode()


def test_the_passphrase_can_be_chosen_changed_and_taken_away(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        client = app.owner()
        assert "not the same" in post(client, "passphrase_change", passphrase=SECRET, again="other")
        assert "Type a new passphrase" in post(client, "passphrase_change", passphrase="", again="")
        assert "recovery code" in post(client, "passphrase_change", passphrase=SECRET, again=SECRET)
        assert open_desk(tmp_path).locked
        assert not open_desk(tmp_path, SECRET).locked
        assert 'role="alert"' in post(client, "passphrase_change", now="wrong", passphrase="x y", again="x y")
        post(client, "passphrase_change", now=SECRET, lock="none")
        assert not open_desk(tmp_path).locked


def test_lock_now_and_open_again(tmp_path: Path) -> None:
    with running(tmp_path, passphrase=SECRET, secret=SECRET) as app:
        client = app.owner()
        assert "Lock now" in client.get(reverse("settings_show")).content.decode()
        name = places.token(Target("web", "gossip.example"))
        assert "Open your vault" in post(client, "vault_lock")
        with pytest.raises(Http404):
            places.target(name)
        form = {"csrfmiddlewaretoken": token(client.get("/unlock")), "secret": SECRET}
        assert client.post("/unlock", form).status_code == 302
        assert app.here.can_lock


def test_a_lock_leaves_nothing_of_the_open_vault_in_memory(tmp_path: Path) -> None:
    with running(tmp_path / "home", passphrase=SECRET, secret=SECRET) as app:
        fill(app, tmp_path)
        client, here = app.owner(), app.here
        for page in ("/", "/map", "/check-in", "/feed"):
            client.get(page)
        here.mapped.wait(here.open_desk)
        opened = ref(here.open_desk.vault)
        here.lock()
        collect()
        assert opened() is None, "its key would still be there"


def test_it_locks_when_nobody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks: list[float] = []

    class Soon(Timer):
        def __init__(self, interval: float, function: Callable[[], None]) -> None:
            clocks.append(interval)
            super().__init__(0.05, function)

    with running(tmp_path, passphrase=SECRET, secret=SECRET) as app:
        client = app.owner()
        post(client, "settings_lock", lock_after="5")
        monkeypatch.setattr(idle, "Timer", Soon)
        assert app.visitor().get("/care/").status_code == 200
        assert not clocks, "a stranger holds no lock open"
        client.get(reverse("more"))
        wait_for(lambda: app.here.desk is not None and app.here.desk.locked)
        assert clocks == [300]


def test_a_vault_without_passphrase_is_never_locked(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        app.here.lock()
        assert app.here.desk is not None
        assert not app.here.desk.locked


def test_data_can_be_taken_out(tmp_path: Path) -> None:
    with running(tmp_path / "home") as app:
        fill(app, tmp_path)
        client = app.owner()
        form = {"csrfmiddlewaretoken": token(client.get(reverse("settings_show"))), "form": "json"}
        answer = client.post(reverse("export_take"), form)
        names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
        assert "traces.json" in names
        assert answer["Cache-Control"] == "no-store"
        assert not list((tmp_path / "home").glob("*.zip"))
