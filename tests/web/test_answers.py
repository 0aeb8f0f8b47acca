"""The answer to a form has an address of its own, so that no browser writes down what the form sent."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.app import App, running, token

from hearten.web import answers
from hearten.web.answers import Answers

ROOMS = Path(__file__).parents[2] / "src" / "hearten"
FORM = re.compile(r"<form\b[^>]*>")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as one:
        yield one


def send(client: Client, address: str, **fields: str) -> str:
    """As the window of a browser does; where the answer is."""
    form = {"csrfmiddlewaretoken": token(client.get("/care/")), **fields}
    answer = client.post(address, form, headers={"Sec-Fetch-Mode": "navigate"})
    assert answer.status_code == 303
    assert answer.content == b""
    return answer["Location"]


def test_the_answer_has_an_address_that_tells_nothing(app: App) -> None:
    client = app.owner()
    where = send(client, "/care/", country="GB", need="eating")
    assert re.fullmatch(r"/care/\?answer=[\w-]{22}", where)
    for _ in range(2):  # it can be loaded anew
        page = client.get(where)
        assert page.status_code == 200
        assert page["Cache-Control"] == "no-store"
        assert 'value="eating" selected' in page.content.decode()


def test_what_is_wrong_keeps_its_status(app: App) -> None:
    client = app.owner()
    page = client.get(send(client, "/forget", what="platform"))
    assert page.status_code == 400
    assert "Choose what to forget" in page.content.decode()


def test_an_answer_that_is_gone_leads_to_the_page_itself(app: App) -> None:
    client = app.owner()
    where = send(client, "/care/", need="eating")
    app.here.answers.forget()
    assert client.get(where)["Location"] == "/care/"


def test_a_stranger_cannot_read_the_answer_to_an_owner(app: App) -> None:
    where = send(app.owner(), "/forget", what="everything")
    assert app.visitor().get(where).status_code == 403


def test_a_recovery_code_is_shown_once(app: App) -> None:
    client = app.owner()
    where = send(client, "/settings/passphrase", passphrase="three wooden boats", again="three wooden boats")
    assert "recovery code" in client.get(where).content.decode()
    assert client.get(where)["Location"] == "/settings/passphrase"


def test_only_the_last_answers_are_kept_and_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Answers()
    names = [kept.keep("/x", HttpResponse(str(n))) for n in range(answers.KEPT + 1)]
    assert kept.find("/x", names[0]) is None
    assert kept.find("/y", names[1]) is None
    assert kept.find("/x", names[1]) is not None
    later = time.monotonic() + answers.SECONDS + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert kept.find("/x", names[1]) is None


def test_every_form_asks_the_browser_to_remember_nothing() -> None:
    pages = [path for path in ROOMS.rglob("*.html") if "templates" in path.parts]
    forms = [(path.name, form) for path in pages for form in FORM.findall(path.read_text("utf-8"))]
    assert len(forms) > 30
    assert [one for one in forms if 'autocomplete="off"' not in one[1]] == []
