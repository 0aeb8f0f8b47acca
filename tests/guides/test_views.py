"""The guides' pages: open to all, whole without a vault, never empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.app import App, running

from hearten.guides.cards import cards


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
