"""The whole loop in a real browser: import, map, choose, did it help, take back, forget."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.web.browsing import Visit, visit
from tests.web.made_person import ENDED, WEIGHS, made_person

from hearten.journeys.desk import has_vault

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE, DESK = {"width": 320, "height": 700}, {"width": 1280, "height": 900}
WINDOWS = [
    pytest.param({"viewport": PHONE, "color_scheme": "light"}, id="phone"),
    pytest.param({"viewport": PHONE, "color_scheme": "dark", "java_script_enabled": False}, id="phone-dark-no-script"),
    pytest.param({"viewport": DESK, "color_scheme": "dark"}, id="desk-dark"),
    pytest.param({"viewport": DESK, "color_scheme": "light", "java_script_enabled": False}, id="desk-no-script"),
]
"""Every pair of size, colours and script at least once."""

HISTORY = """seen_at,seconds,platform,space,voice,act
2026-01-03T18:00:00+00:00,120,youtube,,Teapot Orchestra,viewed
2026-01-04T18:00:00+00:00,150,youtube,,Teapot Orchestra,viewed
2026-01-05T18:00:00+00:00,90,youtube,,Teapot Orchestra,viewed
"""


class Walk:
    """A person on their way through the pages: taps are counted, and every page fits the window."""

    def __init__(self, here: Visit) -> None:
        self.here, self.page, self.taps = here, here.page, 0

    def tap(self, what: Locator) -> None:
        """One tap; whatever page it leads to needs no moving sideways."""
        with self.page.expect_navigation():
            what.click()
        self.taps += 1
        self.fits()

    def fits(self) -> None:
        """Nothing of the page lies beside the window; without script the browser cannot be asked, so it is measured."""
        width = self.page.viewport_size
        assert width
        for box in (one.bounding_box() for one in self.page.locator("main, header.top, nav.main").all()):
            assert box is None or box["x"] + box["width"] <= width["width"]

    def heading(self, words: str) -> None:
        """The page that should have come."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def to_page(self, name: str) -> None:
        """By the bar of pages."""
        self.tap(self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=name))


@pytest.mark.parametrize("window", WINDOWS)
def test_the_whole_loop(browser: Browser, tmp_path: Path, window: dict[str, Any]) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path, **window) as here:
        here.come_in()
        walk = Walk(here)
        walk.heading("Your history")
        _import(walk, tmp_path)
        _choose(walk)
        _look_back(walk)
        _forget(walk)
        assert not has_vault(here.home)
        here.check()


def _import(walk: Walk, folder: Path) -> None:
    brought = folder / "history.csv"
    brought.write_text(HISTORY)
    walk.to_page("More")
    walk.tap(walk.page.get_by_role("link", name="Bring in"))
    walk.page.get_by_label("Files", exact=True).set_input_files(brought)
    walk.tap(walk.page.get_by_role("button", name="Bring in", exact=True))
    expect(walk.page.get_by_text("3 new things are now in your vault.")).to_be_visible()


def _choose(walk: Walk) -> None:
    walk.to_page("Map")
    walk.heading("Your map")
    walk.taps = 0
    walk.tap(walk.page.get_by_role("link", name="Voices"))
    weighs = walk.page.get_by_role("link", name=WEIGHS.name)
    expect(weighs).to_contain_text("Weighs")
    walk.tap(weighs)
    walk.heading(WEIGHS.name)
    expect(walk.page.get_by_text("goes with a lower mood")).to_be_visible()
    walk.tap(walk.page.get_by_role("button", name="Mute"))
    walk.heading(f"Mute: {WEIGHS.name}")
    assert walk.taps <= 3, "from the map to a choice that is kept"
    expect(walk.page.get_by_role("heading", name="How to do it on Instagram")).to_be_visible()


def _look_back(walk: Walk) -> None:
    walk.tap(walk.page.get_by_role("button", name="Undo"))
    expect(walk.page.get_by_text("Taken back. Everything is as before.")).to_be_visible()
    walk.to_page("Home")
    walk.tap(walk.page.get_by_role("link", name="Did it help?"))
    walk.tap(walk.page.get_by_role("link", name=ENDED.name))
    walk.heading(ENDED.name)
    helped = walk.page.get_by_role("region", name="Did it help?")
    expect(helped).to_contain_text("An experiment can.")
    walk.tap(walk.page.get_by_role("button", name="Undo"))
    expect(walk.page.get_by_text("Taken back.")).to_be_visible()


def _forget(walk: Walk) -> None:
    walk.to_page("More")
    walk.tap(walk.page.get_by_role("link", name="Forget"))
    walk.tap(walk.page.get_by_role("button", name="See how much everything is"))
    walk.tap(walk.page.get_by_role("button", name="Yes, forget for good"))
    walk.heading("Forgotten")
    walk.tap(walk.page.get_by_role("link", name="Start anew"))
    walk.heading("Welcome. One question first.")


def test_from_what_is_seen_to_a_choice_in_two_taps(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/map?by=voice")
        walk = Walk(here)
        expect(here.page.locator(".place.lifts").first).to_be_visible(timeout=90_000)  # the map is worked out first
        walk.tap(here.page.locator(".place.lifts").first)
        walk.tap(here.page.get_by_role("button", name="More of it"))
        walk.heading("More of it:")
        assert walk.taps == 2
        here.check()
