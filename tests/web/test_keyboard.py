"""The loop by keyboard alone: everything is reached by Tab, what has the focus is seen, and Enter does the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browsing import visit
from tests.web.made_person import WEIGHS, made_person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST = 150
"""Presses of Tab after which a page that does not come to its end is given up."""

FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const shown = one.closest(".face") ?? one, box = shown.getClientRects()[0], style = getComputedStyle(shown);
    const bar = document.querySelector("nav.main")?.getBoundingClientRect();
    const inBar = one.closest("nav.main"), low = bar && bar.top > innerHeight / 2 ? bar.top : innerHeight;
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const there = document.elementFromPoint(Math.max(box.left, 0) + box.width / 2, (top + Math.min(bottom, low)) / 2);
    const onTop = there && (one.contains(there) || there.contains(one) || shown.contains(there));
    one.dataset.reached = "yes";
    return {
        name: (one.labels?.[0]?.innerText || one.getAttribute("aria-label") || one.innerText || one.id).trim(),
        hidden: !inBar && (!onTop || bottom <= top || (box.bottom > low + 1 && box.height < low / 2)),
        unmarked: style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2,
    };
}"""
"""What has the focus: its name, whether something lies over it (the bar of pages above all), whether it is marked."""

UNREACHED = """() => {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    const seen = new Set([...document.querySelectorAll("[data-reached][type=radio]")].map((one) => one.name));
    return [...all]
        .filter((one) => one.checkVisibility() && one.type !== "hidden" && !one.disabled && !one.dataset.reached)
        .filter((one) => !(one.type === "radio" && seen.has(one.name)))
        .map((one) => one.outerHTML.slice(0, 120));
}"""
"""What can be pressed or filled in and was never given the focus; of radio buttons one is enough."""


def complaints(page: Page) -> list[str]:
    """Tab through the whole page, from its top: what is wrong with it for someone without a mouse."""
    found: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        if seen is None:
            return [*found, *(f"{page.url} is not reached: {one}" for one in page.evaluate(UNREACHED))]
        found += (f"{page.url}: {seen['name']!r} is {word}" for word in ("hidden", "unmarked") if seen[word])
    return [*found, f"{page.url} does not come to its end"]


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Tab until the thing of this name has the focus, then press it, and wait for the page it leads to."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        if seen and seen["name"].startswith(name):
            with page.expect_navigation():
                page.keyboard.press(key)
            return
    pytest.fail(f"{name} is not reached by Tab on {page.url}")


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_reached_and_seen(browser: Browser, tmp_path: Path, width: int) -> None:
    made_person(tmp_path)
    found: list[str] = []
    with visit(browser, tmp_path, viewport={"width": width, "height": 700}) as here:
        here.come_in()
        here.go("/map")
        expect(here.page.locator(".place").first).to_be_visible()
        for address in (
            "/",
            "/map?by=voice",
            "/choices",
            "/choices/quiet",
            "/check-in",
            "/more",
            "/settings",
            "/bring",
        ):
            here.go(address)
            found += complaints(here.page)
        here.go("/map?by=voice")
        press(here.page, WEIGHS.name)
        here.page.goto(here.page.url)
        found += complaints(here.page)
    assert not found, "\n".join(found)


def test_the_loop_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path) as here:
        page = here.page
        here.come_in()
        press(page, "Map")
        expect(page.locator(".place").first).to_be_visible()
        press(page, "Voices")
        press(page, WEIGHS.name)
        press(page, "Mute", "Space")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Mute:")
        press(page, "Undo")
        expect(page.get_by_text("Taken back. Everything is as before.")).to_be_visible()
        press(page, "More")
        press(page, "Forget")
        press(page, "See how much everything is")
        press(page, "Yes, forget for good")
        expect(page.get_by_role("heading", level=1)).to_have_text("Forgotten")
        here.check()


def test_a_check_in_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/check-in")
        here.page.get_by_role("radio").first.focus()
        here.page.keyboard.press("ArrowRight")
        here.page.keyboard.press("Tab")  # past the folded questions
        here.page.keyboard.press("Tab")
        here.page.keyboard.press("Enter")
        expect(here.page.get_by_role("status")).to_have_text("Kept. Thank you for looking in on yourself.")
