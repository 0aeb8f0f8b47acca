"""In a real browser: nothing for axe to object to, one sheet of paper a card, and all of it without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browsing import visit
from tests.web.test_accessibility import objections, unfold

from hearten.guides.cards import cards

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOOKED_AT = (
    "/guides/",
    "/guides/instagram?country=DE",
    "/guides/roblox/sheet",
    "/guides/tumblr/together",
    "/guides/lessons/who_decides",
    "/guides/lessons/private_pictures/class",
    "/guides/rights?country=FR",
    "/guides/ten-minutes",
    "/guides/agreement",
    "/guides/search",
)
LONGEST_LAW = "AU"


def paper(page: Page) -> int:
    """How many sheets of paper the browser would print."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_axe_has_no_objections(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, java_script_enabled=True) as here:
        found: list[str] = []
        for address in LOOKED_AT:
            here.go(address)
            unfold(here.page)
            found.extend(objections(here.page))
        assert found == []
        here.check()


def test_a_lesson_kept_found_and_deleted(browser: Browser, tmp_path: Path) -> None:
    """The owner's own pages: answers, notes and the four orders of their own things."""
    with visit(browser, tmp_path, java_script_enabled=False) as here:
        here.come_in()
        page = here.page
        here.go("/guides/lessons/sleep")
        page.get_by_role("group", name="What would you say? ").get_by_label("A strong will").check()
        page.get_by_role("group", name="What would you say now?").get_by_label("Deciding beforehand").check()
        page.get_by_role("button", name="Keep my answers").click()
        expect(page.get_by_text("A strong will").first).to_be_visible()
        page.get_by_role("button", name="Delete this note").click()
        expect(page.get_by_text("There are none yet")).to_be_visible()
        here.go("/orders")
        expect(page.get_by_text("There is nothing to sort yet")).to_be_visible()


def test_every_card_is_one_sheet_of_paper(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.go("/guides/agreement")
        sheets = {"the agreement": paper(here.page)}
        for card in cards():
            here.go(f"/guides/{card.slug}/sheet?country={LONGEST_LAW}")
            sheets[card.slug] = paper(here.page)
        assert sheets == dict.fromkeys(sheets, 1)


def test_a_country_can_be_chosen_without_script(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, java_script_enabled=False) as here:
        here.go("/guides/instagram")
        here.page.get_by_label("Where do you live?").select_option(label="Italy")
        here.page.get_by_role("button", name="Show").click()
        expect(here.page.get_by_text("that age is 14").first).to_be_attached()
        here.go("/guides/tiktok")
        expect(here.page.get_by_text("The law: Italy").first, "the choice is kept").to_be_attached()
