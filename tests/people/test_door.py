"""Nobody but the owner sees a page, and who is shut out is told kindly how to come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.app import fill, running

from hearten.journeys.my_plan import keep_moment
from hearten.journeys.preferences import Preferences, preferences, remember
from hearten.people.door import OPEN
from hearten.people.session import is_owners_cookie


def addresses(resolver: URLResolver) -> list[str]:
    """Every address of the app, with a stand-in for each part that varies."""
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += addresses(entry)
        elif isinstance(entry, URLPattern):
            found.append("/" + str(entry.pattern).replace("<str:", "").replace(">", ""))
    return found


def test_every_page_is_the_owners_alone(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        fill(app, tmp_path)
        visitor = app.visitor()
        asked = [address for address in addresses(get_resolver()) if not address.startswith(OPEN)]
        assert len(asked) > 15
        for address in [*asked, "/nothing/here"]:
            for answer in (visitor.get(address), visitor.post(address), visitor.put(address)):
                assert answer.status_code == 403, address
                assert "hearten serve" in answer.content.decode()
                assert "Quiet Kettle" not in answer.content.decode()
        assert visitor.get("/static/web/hearten.css").status_code == 200


def test_pages_about_nobody_show_nothing_of_anybody(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        fill(app, tmp_path)
        remember(tmp_path, Preferences(country="NO", language="hi"))
        keep_moment(app.here.open_desk, "a quiet kettle sang")
        for address in ("/care/", "/care/minute", "/calendar", "/guides/"):
            page = app.visitor().get(address).content.decode()
            assert '<html lang="en"' in page, address
            assert "kettle" not in page.casefold(), address
            assert "Norway</h2>" not in page, address
        assert app.visitor().post("/care/language", {"language": "de"}).status_code == 302
        assert preferences(tmp_path).language == "hi"


def test_the_link_lets_in_once(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        path = app.link.url.partition(":8000")[2]
        owner, late = app.visitor(), app.visitor()
        answer = owner.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/")
        cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "Strict"
        assert cookie["max-age"] == cookie["expires"] == "", "gone with the browser"
        assert owner.get("/").status_code == 200

        shut_out = late.get(path)
        assert shut_out.status_code == 403
        assert "fresh link" in shut_out.content.decode()
        assert not shut_out.cookies
        assert late.get("/").status_code == 403
        assert len(app.announced) == 1
        assert owner.get(path).status_code == 302, "the owner may press it again"
        assert late.get(app.announced[0].partition(":8000")[2]).status_code == 302


@pytest.mark.parametrize("token", ["wrong", "a" * 43, "%00", "%ff"])
def test_a_wrong_link_gets_the_kind_page(tmp_path: Path, token: str) -> None:
    with running(tmp_path) as app:
        assert app.visitor().get(f"/in/{token}").status_code == 403
        assert app.visitor().post(f"/in/{token}").status_code in (403, 405)


def test_a_forged_cookie_is_nobody(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        good = owner.cookies[settings.SESSION_COOKIE_NAME].value
        name = settings.SESSION_COOKIE_NAME
        assert is_owners_cookie(f"a=b; {name}={good}")
        for bad in ("", "x", good[:-1], "eyJvd25lciI6dHJ1ZX0:1:2"):
            assert not is_owners_cookie(f"{name}={bad}")
            stranger = Client(headers={"host": "127.0.0.1:8000"})
            stranger.cookies[name] = bad
            assert stranger.get("/").status_code == 403
        assert not is_owners_cookie("")
