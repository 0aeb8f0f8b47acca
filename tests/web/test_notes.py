"""Notes are kept only when asked for, shown where they are kept, and deleted for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.app import App, fill, running, token

from hearten.journeys.notes import Note, keep_note, notes
from hearten.web.noted import noted


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as app:
        yield app


@pytest.fixture
def client(app: App) -> Client:
    return app.owner(enforce_csrf_checks=True)


def send(client: Client, form_at: str, address: str, **fields: str) -> str:
    """Fill in the form at `form_at`, and go where it leads."""
    form = {**fields, "csrfmiddlewaretoken": token(client.get(form_at))}
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_something_is_wrong(app: App, client: Client) -> None:
    said = send(client, "/guides/snapchat", "/notes/wrong", page="Snapchat", words="The map moved <b>")
    assert "Something is wrong: Snapchat" in said
    assert "The map moved &lt;b&gt;" in said
    (note,) = notes(app.here.open_desk)
    assert note.body == {"page": "Snapchat", "words": "The map moved <b>"}
    assert "There are none yet" in send(client, "/notes", f"/notes/{note.id}/drop")
    assert notes(app.here.open_desk) == []


def test_answers_of_a_lesson(app: App, client: Client) -> None:
    said = send(client, "/guides/lessons/sleep", "/notes/lesson/sleep", before="0", after="1")
    assert "A strong will" in said
    assert "Deciding beforehand" in said
    assert notes(app.here.open_desk)[0].body == {"lesson": "sleep", "before": 0, "after": 1}


@pytest.mark.parametrize("given", [{}, {"before": "9"}, {"before": "x", "after": "-1"}, {"before": ""}])
def test_no_answer_is_not_kept(app: App, client: Client, given: dict[str, str]) -> None:
    assert "There are none yet" in send(client, "/guides/lessons/sleep", "/notes/lesson/sleep", **given)
    assert notes(app.here.open_desk) == []


def test_there_is_no_lesson_of_that_name(client: Client) -> None:
    form = {"before": "1", "csrfmiddlewaretoken": token(client.get("/guides/"))}
    assert client.post("/notes/lesson/nothing", form).status_code == 404


def test_an_agreement(app: App, client: Client) -> None:
    said = send(client, "/guides/agreement", "/notes/agreement", about="Snapchat", young="I sleep", carer="I knock")
    assert "What we agree: Snapchat" in said
    assert "I knock" in said
    assert "There are none yet" not in said
    assert len(notes(app.here.open_desk)) == 1
    send(client, "/guides/agreement", "/notes/agreement", about="  ")
    assert len(notes(app.here.open_desk)) == 1, "an empty page is not kept"


def test_a_stranger_can_keep_and_read_nothing(app: App) -> None:
    visitor = app.visitor()
    for address in ("/notes", "/orders"):
        assert visitor.get(address).status_code == 403
    for address in ("/notes/wrong", "/notes/agreement", "/notes/lesson/sleep", "/notes/x/drop"):
        assert visitor.post(address, {"words": "x", "about": "x", "before": "1"}).status_code == 403
    assert notes(app.here.open_desk) == []


def test_a_note_that_is_not_there_cannot_be_deleted(client: Client) -> None:
    client.get("/guides/")
    form = {"csrfmiddlewaretoken": token(client.get("/guides/"))}
    assert client.post("/notes/nothing/drop", form).status_code == 404


def test_notes_lie_in_the_vault_only(app: App, tmp_path: Path) -> None:
    keep_note(app.here.open_desk, "wrong", {"page": "Snapchat", "words": "unmistakable words"})
    assert all(b"unmistakable" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_note_of_a_kind_or_lesson_that_is_gone_is_still_shown() -> None:
    assert noted(Note("a", 0, "later-kind", {})).title == "A note"
    assert noted(Note("a", 0, "lesson", {"lesson": "gone"})).title == "A lesson that is no longer here"
    assert noted(Note("a", 0, "lesson", {"lesson": "sleep", "before": 7})).lines[0][0] == "We would say"


def test_own_things_are_sorted_only_on_their_own_page(app: App, client: Client, tmp_path: Path) -> None:
    assert "There is nothing to sort yet" in client.get("/orders").content.decode()
    fill(app, tmp_path)
    lesson = client.get("/guides/lessons/who_decides").content.decode()
    assert "Use the last things from my own history" in lesson
    mine = client.get("/orders").content.decode()
    assert mine.count("<ol") == 4
    assert "These things are made up" not in mine
    assert "/orders" not in client.get("/guides/lessons/who_decides/class").content.decode()
