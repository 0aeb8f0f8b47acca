"""What every answer promises, whatever page it is."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from tests.app import HOST, PORT, fill, running, token

from hearten.journeys.desk import Desk

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
PAGES = [
    "/",
    "/map",
    "/choices",
    "/check-in",
    "/more",
    "/bring",
    "/forget",
    "/kept",
    "/all/voices",
    "/pictures/acts.svg",
    "/nothing/here",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_is_private_and_speaks_to_nobody(tmp_path: Path, page: str) -> None:
    with running(tmp_path) as app:
        fill(app, tmp_path)
        answer = app.owner().get(page)
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]
        assert "Access-Control-Allow-Origin" not in answer
        assert not re.search(r'(?:src|srcset|action|<link[^>]+href)="(?!/(?!/))', answer.content.decode())


def test_only_our_own_address_is_answered(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        path = app.link.url.partition(HOST)[2]
        for host in ("evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:8001", f"[::1]:{PORT}", ""):
            answer = Client(headers={"host": host}).get(path)
            assert answer.status_code == 400, host
            assert HOST in answer.content.decode()
        assert app.link.url.endswith(path), "and the link was not used up"
        assert Client(headers={"host": f"localhost:{PORT}"}).get(path).status_code == 302


def test_a_form_from_elsewhere_is_refused_kindly(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        fill(app, tmp_path)
        owner = app.owner(enforce_csrf_checks=True)
        wish = {"what": "everything", "value": ""}
        refused = owner.post("/forget/confirm", wish)
        assert refused.status_code == 403
        assert "nothing was done" in refused.content.decode()
        assert owner.put("/bring/parcels/x", b"", headers={"origin": "http://127.0.0.1:3000"}).status_code == 403
        assert not app.here.open_desk.locked
        wish["csrfmiddlewaretoken"] = token(owner.get("/forget"))
        elsewhere = owner.post("/forget/confirm", wish, headers={"origin": "http://evil.example"})
        assert elsewhere.status_code == 403
        assert owner.post("/forget", wish, headers={"origin": f"http://{HOST}"}).status_code == 200


def test_strangers_mistakes_and_files_carry_the_same_promises(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        visitor = app.visitor(enforce_csrf_checks=True)
        answers = [
            visitor.get("/map"),
            visitor.get("/care/%2e%2e/map"),
            visitor.get("/guides/nothing-of-the-kind"),
            visitor.post("/care/language", {"language": "de"}),
            visitor.put("/static/web/hearten.css"),
            visitor.get("/static/web/hearten.css"),
            visitor.get("/care/devanagari.ttf"),
            visitor.get("/care/?answer=guessed"),
            Client(headers={"host": "evil.example"}).get("/care/"),
        ]
        assert [answer.status_code for answer in answers] == [403, 404, 404, 403, 405, 200, 200, 302, 400]
        for answer in answers:
            assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
            assert answer["X-Frame-Options"] == "DENY"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Referrer-Policy"] == "same-origin"
            assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
            assert answer["Cache-Control"] == "no-store" or answer.status_code == 200


def test_static_files_may_be_kept(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        for name in ("web/hearten.css", "web/bring.js", "web/pictures.js", "web/icon.svg", "django_htmx/htmx-2.min.js"):
            answer = app.visitor().get(f"/static/{name}")
            assert answer.status_code == 200
            assert "max-age" in answer["Cache-Control"]
            assert len(answer.content) > 100
            head = app.visitor().head(f"/static/{name}")
            assert (head.status_code, head.content) == (200, b"")


def test_there_is_no_database_and_the_key_is_new_each_time(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        app.owner()
        assert list(connections.settings) == ["default"]
        assert connections.settings["default"]["ENGINE"] == "django.db.backends.dummy"
        assert len(settings.SECRET_KEY) > 60
        assert settings.DEBUG is False


def test_our_own_mistake_is_a_kind_page_without_private_text(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with running(tmp_path) as app:
        owner = app.owner(raise_request_exception=False)

        class Broken(Desk):
            @property
            def locked(self) -> bool:
                raise RuntimeError("a secret word: zanzibarquokka")

        desk = app.here.open_desk
        app.here.desk = Broken(desk.home, desk.vault)
        with caplog.at_level(logging.ERROR):
            answer = owner.get("/")
        app.here.desk = desk
        assert answer.status_code == 500
        page = answer.content.decode()
        assert "our mistake" in page
        assert "zanzibarquokka" not in page
        assert "Traceback" not in page
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        for page in ("/nothing", "/bring/0123456789abcdef", "/bring/x/shape.txt", "/all/bands"):
            answer = owner.get(page)
            assert answer.status_code == 404
            assert "no such page" in answer.content.decode()
