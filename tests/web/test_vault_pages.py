"""The first question, and the door of a locked vault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.app import running

from hearten.journeys.desk import has_vault, needs_passphrase

LOCKED = Path(__file__).parents[1] / "vault" / "frozen" / "passphrase"
"""A vault whose passphrase was stretched so little that a test can open it often."""
PASSPHRASE = "Grünes Känguru 42"


def test_the_first_question_comes_first(tmp_path: Path) -> None:
    with running(tmp_path, vault=False) as app:
        owner = app.owner()
        for page in ("/", "/bring", "/forget", "/kept", "/unlock"):
            assert owner.get(page)["Location"] == "/start"
        assert "One question first" in owner.get("/start").content.decode()
        assert not has_vault(tmp_path)
        answer = owner.post("/start", {"lock": "none"})
        assert answer["Location"] == "/"
        assert has_vault(tmp_path)
        assert not needs_passphrase(tmp_path)
        assert owner.get("/").status_code == 200
        assert owner.get("/start")["Location"] == "/"
        assert owner.get("/unlock")["Location"] == "/"


def test_with_a_passphrase_the_recovery_code_is_shown(tmp_path: Path) -> None:
    with running(tmp_path, vault=False) as app:
        owner = app.owner()
        made = owner.post("/start", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
        assert made.status_code == 200
        assert re.search(r'<code class="code">[^<]{20,}</code>', made.content.decode())
        assert "shows it only now" in made.content.decode()
        assert needs_passphrase(tmp_path)
        assert owner.get("/").status_code == 200


def test_a_locked_vault_asks(tmp_path: Path) -> None:
    shutil.copytree(LOCKED, tmp_path / "vault")
    with running(tmp_path, vault=False) as app:
        owner = app.owner()
        for page in ("/", "/bring", "/kept", "/start"):
            assert owner.get(page)["Location"] == "/unlock"
        assert owner.post("/bring")["Location"] == "/unlock"
        assert "Open your vault" in owner.get("/unlock").content.decode()
        for secret in ("", "grey otter"):
            wrong = owner.post("/unlock", {"secret": secret})
            assert wrong.status_code == 400
            assert 'role="alert"' in wrong.content.decode()
            assert "grey otter" not in wrong.content.decode()
        assert owner.get("/")["Location"] == "/unlock"
        assert owner.post("/unlock", {"secret": PASSPHRASE})["Location"] == "/"
        assert "locked with your passphrase" in owner.get("/kept").content.decode()


def test_a_passphrase_given_at_the_start_opens(tmp_path: Path) -> None:
    shutil.copytree(LOCKED, tmp_path / "vault")
    with running(tmp_path, vault=False, secret=PASSPHRASE) as app:
        assert app.owner().get("/").status_code == 200


def test_a_vault_without_one_needs_no_secret(tmp_path: Path) -> None:
    with running(tmp_path, secret="not needed") as app:
        assert app.owner().get("/").status_code == 200


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({}, "Type a passphrase"),
        ({"passphrase": "one", "again": "other"}, "not the same"),
        ({"passphrase": "  ", "again": "  "}, "at least one letter"),
    ],
)
def test_a_passphrase_that_will_not_do(tmp_path: Path, form: dict[str, str], problem: str) -> None:
    with running(tmp_path, vault=False) as app:
        answer = app.owner().post("/start", form)
        assert answer.status_code == 400
        assert problem in answer.content.decode()
        assert not has_vault(tmp_path)
