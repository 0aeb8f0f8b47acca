"""After a whole session over a marked life, the mark stands nowhere: not on the disk, not in an address, not in what
the server said, not in what the browser kept of it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.made import MARKER, takeout
from tests.web.browsing import Visit, visit
from tests.web.test_accessibility import unfold

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WAYS_TO_WRITE = (MARKER.encode(), MARKER.encode("utf-16-le"), MARKER.encode("utf-16-be"))
"""A browser writes some of its files in two bytes a letter."""

ROWS = f"""seen_at,seconds,platform,space,voice,act
2026-01-03T18:00:00+00:00,120,youtube,,{MARKER} voice,viewed
2026-01-04T18:00:00+00:00,150,discord,{MARKER} space,,messaged
2026-01-05T18:00:00+00:00,90,web,{MARKER}.example,,visited
"""
TALK = f"""3/13/26, 9:05 AM - Ada Fenn: Is the {MARKER} still on the roof?
3/13/26, 9:06 AM - Robin Tarn: Yes, the {MARKER}.
"""


def brought(folder: Path) -> list[Path]:
    """A history with the mark in titles, spaces, voices, sites and messages; it lies where nothing is searched."""
    folder.mkdir()
    rows, talk = folder / "history.csv", folder / "WhatsApp Chat with Ada Fenn.txt"
    rows.write_text(ROWS)
    talk.write_text(TALK)
    return [rows, talk, takeout(folder / "takeout.zip", 40)]


def test_a_session_leaves_nothing_in_plain(browser: Browser, tmp_path: Path) -> None:
    files = brought(tmp_path / "brought")
    profile = tmp_path / "profile"
    with visit(browser, tmp_path, profile=profile) as here:
        _come_in_with_a_passphrase(here)
        _bring(here, files)
        _look_at_it(here)
        _write_it(here)
        _look_at_it(here)
        assert plain(here.home, here.temporary, profile) == set()
    assert any(profile.rglob("*")), "the browser did keep something"
    assert plain(here.home, here.temporary, profile) == set()
    assert MARKER not in here.said
    assert [url for url in here.requests if MARKER in url.lower()] == []
    here.check()


def _come_in_with_a_passphrase(here: Visit) -> None:
    here.page.goto(here.link)
    here.page.get_by_label("Passphrase", exact=True).fill(f"kettle {MARKER} boats")
    here.page.get_by_label("The same once more").fill(f"kettle {MARKER} boats")
    _tap(here.page, "button", "Lock it with this passphrase")
    expect(here.page.get_by_role("heading", level=1)).to_have_text("Write this down")
    assert "?answer=" in here.page.url
    _tap(here.page, "link", "I have it. Go on")


def _bring(here: Visit, files: list[Path]) -> None:
    here.page.get_by_label("Files", exact=True).set_input_files(files)
    here.page.get_by_role("button", name="Bring in", exact=True).click()
    expect(here.page.get_by_role("heading", level=1)).to_have_text("All done")


def _look_at_it(here: Visit) -> None:
    """Every page that shows the mark."""
    for level in ("voice", "space"):
        _tap_on_the_map(here, level)
        expect(here.page.get_by_role("heading", level=1)).to_contain_text(MARKER)
    for address in ("/", "/all/spaces", "/map/all", "/choices", "/experiments", "/notes", "/plan/", "/all/voices"):
        here.go(address)
    expect(here.page.get_by_text(MARKER).first).to_be_attached()


def _tap_on_the_map(here: Visit, level: str) -> None:
    here.go(f"/map?by={level}")
    expect(here.page.locator(".place").first).to_be_attached()
    unfold(here.page)
    _tap(here.page, "link", MARKER)


def _tap(page: Page, role: str, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button" if role == "button" else "link", name=name).first.click()


def _write_it(here: Visit) -> None:
    """Every field that takes words or a name."""
    page = here.page
    here.go("/check-in")
    page.get_by_label("quite good").first.check()
    page.get_by_text("More, if you like").click()
    page.get_by_label("Because of").select_option(label=_reason(page))
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    _tap_on_the_map(here, "voice")
    page.get_by_text("Say until when, and why (optional)").click()
    page.get_by_label("In your own words").fill(f"because {MARKER}")
    _tap(page, "button", "Mute")
    expect(page.get_by_text(f"because {MARKER}")).to_be_visible()
    here.go("/experiments")
    page.get_by_label("What would you like to try?").fill(f"no {MARKER} before school")
    _tap(page, "button", "Make a plan")
    _tap(page, "button", "Show me what it could find")
    here.go("/plan/edit")
    for box in page.get_by_role("textbox").all():
        box.fill(f"call {MARKER}")
    _tap(page, "button", "Keep my plan")
    _write_notes(here)


def _write_notes(here: Visit) -> None:
    page = here.page
    here.go("/guides/youtube")
    page.get_by_text("Something here is wrong").click()
    page.get_by_label("What did you find?").fill(f"about {MARKER}")
    _tap(page, "button", "Keep this note")
    here.go("/guides/agreement")
    for box in page.locator(".agreement").get_by_role("textbox").all():
        box.fill(f"we and {MARKER}")
    here.go("/guides/")  # left without keeping it
    page.get_by_label("Search the guides").fill(MARKER)
    _tap(page, "button", "Search")


def _reason(page: Page) -> str:
    names = page.get_by_label("Because of").locator("option").all_inner_texts()
    return next(name for name in names if MARKER in name)


def plain(*folders: Path) -> set[str]:
    """The files that hold the mark, as it is or packed in the way that browsers pack what they cache."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path) for path in files if _holds_it(path.read_bytes())}


def _holds_it(content: bytes) -> bool:
    return any(way in part for part in (content, *_unpacked(content)) for way in WAYS_TO_WRITE)


def _unpacked(content: bytes) -> Iterator[bytes]:
    for start in (found.start() for found in re.finditer(rb"\x1f\x8b\x08", content)):
        try:
            yield zlib.decompressobj(wbits=31).decompress(content[start:])
        except zlib.error:
            continue
