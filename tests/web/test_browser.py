"""The app in a real browser: from a drop to a picture and back to nothing, with script and without."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.app import wait_for
from tests.made import MARKER, takeout, watch_history
from tests.web.browsing import visit
from tests.web.made_person import made_person
from tests.web.test_accessibility import objections
from tests.web.test_every_page import DESK_LIGHT, PHONE_DARK, is_poll

from hearten.web.parcels import SLICE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NAME = "Takeout/YouTube and YouTube Music/history/watch-history.json"


def large(path: Path, entries: int) -> Path:
    """A zip that is not packed, so that it is large and its words could be found in it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(NAME, watch_history(entries))
    return path


def bring(page: Page, *files: Path) -> None:
    """Choose files and press the button."""
    page.get_by_label("Files", exact=True).set_input_files(list(files))
    page.get_by_role("button", name="Bring in", exact=True).click()


def test_from_a_drop_to_the_overview_and_back_to_nothing(browser: Browser, tmp_path: Path) -> None:
    zipped = large(tmp_path / "takeout.zip", 30_000)
    assert zipped.stat().st_size > SLICE, "more than one slice"
    with visit(browser, tmp_path, pause=0.3) as here:
        page = here.page
        here.come_in()
        expect(page.get_by_role("heading", level=1)).to_have_text("Hello. It is good that you are here.")
        assert not here.overflows()

        here.drop(zipped)
        page.wait_for_url(re.compile(r"/bring/[0-9a-f]{16}$"))
        first = int(page.locator("#progress strong").inner_text().replace(",", ""))
        assert first > 0
        expect(page.locator("#progress strong")).not_to_have_text(f"{first:,}")
        expect(page.locator("#progress progress")).to_be_visible()
        assert not here.overflows()

        expect(page.get_by_role("heading", level=1)).to_have_text("All done")
        expect(page.get_by_text("30,000 new things are now in your vault.")).to_be_visible()
        assert not here.overflows()
        page.get_by_role("link", name="See the overview").click()

        for name in ("platforms", "months", "hours", "acts", "voices"):
            expect(page.locator(f"[data-picture={name}] svg")).to_be_visible()
        assert not here.overflows()
        page.get_by_text("The numbers: Voices").click()
        expect(page.get_by_role("rowheader", name="Quiet Kettle 3")).to_be_visible()
        assert not here.overflows()

        page.get_by_role("navigation").get_by_role("link", name="More").click()
        page.get_by_role("link", name="Forget").click()
        page.get_by_role("button", name="See how much that is").first.click()
        expect(page.get_by_text("everything from YouTube: 30,000 things")).to_be_visible()
        page.get_by_role("button", name="Yes, forget for good").click()
        expect(page.get_by_text("30,000 things are gone.")).to_be_visible()
        page.get_by_role("link", name="Back to the overview").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Hello. It is good that you are here.")
        here.check()
        assert any("/bring/parcels/" in url and "offset=" in url for url in here.requests)


def test_the_same_without_script(browser: Browser, tmp_path: Path) -> None:
    zipped = takeout(tmp_path / "takeout.zip", 9_000)
    with visit(browser, tmp_path, pause=0.6, java_script_enabled=False) as here:
        page = here.page
        here.come_in()
        bring(page, zipped)
        page.wait_for_url(re.compile(r"/bring/[0-9a-f]{16}$"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Reading your files")
        expect(page.get_by_role("heading", level=1)).to_have_text("All done")  # the page looks again by itself
        pictures: dict[str, str] = {}
        page.on("response", lambda answer: pictures.update({answer.url: answer.headers["content-type"]}))
        page.get_by_role("link", name="See the overview").click()
        page.wait_for_load_state("networkidle")
        drawn = [url for url, kind in pictures.items() if kind == "image/svg+xml" and "/pictures/" in url]
        assert len(drawn) == 5
        assert all("theme=light" in url and "width=280" in url for url in drawn)
        assert page.locator("noscript img").count() == 5
        page.get_by_text("The numbers: By platform").click()
        expect(page.get_by_role("rowheader", name="YouTube")).to_be_visible()
        assert not here.overflows()
        here.check()
        assert not any("parcels" in url for url in here.requests)


def test_a_folder_and_an_odd_file(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "deeper" / "history").mkdir(parents=True)
    (folder / "deeper" / "history" / "watch-history.json").write_bytes(watch_history(40))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "odd.json").write_text('{"odd": 1}')
    with visit(browser, tmp_path) as here:
        page = here.page
        here.come_in()
        here.drop(folder)
        expect(page.get_by_text("40 new things are now in your vault.")).to_be_visible()
        expect(page.get_by_text("Not understood yet")).to_be_visible()
        expect(page.get_by_text("export/odd.json")).to_be_visible()
        here.go("/bring")
        page.get_by_label("Or a whole folder").set_input_files(folder)
        page.get_by_role("button", name="Bring in", exact=True).click()
        expect(page.get_by_text("it was all in your vault already")).to_be_visible()
        here.go("/bring")
        page.get_by_role("button", name="Bring in", exact=True).click()
        expect(page.get_by_text("There was no file in that.")).to_be_visible()
        here.check()


def test_sending_can_be_stopped_and_goes_on_after_a_break(browser: Browser, tmp_path: Path) -> None:
    zipped = large(tmp_path / "takeout.zip", 60_000)
    assert zipped.stat().st_size > 2 * SLICE
    with visit(browser, tmp_path) as here:
        page = here.page
        here.come_in()
        held: list[Route] = []
        sent: list[str] = []

        def hold(route: Route) -> None:
            sent.append(route.request.url)
            if len(sent) == 1:
                route.continue_()
            else:
                held.append(route)

        page.route(re.compile("offset="), hold)
        bring(page, zipped)
        expect(page.locator("#sent")).to_have_js_property("value", SLICE)
        expect(page.locator(".amount")).to_contain_text("8.4 MB")
        page.get_by_role("button", name="Stop sending").click()
        expect(page.get_by_text("Stopped. Nothing was added.")).to_be_visible()
        page.unroute(re.compile("offset="))
        wait_for(lambda: not list((here.home / "incoming").iterdir()))

        page.route(re.compile(f"offset={SLICE}$"), lambda route: route.abort("connectionfailed"))
        bring(page, zipped)
        expect(page.get_by_role("button", name="Go on")).to_be_visible()
        expect(page.get_by_text("Hearten does not answer.")).to_be_visible()
        before = len(here.requests)
        page.unroute(re.compile(f"offset={SLICE}$"))
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("60,000 new things are now in your vault.")).to_be_visible()
        assert not any(url.endswith("offset=0") for url in here.requests[before:]), "it went on where it broke off"
        here.complaints = [said for said in here.complaints if "ERR_CONNECTION_FAILED" not in said]
        here.check()


def test_a_file_that_changes_while_it_is_sent(browser: Browser, tmp_path: Path) -> None:
    zipped = takeout(tmp_path / "takeout.zip", 100)
    with visit(browser, tmp_path) as here:
        page = here.page
        here.come_in()
        files = page.get_by_label("Files", exact=True)
        files.set_input_files(zipped)
        # Chromium notes in the background what a file is like when it is chosen; a read of it waits for that.
        files.evaluate("input => input.files[0].slice(0, 1).arrayBuffer().then(() => true)")
        zipped.write_bytes(b"something else by now")
        page.get_by_role("button", name="Bring in", exact=True).click()
        expect(page.get_by_text("A file changed or went away while it was sent.")).to_be_visible()
        here.complaints = [said for said in here.complaints if "ERR_UPLOAD_FILE_CHANGED" not in said]
        here.check()


def test_reading_can_be_stopped(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, pause=0.5) as here:
        page = here.page
        here.come_in()
        bring(page, takeout(tmp_path / "takeout.zip", 40_000))
        expect(page.locator("#progress strong")).to_be_visible()
        here.go("/kept")
        page.get_by_role("link", name="See how far it is").click()
        page.get_by_role("button", name="Stop reading").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Stopped, as you asked")
        expect(page.get_by_text("Bring the same files again to get the rest.")).to_be_visible()
        here.check()


class Search:
    """Looks through folders again and again while something else goes on."""

    def __init__(self, word: bytes, *folders: Path) -> None:
        self.found: set[str] = set()
        self.looks = 0
        self.largest = 0
        self._word = word
        self._folders = folders
        self._over = threading.Event()

    def look(self) -> None:
        """Once through everything."""
        for path in (path for folder in self._folders for path in folder.rglob("*")):
            try:
                content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            except OSError:
                continue
            self.largest = max(self.largest, len(content))
            if self._word in content:
                self.found.add(str(path))
        self.looks += 1

    def _again_and_again(self) -> None:
        while not self._over.wait(0.05):
            self.look()

    @contextmanager
    def meanwhile(self) -> Iterator[None]:
        """Go on looking until the block ends, and once more."""
        thread = threading.Thread(target=self._again_and_again)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()
            self.look()


@pytest.mark.parametrize("script", [True, False])
def test_private_words_never_lie_open_on_the_disk(browser: Browser, tmp_path: Path, *, script: bool) -> None:
    zipped = large(tmp_path / "takeout.zip", 40_000)
    assert zipped.read_bytes().count(MARKER.encode()) == 40_000
    with visit(browser, tmp_path, pause=0.1, java_script_enabled=script) as here:
        here.come_in()
        search = Search(MARKER.encode(), here.home, here.temporary)
        with search.meanwhile():
            bring(here.page, zipped)
            expect(here.page.get_by_text("40,000 new things are now in your vault.")).to_be_visible()
        assert search.looks > 3
        assert search.largest >= zipped.stat().st_size, "the upload itself was seen on the disk, sealed"
        assert search.found == set()
        here.check()


def test_the_link_opens_once(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.come_in()
        (cookie,) = here.page.context.cookies()
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Strict", -1)
        other = browser.new_page()
        other.goto(here.link)
        expect(other.get_by_role("heading", level=1)).to_have_text("This door needs a fresh link")
        other.close()
        here.check()


TOO_SMALL = """() =>
    [...document.querySelectorAll("button, .button, summary, nav a, .brand, select, input, fieldset label")]
        .filter((one) => !["hidden", "radio", "checkbox"].includes(one.type))
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML)
"""


def test_every_target_is_large_enough_and_the_page_is_one_step_away(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        page = here.page
        page.goto(here.link)
        for path in ("/start", "/", "/bring", "/forget", "/kept"):
            if path == "/":
                page.get_by_role("button", name="Go on without a passphrase").click()
            here.go(path)
            assert page.evaluate(TOO_SMALL) == []
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip"
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "main"
        here.check()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_history_that_takes_long_to_count_comes_by_itself(browser: Browser, tmp_path: Path, script: bool) -> None:
    made_person(tmp_path)
    with visit(browser, tmp_path, pause=3, patience=0.1, java_script_enabled=script) as here:
        home = re.compile(re.escape(here.origin) + "/$")
        here.page.route(
            home, lambda route: route.fulfill(status=204) if is_poll(route.request) else route.continue_()
        )  # the page stays while it is looked at
        here.come_in()
        expect(here.page.get_by_role("status")).to_have_text("Counting what is in your vault. This takes a moment.")
        if script:
            assert not here.overflows()
            assert list(objections(here.page, (DESK_LIGHT, PHONE_DARK))) == []
        here.page.unroute(home)
        expect(here.page.get_by_role("heading", name="By platform")).to_be_visible()
        here.check()
