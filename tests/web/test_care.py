"""The care pages: open to everybody, before any vault, without a script, and nothing private in an address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.app import App, running

from hearten.journeys.my_plan import my_plan
from hearten.journeys.preferences import Preferences, preferences, remember

OPEN = ("/care/", "/care/minute", "/calendar")


@pytest.mark.parametrize("path", OPEN)
def test_a_stranger_may_look_for_help(tmp_path: Path, path: str) -> None:
    with running(tmp_path, vault=False) as app:
        assert app.visitor().get(path).status_code == 200


@pytest.mark.parametrize("path", OPEN)
def test_help_comes_before_the_vault(tmp_path: Path, path: str) -> None:
    with running(tmp_path, passphrase="a quiet kettle") as app:
        assert app.owner().get(path).status_code == 200
    with running(tmp_path / "none", vault=False) as app:
        assert app.owner().get(path).status_code == 200


def test_a_stranger_sees_neither_the_plan_nor_the_chosen_country(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        remember(tmp_path, Preferences(country="NO"))
        assert app.visitor().get("/plan/").status_code == 403
        assert "Mental Helse" not in app.visitor().get("/care/").content.decode()
        assert "Mental Helse" in app.owner().get("/care/").content.decode()


def test_help_is_one_tap_away_from_every_page(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        for path in ("/", "/bring", "/forget", "/kept", "/more", "/guides/", "/plan/", "/choices"):
            assert 'href="/care/"' in owner.get(path).content.decode(), path


def test_the_emergency_number_comes_first(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = app.owner().get("/care/?country=GB").content.decode()
        assert page.index('href="tel:999"') < page.index('href="tel:08001111"')


def test_what_is_asked_stands_in_no_address_and_only_the_country_is_kept(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        answer = app.owner().post("/care/", {"country": "GB", "age": "15", "need": "eating", "channel": "text"})
        assert answer.status_code == 200
        assert preferences(tmp_path) == Preferences(country="GB")
        assert re.search(rb'<form[^>]+method="post" action="/care/"', answer.content)


@pytest.mark.parametrize(
    "asked",
    [
        {"country": "XX"},
        {"country": "<b>"},
        {"country": "DE", "age": "3"},
        {"country": "DE", "age": "130"},
        {"country": "DE", "age": "minus one"},
        {"country": "DE", "language": "xx", "need": "nothing", "channel": "smoke"},
        {},
    ],
)
def test_a_sensible_page_whatever_is_asked(tmp_path: Path, asked: dict[str, str]) -> None:
    with running(tmp_path) as app:
        answer = app.owner().post("/care/", asked)
        assert answer.status_code == 200
        assert b"findahelpline.com" in answer.content


def test_the_age_in_the_settings_stands_in_where_the_vault_is_open(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        remember(tmp_path, Preferences(country="GB", age_band="13_15"))
        page = owner.get("/care/").content.decode()
        assert "Left empty, it is 13\u201315, as in your settings." in page
        assert page.index("Childline") < page.index("Samaritans")
        assert owner.post("/care/", {"country": "GB", "age": "40"}).content.decode().count("as in your settings") == 0
        assert b"as in your settings" not in app.visitor().get("/care/").content
        remember(tmp_path, Preferences(country="GB", age_band="18_and_over"))
        grown = owner.get("/care/").content.decode()
        assert "it is 18+, as" in grown
        assert grown.index("Samaritans") < (grown + "Childline").index("Childline")


def test_the_age_says_nothing_while_the_vault_is_locked(tmp_path: Path) -> None:
    with running(tmp_path, passphrase="a quiet kettle") as app:
        remember(tmp_path, Preferences(country="GB", age_band="13_15"))
        assert b"as in your settings" not in app.owner().get("/care/").content


def test_steps_for_who_is_threatened_with_a_picture(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = app.owner().post("/care/", {"country": "US", "need": "sextortion"}).content.decode()
        assert "Do not pay, and send nothing more." in page
        assert page.index("Do not pay") < page.index("Take It Down")
        assert 'type="file"' not in page


def test_a_country_without_a_checked_emergency_number_says_so(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = app.owner().get("/care/?country=GH").content.decode()
        assert "We have no checked emergency number for this country." in page


def answered(app: App, worry: str) -> str:
    return app.owner().post("/care/minute", {"worry": worry}).content.decode()


def test_the_one_minute_step(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        remember(tmp_path, Preferences(country="GB"))
        page = answered(app, "heard")
        assert "A chat or a text makes no sound." in page
        assert "In writing" in page
        assert "By voice" in page
        lines = re.findall(r'name="line" value="([^"]+)"', page)
        assert len(lines) == 2
        app.owner().post("/plan/keep", {"line": lines})
        assert {line.id for line in my_plan(app.here.open_desk).lines} == set(lines)


def test_an_unknown_worry_is_asked_again(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        assert "What might stop you" in answered(app, "nothing like that")


def test_the_plan_is_written_and_shown_and_emptied(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        owner.post("/plan/edit", {"signs": "I go <quiet>", "helps": "the sea"})
        page = owner.get("/plan/").content.decode()
        assert "I go &lt;quiet&gt;" in page
        owner.post("/plan/edit", {"signs": "", "helps": "the sea"})
        assert my_plan(app.here.open_desk).words == {"helps": "the sea"}


def test_good_moments_are_kept_and_can_be_taken_out(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        owner.post("/plan/keep", {"moment": "Ama laughed"})
        kept = my_plan(app.here.open_desk).moments
        assert [moment.words for moment in kept] == ["Ama laughed"]
        owner.post("/plan/take-out", {"thing": kept[0].id})
        assert my_plan(app.here.open_desk).empty


def test_saving_works_while_the_vault_is_locked(tmp_path: Path) -> None:
    with running(tmp_path, passphrase="a quiet kettle") as app:
        owner = app.owner()
        assert owner.get("/plan/").status_code == 302
        kept = owner.post("/plan/keep", {"line": "gb-childline"})
        assert "It is in your plan" in kept.content.decode()
        owner.post("/unlock", {"secret": "a quiet kettle"})
        assert app.here.open_desk.locked is False
        assert [line.id for line in my_plan(app.here.open_desk).lines] == ["gb-childline"]


def test_the_plan_goes_along_as_a_pdf_and_as_text(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        owner = app.owner()
        owner.post("/plan/edit", {"people": "Ama"})
        paper = owner.get("/plan/my-page.pdf")
        assert paper["Content-Type"] == "application/pdf"
        assert paper["Content-Disposition"] == 'attachment; filename="page.pdf"'
        assert paper.content.startswith(b"%PDF")
        assert "Ama" in owner.get("/plan/my-page.txt").content.decode()
        assert owner.get("/plan/my-page.exe").status_code == 404


def test_titles_say_nothing_private(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        for path in ("/care/", "/care/minute", "/plan/", "/plan/edit"):
            title = re.search(r"<title>([^<]+)</title>", app.owner().get(path).content.decode())
            assert title
            assert not re.search(r"help|crisis|suicid|plan\b", title[1], re.IGNORECASE), path


def test_the_page_to_leave_to_is_a_plain_calendar(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        page = app.owner().get("/calendar").content.decode()
        assert "Hearten" not in page
        assert "<table>" in page
