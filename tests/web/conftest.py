"""One browser for all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.web.browsing import LONGEST_WAIT, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another that is named."""
    executable = chromium()
    with sync_playwright() as driver:
        # A container has no user namespaces for the sandbox; the pages it opens are our own.
        opened = driver.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        expect.set_options(timeout=LONGEST_WAIT)
        yield opened
        opened.close()
