"""Every fact has a source, a date, a standing and a clock; and what pages say of numbers comes from them."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from hearten.guides.errors import UnknownFact
from hearten.guides.facts import GOOD_FOR, Fact, facts
from hearten.guides.pages import get_your_data
from hearten.guides.prose import numbers

FACTS = facts()
COMPILED = date(2026, 11, 23)
"""No fact was checked before the day on which they were gathered."""


def test_there_are_the_facts_that_were_gathered() -> None:
    assert len(FACTS) >= 520


@pytest.mark.parametrize("fact", FACTS.values(), ids=lambda fact: fact.id)
def test_a_fact_is_sourced_and_dated(fact: Fact) -> None:
    source = urlsplit(fact.source)
    assert source.scheme in {"https", "http"}
    assert source.hostname
    assert "." in source.hostname
    assert re.fullmatch(r"undated|\d{4}(-\d\d){0,2}", fact.as_of)
    assert fact.as_of == "undated" or fact.as_of <= COMPILED.isoformat()
    assert fact.standing in {"official", "regulator", "secondary"}
    assert fact.clock in GOOD_FOR
    assert fact.checked >= COMPILED
    assert fact.said or fact.url, "it says something"
    assert not fact.path or fact.clock == "path"


def test_names_are_used_once() -> None:
    folder = files("hearten.guides") / "facts"
    for file in [*(folder / "platforms").iterdir(), *(file for file in folder.iterdir() if file.is_file())]:
        names = [row["id"] for row in tomllib.loads(file.read_text(encoding="utf-8"))["fact"]]
        assert len(names) == len(set(names)), file.name


def test_all_about_one_thing() -> None:
    assert [fact.id for fact in FACTS.about("roblox") if ".carer" in fact.id] == [
        "roblox.carer.1",
        "roblox.carer.2",
        "roblox.carer.3",
    ]
    assert "nothing" not in FACTS
    with pytest.raises(UnknownFact, match="nothing"):
        FACTS["nothing"]


def test_a_way_ends_before_other_ways_and_remarks() -> None:
    assert FACTS["youtube.control.bedtime_reminder"].path[-1] == "Remind me when it is bedtime"
    assert FACTS["roblox.carer.2"].path == ("More", "Settings", "Account Info")
    assert "Time watched" in FACTS["youtube.control.bedtime_reminder"].printed


@pytest.mark.parametrize("page", [page for page in get_your_data() if page.sources], ids=lambda page: page.slug)
def test_numbers_in_the_steps_to_ones_data_are_in_the_facts(page: object) -> None:
    """The older pages type their few numbers; where there are facts on the platform, the two must agree."""
    steps = re.sub(r"^\d\. |\]\([^)]*\)", "", page.body, flags=re.MULTILINE)  # type: ignore[attr-defined]
    about = [fact for name in page.platforms for fact in FACTS.about(name)]  # type: ignore[attr-defined]
    known = {number for fact in about for number in numbers(fact.said)}
    if about:
        assert numbers(steps) <= known
