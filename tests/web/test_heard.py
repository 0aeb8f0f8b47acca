"""The first page: kindness in the open, hard moments folded and without words, nothing where nothing was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from tests.app import App, fill, running
from tests.journeys.test_words import HARD, KETTLE, PLAIN, SUPPORT, THANKS, pile
from tests.talks import ME, bring

from hearten.journeys.bring_in import Progress
from hearten.journeys.kindness import Kindness
from hearten.web.heard import hard, kind


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "home") as made:
        yield made


def test_kindness_comes_first_and_hard_moments_are_folded(app: App) -> None:
    talks = pile([0, 3, 7, 30, 200, 210], ["Fern", "Reed", "Sedge"])
    talks[KETTLE] = [(0, ME, SUPPORT), (5, KETTLE, THANKS)]
    bring(app.here.open_desk, talks, others_words=True)
    page = app.owner().get("/").content.decode()
    assert "1 person thanked you after you stood by them." in page
    assert f"{KETTLE} on Instagram" in page
    folded = page[page.index("Words that may have been hard to read") :]
    assert "6 messages to you sounded unkind." in folded
    assert "1 time, several people wrote like that within a day." in folded
    assert page.index("thanked you") < page.index("sounded unkind")
    assert page.rindex("<details", 0, page.index("sounded unkind")) > page.rindex(
        "</details>", 0, page.index("sounded unkind")
    )
    assert "<details open" not in page
    assert HARD not in page


def test_nothing_is_said_where_nothing_was_read(app: App, tmp_path: Path) -> None:
    fill(app, tmp_path)
    page = app.owner().get("/").content.decode()
    assert "Kind words" not in page
    assert "hard to read" not in page


def test_nothing_is_said_where_nothing_was_found(app: App) -> None:
    bring(app.here.open_desk, {KETTLE: [(0, KETTLE, PLAIN)]})
    page = app.owner().get("/").content.decode()
    assert "Kind words" not in page
    assert "hard to read" not in page


def test_only_what_there_is(app: App) -> None:
    assert app
    found = kind(Kindness(2, 0, {}, {}, 0, ()))
    assert found
    assert found.sentences == ["You gave someone kind words 2 times."]
    assert hard(None) == []


def test_progress_tells_that_the_files_are_safe(app: App) -> None:
    assert app
    errand = {"id": "made-up", "state": "reading", "progress": Progress("", 0, None, 5, 5, heard=2, to_hear=4)}
    page = render_to_string("web/_progress.html", {"errand": errand})
    assert "read and safe" in page
    assert '<progress id="bar" max="4" value="2">' in page
