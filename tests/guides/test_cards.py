"""Every card answers the same questions, in three layers, with facts in place of numbers."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from hearten.guides.cards import Card, card_from, cards
from hearten.guides.errors import BrokenPage
from hearten.guides.facts import facts
from hearten.guides.front import read_sheet
from hearten.guides.prose import REFERENCE

CARDS = cards()
OWNS_UP = re.compile(r"[Ww]e (have|know of|know|found) (no|few)\b")


def test_there_is_a_card_for_every_platform_with_facts_and_for_companions() -> None:
    folder = files("hearten.guides") / "facts" / "platforms"
    known = {file.name.removesuffix(".toml") for file in folder.iterdir()}
    assert {card.slug for card in CARDS} == known | {"ai_companions"}
    assert len(CARDS) >= 22


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
class TestCard:
    def test_a_line_a_card_a_page(self, card: Card) -> None:
        assert len(card.line.split()) <= 20
        assert 55 <= len(card.parts["short"].split()) <= 95
        assert len(" ".join(card.parts.values()).split()) <= 720

    def test_three_settings_each_with_a_way(self, card: Card) -> None:
        settings = re.findall(r"^\d\. \*\*.+", card.parts["settings"], re.MULTILINE)
        assert len(settings) == 3 == len(card.parts["settings"].splitlines())
        for setting in settings:
            verbs = {found["verb"] for found in REFERENCE.finditer(setting)}
            assert verbs & {"path", "find", "link"} or OWNS_UP.search(setting), setting

    @pytest.mark.parametrize("part", ["report", "leave", "age", "teens", "tools"])
    def test_what_comes_from_outside_has_a_source_or_owns_up(self, card: Card, part: str) -> None:
        text = card.parts[part]
        assert REFERENCE.search(text) or OWNS_UP.search(text)

    def test_it_says_how_to_report_and_block_or_that_nobody_checked(self, card: Card) -> None:
        said = card.parts["report"].casefold()
        assert "report" in said
        assert "block" in said

    def test_a_benefit_and_a_challenge(self, card: Card) -> None:
        assert len(card.parts["well"].split()) >= 15
        assert len(re.findall(r"^- ", card.parts["weigh"], re.MULTILINE)) >= 3
        assert REFERENCE.search(card.parts["well"]), "credit has a source"

    @pytest.mark.parametrize("part", ["carer", "you"])
    def test_three_ways_to_begin_a_talk(self, card: Card, part: str) -> None:
        assert len(re.findall(r'^- ".+"$', card.parts[part], re.MULTILINE)) == 3

    def test_nothing_helps_to_get_round_an_age(self, card: Card) -> None:
        said = " ".join(card.parts.values()).casefold()
        assert not re.search(r"birth ?(date|day|year)|pretend|fake|vpn|older account|second account", said)

    def test_every_age_in_the_facts_is_told(self, card: Card) -> None:
        told = {found["name"] for found in REFERENCE.finditer(" ".join(card.parts.values()))}
        ages = {fact.id.removeprefix(card.slug) for fact in facts().about(card.slug) if ".age" in fact.id}
        hard = {".age.4"} if card.slug == "tiktok" else set()  # who may earn money: not a question of this card
        assert ages - told == hard


def test_a_card_without_a_part_is_refused() -> None:
    sheet = read_sheet('+++\ntitle = "A"\n+++\n## short\nText.\n', "a")
    assert sheet.parts == {"short": "Text."}
    with pytest.raises(BrokenPage, match="what, liked"):
        card_from(sheet)
