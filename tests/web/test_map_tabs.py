"""The five ways of looking at the map, on the smallest phone and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.web.browsing import visit
from tests.web.made_person import made_person

LINES = """() => [...document.querySelectorAll(".tabs a")].map((one) => {
    const words = document.createRange();
    words.selectNodeContents(one.firstChild);
    return {top: one.getBoundingClientRect().top, lines: words.getClientRects().length,
            inside: one.scrollWidth <= one.clientWidth};
})"""
"""Where each tab is, on how many lines its name stands, and whether all of it is inside."""


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_two_rows_no_word_broken_and_reached_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path, viewport={"width": 320, "height": 700}) as here:
        here.come_in()
        here.go("/map?by=platform")
        tabs = here.page.get_by_role("navigation", name="Look at it by").get_by_role("link")
        expect(tabs).to_have_count(5)
        found = here.page.evaluate(LINES)
        assert len({tab["top"] for tab in found}) == 2
        assert all(tab["lines"] == 1 and tab["inside"] for tab in found), found
        tabs.first.focus()
        for _ in range(3):
            here.page.keyboard.press("Tab")
        expect(tabs.nth(3)).to_be_focused()
        with here.page.expect_navigation():
            here.page.keyboard.press("Enter")
        expect(here.page.locator(".part").first).to_be_visible()
        expect(tabs.nth(3)).to_have_attribute("aria-current", "true")
        expect(here.page.locator(".tabs [aria-current]")).to_have_text("Time of day")
        here.check()
