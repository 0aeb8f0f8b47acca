"""Forget: first how much, then yes, then gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.app import App, fill, running, wait_for

from hearten.choices.choice import Target
from hearten.journeys.check_in import add
from hearten.journeys.desk import Desk, has_vault
from hearten.journeys.mapped import Mapped, mapped
from hearten.journeys.my_plan import keep_moment
from hearten.journeys.overview import overview
from hearten.web import places


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "home") as made:
        fill(made, tmp_path, 300)
        yield made


def traces(app: App) -> int:
    """How many are left."""
    return overview(app.here.open_desk).traces


def test_looking_changes_nothing(app: App) -> None:
    owner = app.owner()
    page = owner.get("/forget").content.decode()
    assert "YouTube (300)" in page
    assert "cannot be undone" in page
    preview = owner.post("/forget", {"what": "platform", "value": "youtube"}).content.decode()
    assert "everything from YouTube: 300 things" in preview
    assert "No, keep them" in preview
    assert traces(app) == 300
    assert owner.get("/forget/confirm").status_code == 405


def test_a_platform(app: App) -> None:
    owner = app.owner()
    nothing = owner.post("/forget", {"what": "platform", "value": "tiktok"}).content.decode()
    assert "0 things" in nothing
    assert "Yes, forget" not in nothing
    done = owner.post("/forget/confirm", {"what": "platform", "value": "youtube"}).content.decode()
    assert "300 things are gone" in done
    assert traces(app) == 0
    assert "Your vault is empty" in owner.get("/forget").content.decode()
    assert "It is good that you are here" in owner.get("/").content.decode()


def test_before_a_day(app: App) -> None:
    owner = app.owner()
    wish = {"what": "before", "value": "2025-03-01"}
    preview = owner.post("/forget", wish).content.decode()
    assert "everything before 1 March 2025" in preview
    owner.post("/forget/confirm", wish)
    assert 0 < traces(app) < 300


def test_answers_alone_can_be_forgotten(app: App) -> None:
    owner = app.owner()
    owner.post("/forget/confirm", {"what": "platform", "value": "youtube"})
    add(app.here.open_desk, {"valence": 50}, at=1_700_000_000_000_000)
    page = owner.get("/forget").content.decode()
    assert "Your vault is empty" not in page
    wish = {"what": "before", "value": "2024-01-01"}
    assert "<li>1 answer from check-ins</li>" in owner.post("/forget", wish).content.decode()
    done = owner.post("/forget/confirm", wish).content.decode()
    assert "<li>1 answer from check-ins</li>" in done
    assert "Your vault is empty" in owner.get("/forget").content.decode()


def test_everything_takes_the_key_too(app: App) -> None:
    owner = app.owner()
    preview = owner.post("/forget", {"what": "everything"}).content.decode()
    assert "everything, your keys and your settings: 300 things" in preview
    done = owner.post("/forget/confirm", {"what": "everything"})
    assert "Start anew" in done.content.decode()
    assert not has_vault(app.here.home)
    assert owner.get("/")["Location"] == "/start"
    owner.post("/start", {"lock": "none"})
    assert traces(app) == 0


def test_receipts_go_with_everything(app: App) -> None:
    owner = app.owner()
    where = owner.post("/bring", {"files": SimpleUploadedFile("odd.json", b'{"x": 1}')})["Location"]
    errand = app.finished(where)
    wait_for(lambda: errand.over)
    owner.post("/forget/confirm", {"what": "everything"})
    owner.post("/start", {"lock": "none"})
    assert owner.get(where).status_code == 404


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Choose what to forget"),
        ({"what": "platform"}, "Choose what to forget"),
        ({"what": "before", "value": "soon"}, "Choose a day first"),
        ({"what": "before"}, "Choose a day first"),
    ],
)
def test_a_form_that_is_not_filled_in(app: App, form: dict[str, str], said: str) -> None:
    owner = app.owner()
    for page in ("/forget", "/forget/confirm"):
        answer = owner.post(page, form)
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert traces(app) == 300


def test_what_is_worked_out_meanwhile_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def slowly(desk: Desk) -> Mapped:
        found = mapped(desk)
        begun.set()
        assert go_on.wait(20)
        return found

    monkeypatch.setattr("hearten.web.here.mapped", slowly)
    with running(tmp_path / "home") as app:
        fill(app, tmp_path, 300)
        owner = app.owner()
        assert "Putting your map together" in owner.get("/map").content.decode()
        assert begun.wait(20)
        owner.post("/forget/confirm", {"what": "platform", "value": "youtube"})
        go_on.set()
        assert app.here.mapped.wait(app.here.open_desk).places == ()
        assert "YouTube" not in owner.get("/map").content.decode()


def test_everything_is_forgotten_while_the_map_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def slowly(desk: Desk) -> Mapped:
        begun.set()
        assert go_on.wait(20)
        return mapped(desk)

    monkeypatch.setattr("hearten.web.here.mapped", slowly)
    with running(tmp_path / "home") as app:
        fill(app, tmp_path, 300)
        owner = app.owner()
        desk = app.here.open_desk
        owner.get("/map")
        assert begun.wait(20)
        owner.post("/forget/confirm", {"what": "everything"})
        go_on.set()
        assert owner.get("/map")["Location"] == "/start"
        assert mapped(desk).places == (), "the work ends in peace, and finds nothing"


def test_one_voice_from_its_own_page(app: App) -> None:
    owner = app.owner()
    app.here.mapped.wait(app.here.open_desk)
    voice = overview(app.here.open_desk).by_voice[0]
    place = places.token(Target("youtube", None, voice.voice))
    page = owner.get(f"/place/{place}").content.decode()
    assert f'name="what" value="place"><input type="hidden" name="value" value="{place}"' in page
    form = {"what": "place", "value": place}
    preview = owner.post("/forget", form).content.decode()
    assert f"everything from {voice.voice} on YouTube: {voice.traces} things" in preview
    done = owner.post("/forget/confirm", form).content.decode()
    assert f"{voice.traces} things are gone" in done
    assert traces(app) == 300 - voice.traces
    assert voice.voice not in owner.get("/").content.decode()
    assert owner.get(f"/place/{place}").status_code == 404
    assert voice.voice not in str(places._known), "no address is known for it any more"


def test_own_words_that_stay_are_told_of(app: App) -> None:
    keep_moment(app.here.open_desk, "tea instead of YouTube")
    for page in ("/forget", "/forget/confirm"):
        said = app.owner().post(page, {"what": "platform", "value": "youtube"}).content.decode()
        assert "1 entry of your plan or notes names it in your own words." in said
