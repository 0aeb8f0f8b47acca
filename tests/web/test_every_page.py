"""Every page there is, over a made-up life: axe objects to nothing, nothing is cut off, large letters fit, and none
may be kept by a browser. A page that is added to the addresses must be added here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import URLPattern
from playwright.sync_api import Browser, Locator, Page, Request, expect
from tests.web.browsing import Visit, visit
from tests.web.made_person import WEIGHS, made_person
from tests.web.test_accessibility import Look, objections, unfold

PHONE_DARK: Look = (320, 700, "dark")
DESK_LIGHT: Look = (1280, 900, "light")

PLAIN = (
    *("/", "/map", "/map?by=platform", "/map?by=voice", "/map?by=hour", "/map?by=act", "/map/all", "/choices"),
    *("/choices/quiet", "/check-in"),
    *("/check-in/history", "/check-in/offline", "/experiments", "/moments", "/more", "/notes", "/orders", "/kept"),
    *("/settings", "/settings/passphrase", "/bring", "/forget", "/care/", "/care/minute", "/plan/", "/plan/edit"),
    *("/calendar", "/all/spaces", "/all/voices", "/guides/", "/guides/search", "/guides/rights", "/guides/agreement"),
    *("/guides/ten-minutes", "/guides/youtube", "/guides/youtube/sheet", "/guides/youtube/together"),
    *(
        "/guides/lessons/sleep",
        "/guides/lessons/sleep/class",
        "/guides/lessons/who_decides",
        "/feed",
        "/experiments/new",
    ),
)
"""Pages with an address that is always the same; the last one says that a button opens it."""

NO_PAGES = {
    *("care/devanagari.ttf", "check-in.webmanifest", "check-in-worker.js", "check-in/sync"),
    *("bring/parcels", "check-in/delete", "forget/confirm", "lock", "notes/wrong", "notes/agreement", "plan/keep"),
    *("feed/add", "feed/fetch", "feed/order", "feed/list.opml"),
    *("plan/take-out", "care/language", "settings/about-me", "settings/lock", "settings/words", "settings/export"),
    *("start", "unlock", "demo", "mine"),  # the doors, which have tests of their own
}
"""Addresses that show nothing to a reader who comes with a browser, or not to one who is in."""

CUT_OFF = """() => {
    const told = [], wide = innerWidth + 1;
    for (const one of document.querySelectorAll("main *, header *, nav *, footer *")) {
        const elsewhere = one.closest(".unseen, .scroll, .picture, [type=file], [aria-hidden=true]");
        if (elsewhere || !one.checkVisibility()) continue;
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        if (box.width && (box.right > wide || box.left < -1) && !one.matches(".skip")) told.push(one.outerHTML);
        if (/hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) told.push(one.outerHTML);
        if (style.textOverflow === "ellipsis") told.push(one.outerHTML);
    }
    return told.map((html) => html.slice(0, 120));
}"""
"""What lies beside the window, or is hidden by the box it is in."""


@pytest.mark.parametrize("room", ["web", "guides"])
def test_no_page_is_left_out(room: str) -> None:
    patterns: list[URLPattern] = import_module(f"hearten.{room}.urls").urlpatterns
    known = {address.partition("?")[0].lstrip("/") for address in PLAIN} | NO_PAGES
    before = "guides/" if room == "guides" else ""
    routes = {before + str(one.pattern) for one in patterns}
    assert {route for route in routes if "<" not in route} - known == set()


def every_page(here: Visit) -> Iterator[Page]:
    """One page after another: those with fixed addresses, then those that are only reached by tapping."""
    page = here.page
    here.come_in()
    here.go("/map")
    expect(page.locator(".place").first).to_be_visible()
    here.go("/map?by=hour")
    expect(page.locator(".part").first).to_be_visible()
    for address in PLAIN:
        here.go(address)
        yield page
    yield from _place_and_choice(here)
    yield from _moment(here)
    yield from _experiment(here)
    yield from _note_and_forget(here)


def _to(page: Page, way: Locator) -> Iterator[Page]:
    """The page that a tap leads to."""
    with page.expect_navigation():
        way.click()
    yield page


def _place_and_choice(here: Visit) -> Iterator[Page]:
    page = here.page
    here.go("/map?by=voice")
    yield from _to(page, page.get_by_role("link", name=WEIGHS.name))
    yield from _to(page, page.get_by_role("button", name="Mute"))
    yield from _to(page, page.get_by_role("button", name="Undo"))
    here.go("/choices")
    yield from _to(page, page.get_by_role("link", name="Did it help?").or_(page.locator(".door")).first)


def _moment(here: Visit) -> Iterator[Page]:
    page = here.page
    here.go("/moments")
    yield from _to(page, page.locator("main .files a").first)


def _experiment(here: Visit) -> Iterator[Page]:
    page = here.page
    here.go("/experiments")
    yield from _to(page, page.get_by_role("link", name=WEIGHS.name))
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()
    here.go("/experiments")
    page.get_by_label("What would you like to try?").fill("tea before school")
    yield from _to(page, page.get_by_role("button", name="Make a plan"))
    yield from _to(page, page.get_by_role("button", name="Show me what it could find"))
    yield from _to(page, page.get_by_role("button", name="Start tomorrow"))
    here.go("/experiments")
    yield page


def _note_and_forget(here: Visit) -> Iterator[Page]:
    page = here.page
    here.go("/nowhere")
    yield page
    here.go("/guides/")
    page.get_by_label("Search the guides").fill("sleep")
    yield from _to(page, page.get_by_role("button", name="Search"))
    here.go("/guides/youtube")
    unfold(page)
    page.get_by_label("What did you find?").fill("The menu moved")
    yield from _to(page, page.get_by_role("button", name="Keep this note"))
    here.go("/forget")
    yield from _to(page, page.get_by_role("button", name="See how much everything is"))


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_axe_objects_to_nothing_and_nothing_is_cut_off(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    found: list[str] = []
    with visit(browser, tmp_path, viewport={"width": 320, "height": 700}) as here:
        for page in every_page(here):
            unfold(page)
            found += objections(page, (DESK_LIGHT, PHONE_DARK))
            found += (f"{page.url} cuts off {one}" for one in page.evaluate(CUT_OFF))
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_while_the_map_is_made(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path, pause=5) as here:
        here.come_in()
        here.page.route(
            "**/map", lambda route: route.fulfill(status=204) if is_poll(route.request) else route.continue_()
        )
        here.go("/map")
        expect(here.page.get_by_role("status")).to_have_text("Putting your map together. This takes a few seconds.")
        assert list(objections(here.page, (DESK_LIGHT, PHONE_DARK))) == []
        here.page.unroute("**/map")
        expect(here.page.locator(".place").first).to_be_visible()
        here.check()


def is_poll(request: Request) -> bool:
    """Whether the page itself asks if it may be shown anew."""
    return request.headers.get("hx-request") == "true"


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_twice_as_large(browser: Browser, tmp_path: Path) -> None:
    """A window of 640 by 700 at 200 % is one of 320 by 350; and one may enlarge the letters alone (WCAG 1.4.4)."""
    made_person(tmp_path)
    found: list[str] = []
    with visit(browser, tmp_path, viewport={"width": 320, "height": 350}, device_scale_factor=2) as here:
        for page in every_page(here):
            unfold(page)
            found += _too_wide(page, "zoom")
            page.set_viewport_size({"width": 640, "height": 700})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            found += _too_wide(page, "letters")
            page.set_viewport_size({"width": 320, "height": 350})
    assert not found, "\n".join(found)


def _too_wide(page: Page, how: str) -> Iterator[str]:
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield f"{page.url} {how}: must be moved sideways"
    for one in page.evaluate(CUT_OFF):
        yield f"{page.url} {how}: cuts off {one}"


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_no_page_may_be_kept_by_a_browser(browser: Browser, tmp_path: Path) -> None:
    made_person(tmp_path)
    kept: list[str] = []
    with visit(browser, tmp_path) as here:
        pages = re.compile(re.escape(here.origin) + r"/(?!static/|static-made/)")
        here.page.on(
            "response",
            lambda answer: (
                kept.append(answer.url)
                if pages.match(answer.url) and answer.headers.get("cache-control") != "no-store"
                else None
            ),
        )
        for _page in every_page(here):
            pass
    assert kept == []
