"""Voices whose names are written from right to left: on the map, on their page, in tables, in choices."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from tests.app import App, running
from tests.web.browsing import visit

from hearten.choices.choice import Target
from hearten.journeys import decide
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import make_vault, open_desk
from hearten.languages.direction import CLOSE, OPEN
from hearten.web import places

NOOR = "\N{ARABIC LETTER NOON}\N{ARABIC LETTER WAW}\N{ARABIC LETTER REH} 12"
SHIRA = "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER YOD}\N{HEBREW LETTER RESH}\N{HEBREW LETTER HE} (3)"
ROWS = f"""seen_at,seconds,platform,space,voice,act
2026-03-02T08:10:00Z,60,instagram,,{NOOR},viewed
2026-03-02T09:10:00Z,60,youtube,{SHIRA},{SHIRA},viewed
"""


def bring(home: Path) -> None:
    """Put the two voices into the vault."""
    bring_in(open_desk(home), [Given("mine.csv", file=io.BytesIO(ROWS.encode()))])


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A vault with the two voices."""
    with running(tmp_path / "home") as one:
        bring_in(one.here.open_desk, [Given("mine.csv", file=io.BytesIO(ROWS.encode()))])
        one.here.mapped.wait(one.here.open_desk)
        yield one


def test_their_names_are_set_apart_on_every_page(app: App) -> None:
    client = app.owner()
    made = decide.choose(app.here.open_desk, "mute", Target("instagram", None, NOOR))
    app.here.mapped.wait(app.here.open_desk)
    place = reverse("place_show", args=[places.token(Target("instagram", None, NOOR))])
    for path in ("/map?by=voice", "/map/all", "/all/voices", place):
        assert f"<bdi>{NOOR}</bdi>" in client.get(path).content.decode(), path
    for path in ("/choices", reverse("choice_show", args=[made.id])):
        assert f"Mute: {OPEN}{NOOR}{CLOSE} (Instagram)" in client.get(path).content.decode(), path


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_the_platform_stands_behind_the_name(browser: Browser, tmp_path: Path) -> None:
    make_vault(tmp_path / "home", None)
    bring(tmp_path / "home")
    with visit(browser, tmp_path, viewport={"width": 320, "height": 700}) as here:
        here.come_in()
        here.go("/map?by=voice")
        expect(here.page.locator(".place, details.card").first).to_be_attached()
        for path in ("/map?by=voice", "/map/all"):
            here.go(path)
            here.page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            expect(here.page.locator("bdi", has_text=NOOR)).to_be_visible()
            name = here.page.locator("bdi", has_text=NOOR).bounding_box()
            platform = here.page.locator(".soft", has_text="Instagram").first.bounding_box()
            assert name is not None
            assert platform is not None
            below = platform["y"] >= name["y"] + name["height"] - 1
            assert below or platform["x"] >= name["x"] + name["width"], path
        here.check()
