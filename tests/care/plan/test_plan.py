"""My plan: what was written last, in six steps, as text and on one page."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hearten.care.helplines import facts
from hearten.care.plan.paper import as_pdf
from hearten.care.plan.plan import LONGEST, Entry, Moment, Plan, plan, trimmed
from hearten.care.plan.steps import STEPS
from hearten.care.plan.words import as_text, sections
from hearten.languages.known import LANGUAGES
from hearten.languages.speaking import speaking

DAY = date(2026, 11, 3)
CHILDLINE = next(line for line in facts.country("GB").lines if line.id == "gb-childline")  # type: ignore[union-attr]
WRITTEN = Plan(
    {"signs": "I go quiet.\nI sleep late.", "helps": "#let x = 1 *the sea*"},
    (CHILDLINE,),
    (Moment("moment:1", "Ama laughed", DAY),),
)


def pages(pdf: bytes) -> int:
    found = re.search(rb"/Count (\d+)", pdf)
    assert found
    return int(found[1])


def test_a_plan_is_what_was_kept() -> None:
    entries = [
        Entry("signs", True, DAY, {"words": "I go quiet"}),
        Entry("line:gb-childline", True, DAY, {"line": "gb-childline"}),
        Entry("line:gb-gone", True, DAY, {"line": "gb-gone"}),
        Entry("line:gb-shout", False, DAY, {"line": "gb-shout"}),
        Entry("moment:a", True, DAY, {"words": "older"}),
        Entry("moment:b", True, date(2026, 12, 1), {"words": "newer"}),
        Entry("something else", True, DAY, {"words": "not ours"}),
    ]
    made = plan(entries)
    assert made.words == {"signs": "I go quiet"}
    assert [line.id for line in made.lines] == ["gb-childline"]  # a line that is no longer known is left out
    assert [moment.words for moment in made.moments] == ["newer", "older"]
    assert not made.empty


def test_an_empty_plan() -> None:
    assert plan([]).empty
    assert len(plan([]).steps) == len(STEPS) == 6


def test_words_are_trimmed() -> None:
    assert trimmed(" a\r\nb ") == "a\nb"
    assert len(trimmed("x" * 9999)) == LONGEST


def test_as_text() -> None:
    text = as_text(WRITTEN)
    assert "I go quiet.\nI sleep late." in text
    assert "Childline. Call: 0800 1111; Call: 116 111" in text
    assert "Ama laughed (3 November 2026)" in text


def test_an_empty_step_keeps_its_title() -> None:
    assert [title for title, paragraphs in sections(WRITTEN) if not paragraphs] == [
        step.title for step in STEPS if step.id in ("people", "places", "grow")
    ]


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_one_page_in_every_language(language: str) -> None:
    with speaking(language):
        assert pages(as_pdf(WRITTEN, "GB", "999")) == 1


def test_a_full_plan_still_fits_one_page() -> None:
    full = Plan({step.id: "Some words of my own. " * 30 for step in STEPS}, (CHILDLINE,), WRITTEN.moments)
    assert pages(as_pdf(full, "US", "911")) == 1


def test_the_letters_of_hindi_come_along() -> None:
    with speaking("hi"):
        assert b"NotoSansDevanagari" in as_pdf(WRITTEN, "IN", "112")
