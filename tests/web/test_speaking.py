"""Pages in the reader's language: all of a page or none of it, and the page says which it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app import running

from hearten.journeys.preferences import Preferences, preferences, remember

TRANSLATED = {"es": "Puedes hablar con alguien", "fr": "Tu peux parler à quelqu", "de": "Du kannst mit jemandem reden"}
TRANSLATED |= {"pt": "Você pode falar com alguém", "hi": "तुम किसी से बात कर सकते हो", "en": "You can talk to someone"}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_language_of_the_browser(tmp_path: Path, code: str) -> None:
    with running(tmp_path, vault=False) as app:
        page = (
            app.visitor().get("/care/?country=GB", headers={"accept-language": f"{code}-XX,en;q=0.5"}).content.decode()
        )
        assert f'<html lang="{code}" dir="ltr">' in page
        assert TRANSLATED[code] in page
        assert ("Machine-made, not yet reviewed." in page) is (code != "en")


def test_the_language_is_chosen_apart_from_the_country_and_remembered(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        remember(tmp_path, Preferences(country="DE"))
        answer = owner.post("/care/language", {"language": "hi", "back": "/care/minute"})
        assert answer["Location"] == "/care/minute"
        assert preferences(tmp_path) == Preferences(language="hi", country="DE")
        page = owner.get("/care/", headers={"accept-language": "fr"}).content.decode()
        assert '<html lang="hi"' in page
        assert "TelefonSeelsorge" in page


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example/", "javascript:alert(1)", ""])
def test_choosing_a_language_leads_nowhere_else(tmp_path: Path, back: str) -> None:
    with running(tmp_path) as app:
        assert app.owner().post("/care/language", {"language": "xx", "back": back})["Location"] == "/care/"
        assert preferences(tmp_path).language is None


@pytest.mark.parametrize(
    "path", ["/care/minute", "/plan/", "/plan/edit", "/check-in", "/check-in/history", "/calendar"]
)
def test_each_page_that_speaks(tmp_path: Path, path: str) -> None:
    with running(tmp_path) as app:
        page = app.owner().get(path, headers={"accept-language": "es"}).content.decode()
        assert '<html lang="es"' in page


def test_a_page_that_is_not_translated_is_english_and_says_so(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = app.owner().get("/forget", headers={"accept-language": "es"}).content.decode()
        assert '<html lang="en"' in page
        assert "Ayuda" not in page


def test_the_plan_on_paper_speaks_too(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        remember(tmp_path, Preferences(language="hi"))
        assert "मेरी योजना" in owner.get("/plan/my-page.txt").content.decode()
        assert owner.get("/plan/my-page.pdf").content.startswith(b"%PDF")


def test_letters_for_hindi_come_along(tmp_path: Path) -> None:
    with running(tmp_path, vault=False) as app:
        font = app.visitor().get("/care/devanagari.ttf")
        assert font["Content-Type"] == "font/ttf"
        assert font.content.startswith(b"\x00\x01\x00\x00")
