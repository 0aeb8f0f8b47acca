"""axe finds nothing to object to: every page, on a phone and a desk, light and dark."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from tests.made import takeout
from tests.web.browsing import Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOCKED = Path(__file__).parents[1] / "vault" / "frozen" / "passphrase"
Look = tuple[int, int, str]
"""How a page is looked at: width, height, colours."""
LOOKS: tuple[Look, ...] = tuple((*size, scheme) for size in ((320, 700), (1280, 900)) for scheme in ("light", "dark"))
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules of axe, and the one of WCAG 2.2 that it leaves off by itself."""


def objections(page: Page, looks: Sequence[Look] = LOOKS) -> Iterator[str]:
    """What axe objects to on this page, in each of these windows and colour schemes."""
    for width, height, scheme in looks:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        page.wait_for_timeout(100)  # pictures follow the scheme
        for violation in Axe().run(page, options=OPTIONS).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            yield f"{page.url} {width} {scheme}: {violation['id']} {targets}"
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{page.url} {width}: must be moved sideways"


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def test_every_page(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        page = here.page
        found: list[str] = []

        def look(heading: str) -> None:
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            unfold(page)
            found.extend(objections(page))

        here.go("/")
        look("This door needs a fresh link")
        page.goto(here.link)
        look("Welcome. One question first.")
        page.get_by_role("button", name="Go on without a passphrase").click()
        look("Hello. It is good that you are here.")
        _bring(here, tmp_path)
        look("All done")
        here.go("/")
        expect(page.locator("[data-picture=voices] svg")).to_be_visible()
        look("Your history")
        for path, heading in (
            ("/all/voices", "All voices"),
            ("/kept", "What Hearten keeps, and where"),
            ("/more", "More"),
            ("/bring", "Bring in more"),
            ("/nowhere", "That did not work"),
            ("/forget", "Make Hearten forget"),
        ):
            here.go(path)
            look(heading)
        page.get_by_role("button", name="See how much everything is").click()
        look("Is this what you want?")
        page.get_by_role("button", name="Yes, forget for good").click()
        look("Forgotten")
        assert found == []


def _bring(here: Visit, folder: Path) -> None:
    (folder / "odd.json").write_text('{"odd": 1}')
    zipped = takeout(folder / "takeout.zip", 500)
    torn = folder / "torn.json"
    torn.write_bytes(b'[{"header": "YouTube", "title": "Watched a kettle", "time": "2025-03-01T12:00:00Z"}, {"hea')
    here.page.get_by_label("Files", exact=True).set_input_files([zipped, torn, folder / "odd.json"])
    here.page.get_by_role("button", name="Bring in", exact=True).click()
    here.page.wait_for_url(re.compile(r"/bring/[0-9a-f]{16}$"))


def test_while_it_reads(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, pause=1.5) as here:
        here.come_in()
        zipped = takeout(tmp_path / "takeout.zip", 30_000)
        here.page.get_by_label("Files", exact=True).set_input_files(zipped)
        here.page.get_by_role("button", name="Bring in", exact=True).click()
        expect(here.page.locator("#progress progress")).to_be_visible()
        assert list(objections(here.page)) == []
        here.page.get_by_role("button", name="Stop reading").click()


def test_the_locked_vault(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(LOCKED, tmp_path / "home" / "vault")
    with visit(browser, tmp_path) as here:
        here.page.goto(here.link)
        expect(here.page.get_by_role("heading", level=1)).to_have_text("Open your vault")
        assert list(objections(here.page)) == []
        here.page.get_by_label("Your passphrase, or your recovery code").fill("not this")
        here.page.get_by_role("button", name="Open").click()
        expect(here.page.get_by_role("alert")).to_be_visible()
        assert list(objections(here.page)) == []
