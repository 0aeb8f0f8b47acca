"""The care pages in a real browser: axe finds nothing, nothing is cut off, and the way out is quick."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.web.browsing import visit
from tests.web.test_accessibility import objections, unfold

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        page, found = here.page, list[str]()

        def look(heading: str) -> None:
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            unfold(page)
            found.extend(objections(page))

        here.go("/care/?country=GB")  # as a stranger, before there is a vault
        look("You can talk to someone")
        here.come_in()
        here.go("/care/")
        look("You can talk to someone")
        page.get_by_label("Country").select_option("US")
        page.get_by_label("What it is about").select_option("sextortion")
        page.get_by_role("button", name="Show lines").click()
        look("You can talk to someone")
        here.go("/care/minute")
        look("What might stop you from reaching out?")
        page.get_by_role("button", name="Someone could hear me").click()
        look("Someone could hear me")
        page.get_by_role("button", name="Save to my plan").click()
        page.get_by_label("What was good?").fill("Ama laughed")
        page.get_by_role("button", name="Keep it").click()
        look("My plan")
        page.get_by_role("link", name="Change it").click()
        look("My plan: six steps")
        here.go("/calendar")
        found.extend(objections(page))
        assert found == []
        here.check()


@pytest.mark.parametrize("language", ["de", "hi"])
def test_axe_finds_nothing_in_another_language(browser: Browser, tmp_path: Path, language: str) -> None:
    with visit(browser, tmp_path, locale=language) as here:
        here.go("/care/?country=DE")
        unfold(here.page)
        assert here.page.locator(f"html[lang={language}]").count() == 1
        assert list(objections(here.page)) == []


def test_the_way_out_leaves_nothing_to_go_back_to(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/forget")
        here.go("/care/")
        here.page.get_by_role("link", name="Leave this page").click()
        here.page.wait_for_url("**/calendar")
        here.page.go_back()
        here.page.wait_for_url("**/forget")  # the page of help is not in the history


def test_the_way_out_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/plan/edit")
        box = here.page.get_by_label("1. How I notice that it gets heavy")
        box.click()
        here.page.keyboard.type("A Few Words With Capitals")  # writing is no wish to leave
        assert here.page.url.endswith("/plan/edit")
        for _ in range(3):
            here.page.keyboard.press("Shift")
        here.page.wait_for_url("**/calendar")


def test_without_a_script(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, java_script_enabled=False) as here:
        here.go("/care/")
        here.page.get_by_label("Country").select_option("GB")
        here.page.get_by_role("button", name="Show lines").click()
        expect(here.page.get_by_role("link", name="Call: 0800 1111")).to_be_visible()
        assert "/care/?answer=" in here.page.url  # and not what was asked
        here.page.get_by_role("link", name="Leave this page").click()
        expect(here.page.get_by_role("table")).to_be_visible()


def test_the_plan_prints_on_one_page(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/plan/edit")
        for box in here.page.get_by_role("textbox").all():
            box.fill("Some words of my own, and then some more of them. " * 6)
        with here.page.expect_navigation():
            here.page.get_by_role("button", name="Keep my plan").click()
        printed = here.page.pdf(prefer_css_page_size=True)
        assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
