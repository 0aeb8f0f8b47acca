"""Pages about hard moments: no words unless asked twice, and the person's word changes what counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app import App, running
from tests.journeys.test_words import HARD, KETTLE, PLAIN
from tests.talks import bring

from hearten.journeys.hard_moments import hard_moments


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "home") as made:
        yield made


def name(app: App) -> str:
    return hard_moments(app.here.open_desk).moments[0].key.hex()


def test_the_list_tells_when_and_who(app: App) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, HARD), (9, KETTLE, PLAIN)]}, others_words=True)
    page = app.owner().get("/moments").content.decode()
    assert f"{KETTLE} on Instagram" in page
    assert "1 message to you sounded unkind." in page
    assert HARD not in page
    assert "1 March 2026" in page


def test_words_come_only_when_asked_for_and_still_folded(app: App) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, HARD)]}, others_words=True)
    owner = app.owner()
    assert HARD not in owner.get(f"/moments/{name(app)}").content.decode()
    page = owner.get(f"/moments/{name(app)}?words").content.decode()
    assert page.index("<details><summary>") < page.index(HARD)
    assert "Hide again" in page


def test_words_that_were_let_go_are_not_there(app: App) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, HARD)]})
    assert "not kept" in app.owner().get(f"/moments/{name(app)}?words").content.decode()


def test_the_persons_word_counts_and_can_be_taken_back(app: App) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, HARD)]})
    owner, key = app.owner(), name(app)
    page = owner.post(f"/moments/{key}/say", {"what": "banter"}, follow=True).content.decode()
    assert "just teasing. It does not count." in page
    assert "Hearten found none." in owner.get("/moments").content.decode()
    back = page.split('name="back" value="')[1].split('"')[0]
    assert "What was it?" in owner.post(f"/moments/{key}/say", {"back": back}, follow=True).content.decode()
    assert hard_moments(app.here.open_desk).received == 1


@pytest.mark.parametrize("wrong", ["nothing", "00", "0" * 32])
def test_a_wrong_name_leads_nowhere(app: App, wrong: str) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, HARD)]})
    owner = app.owner()
    assert owner.get(f"/moments/{wrong}").status_code == 404
    assert owner.post(f"/moments/{wrong}/say", {"what": "banter"}).status_code == 404
    assert owner.post(f"/moments/{name(app)}/say", {"what": "toffee"}).status_code == 404
    assert owner.post(f"/moments/{name(app)}/say", {"back": "never said"}).status_code == 404
