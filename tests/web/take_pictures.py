"""Take the README's pictures anew from the made-up person's app, at phone width: `make pictures`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.web.browsing import chromium

SHOWN = {
    "home": "/",
    "map": "/map",
    "place": "/map > a[href*='/place/']",
    "choice": "/map?by=voice > a.weighs > See less",
    "check-in": "/check-in",
    "feed": "/feed",
    "help": "/care/?country=GB",
    "guide": "/guides/instagram",
}
"""Each picture, and where it is taken; after `>`, the link to follow from there, and the button to press on it."""


def take(page: Page, origin: str, where: str, to: Path) -> None:
    """Keep what a phone shows of one page."""
    address, *on = where.split(" > ")
    page.goto(origin + address)
    if on:
        page.goto(origin + (page.locator(f"main {on[0]}").first.get_attribute("href") or ""))
    if on[1:]:
        with page.expect_navigation():
            page.get_by_role("button", name=on[1]).click()
    page.wait_for_timeout(1500)
    page.screenshot(path=to)
    print(f"{to}: {to.stat().st_size} bytes, {page.title()}")


def main(folder: Path) -> None:
    """Start the demo in a place of its own, and go round."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as driver:
        serve = [sys.executable, "-m", "hearten", "serve", "--demo", "--port", "0"]
        app = subprocess.Popen(serve, env={**os.environ, "HEARTEN_HOME": home}, stdout=subprocess.PIPE, text=True)
        try:
            said = ""
            while "Ctrl-C" not in said and app.stdout and (line := app.stdout.readline()):
                said += line
            link = re.search(r"(http://127\.0\.0\.1:\d+)/in/\S+", said)
            assert link, said
            browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 360, "height": 720})
            page.goto(link[0])
            if page.url.endswith("/start"):
                page.get_by_role("button", name="Go on without a passphrase").click()
            for name, where in SHOWN.items():
                take(page, link[1], where, folder / f"{name}.png")
            browser.close()
        finally:
            app.terminate()


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "docs" / "pictures")
