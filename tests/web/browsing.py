"""A real Chromium in front of a real server, both watched: where requests go, and what the browser complains about."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[2]
LONGEST_WAIT = 90_000
"""Milliseconds: a page that never comes fails all the same, and one on a busy machine does not."""
NAMES = ("chromium", "chromium-browser", "google-chrome")

SERVE = """
import sys, time
from pathlib import Path
from hearten.server.run import serve
from hearten.web import first_page, here
from hearten.web.imports import Errand

make_map = here.mapped
tell, pause = Errand._tell, float(sys.argv[2])

def slowly(errand, progress):
    tell(errand, progress)
    time.sleep(pause)

def made_slowly(desk):
    time.sleep(pause)
    return make_map(desk)

Errand._tell, here.mapped = slowly, made_slowly
first_page.PATIENCE = float(sys.argv[3])
make_first = first_page.first_page

def counted_slowly(desk):
    time.sleep(pause if first_page.PATIENCE < pause else 0)
    return make_first(desk)

first_page.first_page = counted_slowly
serve(Path(sys.argv[1]), 0)
"""
"""The program as people run it, but so slow at reading and at its map that a test can watch."""

COMPLAIN = """
document.addEventListener("securitypolicyviolation", (event) =>
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI));
"""


def chromium() -> str:
    """Where Chromium is; without one the test is skipped, or fails where a browser is required."""
    found = os.environ.get("HEARTEN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    reason = f"no browser found (looked for {', '.join(NAMES)} and HEARTEN_CHROMIUM), so this page was not tried in one"
    if os.environ.get("HEARTEN_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass
class Visit:
    """One browser window at one server."""

    origin: str
    link: str
    page: Page
    home: Path
    temporary: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    said: str = ""
    """What the server had said by its end."""

    def watch(self) -> None:
        """Note every request and every complaint."""
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def check(self) -> None:
        """Everything went to the app itself, and the browser had nothing to complain of."""
        assert self.requests
        foreign = [url for url in self.requests if not url.startswith((self.origin + "/", "blob:", "data:"))]
        assert foreign == []
        assert self.complaints == []

    def come_in(self) -> None:
        """By the link, and past the first question."""
        self.page.goto(self.link)
        if self.page.url.endswith("/start"):
            with self.page.expect_navigation():
                self.page.get_by_role("button", name="Go on without a passphrase").click()

    def go(self, path: str) -> None:
        """To a page by its address."""
        self.page.goto(self.origin + path)

    def drop(self, *paths: Path) -> None:
        """Drop files on the box, as a hand with a mouse does."""
        box = self.page.locator("#bring.ready").bounding_box()
        assert box
        wire = self.page.context.new_cdp_session(self.page)
        files = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            place: dict[str, Any] = {"x": box["x"] + 40, "y": box["y"] + 40}
            wire.send("Input.dispatchDragEvent", {"type": kind, "data": files, **place})

    def overflows(self) -> bool:
        """Whether the page must be moved sideways to be read (WCAG 2.2, 1.4.10)."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@contextmanager
def visit(
    browser: Browser,
    folder: Path,
    *,
    pause: float = 0,
    patience: float = 60,
    profile: Path | None = None,
    **options: Any,
) -> Iterator[Visit]:
    """A fresh home, a server over it, and a phone-sized window; with `profile`, a browser that keeps what it may.

    The first page comes when it is counted, or after `patience` seconds a page that says so; slow where that is less
    than `pause`.
    """
    home, temporary = folder / "home", folder / "tmp"
    temporary.mkdir(parents=True)
    command = [sys.executable, "-c", SERVE, str(home), str(pause), str(patience)]
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None
        said = ""
        try:
            while "Ctrl-C" not in said:
                line = program.stdout.readline()
                assert line, said
                said += line
            found = re.search(r"(http://127\.0\.0\.1:\d+)/in/\S+", said)
            assert found
            context = _window(browser, options, profile)
            here = _visit(context, found, home, temporary)
            yield here
            context.close()
        finally:
            program.terminate()
            rest, _ = program.communicate(timeout=30)
        here.said = said + rest
        assert "Traceback" not in rest
        assert "ERROR" not in rest, rest


def _window(browser: Browser, options: dict[str, Any], profile: Path | None) -> BrowserContext:
    options = {"viewport": {"width": 320, "height": 700}, **options}
    if profile is None:
        context = browser.new_context(**options)
    else:
        options |= {"executable_path": chromium(), "args": ["--no-sandbox"]}
        context = browser.browser_type.launch_persistent_context(profile, **options)
    context.set_default_timeout(LONGEST_WAIT)
    context.add_init_script(COMPLAIN)
    return context


def _visit(context: BrowserContext, found: re.Match[str], home: Path, temporary: Path) -> Visit:
    made = Visit(found[1], found[0], context.new_page(), home, temporary)
    made.watch()
    return made
