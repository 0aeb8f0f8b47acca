"""The first page, its pictures for browsers without script, and the long lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.app import App, fill, running, wait_for

from hearten.journeys.check_in import add
from hearten.journeys.desk import Desk
from hearten.web import first_page
from hearten.web.first_page import FirstPage
from hearten.web.here import Here
from hearten.web.pictures import version
from hearten.web.views import place_list


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "home") as made:
        fill(made, tmp_path, 400)
        yield made


def test_the_page_says_shows_and_lists(app: App) -> None:
    page = app.owner().get("/").content.decode()
    assert "400 things " in page
    assert page.index("400 things ") < page.index("<h2"), "what is there comes first"
    for name in ("platforms", "months", "hours", "acts", "voices"):
        found = re.search(rf'<script id="{name}" type="application/json">(.+?)</script>', page)
        assert found
        assert json.loads(found[1])["width"] == "container"
        assert f"/pictures/{name}.svg?theme=dark" in page
    assert page.count("<table ") == 5
    assert "Quiet Kettle 3" in page


def test_pictures_are_drawn_up_once(app: App, tmp_path: Path) -> None:
    desk = app.here.open_desk
    once = app.here.first.wait(desk)
    add(desk, {"valence": 60})
    again = app.here.first.wait(desk)
    assert again.figures is once.figures, "a check-in changes no picture of the history"
    fill(app, tmp_path, 500)
    assert app.here.first.wait(desk).figures is not once.figures, "other counts, other pictures"


def test_a_long_history_is_counted_beside_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, count = Event(), first_page.first_page

    def slowly(desk: Desk) -> FirstPage:
        assert counted.wait(20)
        return count(desk)

    monkeypatch.setattr(first_page, "first_page", slowly)
    monkeypatch.setattr(first_page, "PATIENCE", 0.0)
    with running(tmp_path / "home") as app:
        fill(app, tmp_path)
        owner, poll = app.owner(), {"HX-Request": "true"}
        page = owner.get("/")
        assert page.status_code == 200
        assert "Counting what is in your vault." in page.content.decode()
        assert owner.get("/", headers=poll).status_code == 204
        counted.set()
        wait_for(lambda: owner.get("/", headers=poll).headers.get("HX-Refresh") == "true")
        assert "50 things " in owner.get("/").content.decode()


def test_pictures_without_script(app: App) -> None:
    owner = app.owner()
    answer = owner.get("/pictures/voices.svg?theme=dark&width=280")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "Quiet Kettle 3" in answer.content.decode()
    assert 'width="280"' in answer.content.decode()
    assert 'width="640"' in owner.get("/pictures/voices.svg?width=9999999").content.decode()
    for wrong in ("/pictures/voices.svg?theme=pink", "/pictures/nothing.svg"):
        assert owner.get(wrong).status_code == 404


def test_what_draws_them_may_be_kept(app: App) -> None:
    answer = app.owner().get(f"/static-made/vega-{version()}.js")
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer.content == app.here.pictures.bundle()


def test_the_long_list(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_list, "A_PAGE", 2)
    owner = app.owner()
    first = owner.get("/all/voices").content.decode()
    assert "5 in your history" in first
    assert "Page 1 of 3" in first
    assert 'rel="next"' in first
    last = owner.get("/all/voices?page=99").content.decode()
    assert "Page 3 of 3" in last
    assert 'rel="prev"' in last
    assert "0 in your history" in owner.get("/all/spaces").content.decode()


def test_parts_of_the_vault_that_are_damaged_are_named(app: App, tmp_path: Path) -> None:
    fill(app, tmp_path, 500)
    segments = sorted((app.here.home / "vault" / "segments").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert len(segments) == 2
    for segment, rest in zip(segments, ("100 things ", "It is good that you are here"), strict=True):
        segment.write_bytes(segment.read_bytes()[:-40])
        app.here.desk = Here.at(app.here.home).desk
        page = app.owner().get("/").content.decode()
        assert rest in page
        assert '<ul class="problem"><li>' in page
        assert "cannot be read" in page
