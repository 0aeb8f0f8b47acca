"""The guides' pages: open to all, whole without a vault, never empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.app import App, running, token

from hearten.guides.cards import cards
from hearten.guides.lessons import lessons
from hearten.journeys.find_help import remember_country


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path, vault=False) as app:
        yield app


@pytest.fixture
def client(app: App) -> Client:
    """A stranger, at a Hearten without a vault."""
    return app.visitor()


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_index_names_every_card(client: Client) -> None:
    page = body(client, "/guides/")
    for card in cards():
        assert f'href="/guides/{card.slug}"' in page
        assert card.title in page


@pytest.mark.parametrize("slug", [card.slug for card in cards()])
def test_every_card_is_whole_on_page_and_paper(client: Client, slug: str) -> None:
    for address in (f"/guides/{slug}", f"/guides/{slug}/sheet", f"/guides/{slug}?country=DE"):
        page = body(client, address)
        assert "{{" not in page
        assert "\ue000" not in page
        for heading in ("What it does well", "What can weigh", "Three settings worth changing", "Report and block"):
            assert heading in page


def test_the_law_follows_the_country_and_the_choice_is_kept(client: Client) -> None:
    assert "that age is 16" in body(client, "/guides/instagram?country=DE")
    assert "that age is 14" in body(client, "/guides/instagram?country=it")
    assert "that age is 14" in body(client, "/guides/instagram"), "chosen before"
    assert "COPPA" in body(client, "/guides/instagram?country=US")
    assert "no checked age for where you live" in body(client, "/guides/instagram?country=SI")


def test_the_country_of_the_help_lines_counts_here_for_the_owner_only(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        remember_country(app.here.home, "NZ")
        assert "The law: New Zealand" in body(app.owner(), "/guides/instagram")
        assert "New Zealand: " not in body(app.visitor(), "/guides/rights")
        assert "The law: New Zealand" not in body(app.visitor(), "/guides/instagram")


@pytest.mark.parametrize("country", ["XX", "", "zz", "123", "<b>", "Deutschland"])
def test_a_wrong_country_gives_the_page_without_a_law(client: Client, country: str) -> None:
    page = body(client, f"/guides/instagram?country={country}")
    assert "The law where you live" in page
    assert "<b>" not in page.replace("<b>Report", "")


def test_a_country_without_checked_law_says_so(client: Client) -> None:
    assert "We have no checked age law for this country" in body(client, "/guides/instagram?country=JP")


def test_there_is_no_card_for_what_nobody_wrote(client: Client) -> None:
    answer = client.get("/guides/nothing-such")
    assert answer.status_code == 404
    assert b"There is no such page" in answer.content or b"did not work" in answer.content


def test_a_stranger_sees_no_import_under_way(app: App) -> None:
    assert "being read" not in body(app.visitor(), "/guides/")


@pytest.mark.parametrize("slug", [lesson.slug for lesson in lessons()])
def test_every_lesson_is_whole_for_one_and_for_a_class(client: Client, slug: str) -> None:
    alone = body(client, f"/guides/lessons/{slug}")
    assert alone.count('type="radio" name="before"') == alone.count('type="radio" name="after"') == 3
    group = body(client, f"/guides/lessons/{slug}/class")
    assert "Only made-up examples are shown here" in group
    assert "<form" not in group
    for page in (alone, group):
        assert "{{" not in page
        assert "Good:" in page
        assert "Hard:" in page


def test_a_lesson_on_a_hard_thing_has_a_neutral_title(client: Client) -> None:
    page = body(client, "/guides/lessons/private_pictures")
    assert "<title>A lesson · Hearten</title>" in page
    assert "Leave this page" in page
    assert page.index("have to be in crisis to talk") < page.index("Before you read")
    assert "<title>The phone and the night · Hearten</title>" in body(client, "/guides/lessons/sleep")


def test_the_sandbox_shows_made_up_things_in_four_orders(app: App) -> None:
    for client in (app.visitor(), app.owner()):
        for address in ("/guides/lessons/who_decides", "/guides/lessons/who_decides/class"):
            page = body(client, address)
            assert page.count("What the town decided last night") == 4


def test_without_an_open_vault_nothing_can_be_kept(client: Client) -> None:
    for address in ("/guides/lessons/sleep", "/guides/agreement", "/guides/instagram"):
        page = body(client, address)
        for button in ("Keep my answers", "Keep it in my vault", "Keep this note", 'href="/orders"'):
            assert button not in page


def test_ten_minutes(client: Client) -> None:
    assert 'href="/guides/snapchat/together"' in body(client, "/guides/ten-minutes")
    page = body(client, "/guides/snapchat/together")
    for heading in ("1. Understand", "2. Look together", "3. Agree one thing", "If they say no"):
        assert heading in page
    assert 'value="Snapchat"' in body(client, "/guides/agreement?about=snapchat")
    assert 'value=""' in body(client, "/guides/agreement?about=%3Cb%3E")


def test_rights_follow_the_country(client: Client) -> None:
    assert "Choose a country" in body(client, "/guides/rights?country=")
    germany = body(client, "/guides/rights?country=DE")
    assert "Your rights in the European Union: Germany" in germany
    assert "that age is 16" in germany
    assert "Report Harmful Content" in body(client, "/guides/rights?country=GB")
    assert "COPPA" in body(client, "/guides/rights?country=US")
    assert "10 December 2025" in body(client, "/guides/rights?country=AU")
    assert "Netsafe helpline" in body(client, "/guides/rights?country=NZ")
    assert "e-Enfance" in body(client, "/guides/rights?country=FR")
    japan = body(client, "/guides/rights?country=JP")
    assert "wherever you live: Japan" in japan
    assert "We have no checked law" in japan
    for page in (germany, japan, body(client, "/guides/rights?country=XX")):
        assert "709 children in 28 countries" in page


def test_a_search_stands_in_no_address(client: Client) -> None:
    page = client.get("/guides/search")
    found = client.post("/guides/search", {"words": "snpachat <b>", "csrfmiddlewaretoken": token(page)})
    said = found.content.decode()
    assert 'href="/guides/snapchat"' in said
    assert "snpachat &lt;b&gt;" in said
    assert "page found" in said or "pages found" in said
    nothing = client.post("/guides/search", {"words": "xqzvw", "csrfmiddlewaretoken": token(page)}).content.decode()
    assert "Nothing found" in nothing
    assert "someone to talk to" in nothing
    assert 'value=""' in client.get("/guides/search?words=private").content.decode()


@pytest.mark.parametrize("words", ["I want to die", "self-harm", "SUICIDE", "he threatened me"])
def test_a_search_in_need_shows_people_first(client: Client, words: str) -> None:
    page = client.get("/guides/search")
    said = client.post("/guides/search", {"words": words, "csrfmiddlewaretoken": token(page)}).content.decode()
    assert "have to be in crisis to talk" in said
    calm = client.post("/guides/search", {"words": "guitar", "csrfmiddlewaretoken": token(page)}).content.decode()
    assert "have to be in crisis to talk" not in calm


def test_a_stale_fact_says_so_on_page_and_paper(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for view in ("guide_card", "guide_print", "carer_path", "rights_show"):
        monkeypatch.setattr(f"hearten.guides.views.{view}.today", lambda: date(2028, 1, 1))
    for address in ("/guides/instagram?country=DE", "/guides/instagram/together", "/guides/rights?country=DE"):
        page = body(client, address)
        assert "Some of this may be out of date" in page
        assert "(may be out of date)" in page
        assert "This may be out of date." in page
    assert "may be out of date" in body(client, "/guides/instagram/sheet")
