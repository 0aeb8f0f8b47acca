"""Opening a locked vault leads back to where one was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from playwright.sync_api import Browser, expect
from tests.app import HOST, App, running
from tests.web.browsing import visit
from tests.web.test_vault_pages import LOCKED, PASSPHRASE

from hearten.choices.choice import Target
from hearten.web.places import token
from hearten.web.way_back import WayBack, way_back


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    shutil.copytree(LOCKED, tmp_path / "vault")
    with running(tmp_path, vault=False) as made:
        yield made


def unlocked(client: Client) -> str:
    """Where the passphrase leads."""
    return client.post("/unlock", {"secret": PASSPHRASE})["Location"]


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/", "/"),
        ("/map?by=voice", "/map?by=voice"),
        ("/settings", "/settings"),
        ("/place/0123456789abcdef", "/map"),
        ("/choices/new/0123456789abcdef", "/map"),
        ("/moments/00ff", "/moments"),
        ("/feed/list.opml", "/"),
        ("/pictures/voices.svg?theme=dark", "/"),
        ("/nowhere", "/"),
    ],
)
def test_where_it_leads(app: App, asked: str, led: str) -> None:
    owner = app.owner()
    assert owner.get(asked)["Location"] == "/unlock", "nothing private in the address"
    assert unlocked(owner) == led


def test_the_way_is_used_once_and_a_wrong_passphrase_does_not_lose_it(app: App) -> None:
    owner = app.owner()
    owner.get("/choices")
    assert owner.post("/unlock", {"secret": "grey otter"}).status_code == 400
    assert unlocked(owner) == "/choices"
    assert app.here.way_back is None
    app.here.lock()
    owner.get("/unlock")
    assert unlocked(owner) == "/"


def test_what_a_page_asks_by_itself_is_no_way_back(app: App) -> None:
    owner = app.owner()
    owner.get("/experiments")
    owner.get("/map", headers={"HX-Request": "true"})
    owner.get("/feed", headers={"Sec-Fetch-Mode": "no-cors"})
    owner.post("/check-in/sync", headers={"Sec-Fetch-Mode": "cors"})
    assert unlocked(owner) == "/experiments"


def test_a_stranger_leaves_no_way(app: App) -> None:
    app.visitor().get("/settings")
    assert unlocked(app.owner()) == "/"


def test_what_was_sent_while_locked_is_said_to_be_lost(app: App) -> None:
    owner = app.owner()
    owner.post("/check-in", {"valence": "70"}, headers={"Referer": f"http://{HOST}/check-in"})
    assert "what you just sent was not kept" in owner.get("/unlock").content.decode()
    assert unlocked(owner) == "/check-in"
    app.here.lock()
    owner.get("/check-in")
    assert "not kept" not in owner.get("/unlock").content.decode()


def test_no_other_site_says_where_to_go() -> None:
    request = RequestFactory(headers={"Host": HOST, "Referer": "http://elsewhere.example/settings"}).post("/check-in")
    assert way_back(request) == WayBack("/", lost=True)


def test_an_address_that_is_not_ours_is_no_way_back() -> None:
    request = RequestFactory(headers={"Host": HOST}).get("/")
    for path in ("//elsewhere.example/map", "/\\elsewhere.example", "/nowhere"):
        request.path_info = path
        assert way_back(request) is None


def test_names_of_places_have_died_by_then(app: App) -> None:
    owner = app.owner()
    unlocked(owner)
    name = token(Target("youtube", voice="Quiet Kettle"))
    app.here.lock()
    owner.get(f"/place/{name}")
    assert unlocked(owner) == "/map"
    assert owner.get(f"/place/{name}").status_code == 404


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(LOCKED, tmp_path / "home" / "vault")
    with visit(browser, tmp_path) as here:
        page = here.page
        page.goto(here.link)
        here.go("/settings")
        expect(page.get_by_role("heading", level=1)).to_have_text("Open your vault")
        assert page.url == here.origin + "/unlock"
        page.get_by_label("Your passphrase, or your recovery code").fill(PASSPHRASE)
        with page.expect_navigation():
            page.get_by_role("button", name="Open").click()
        assert page.url == here.origin + "/settings"
        here.check()
