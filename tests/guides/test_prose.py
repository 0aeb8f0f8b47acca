"""Facts are filled in from one place, with their sources; a page cannot say another number than its fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.app import running

from hearten.guides.errors import FactSaysOtherwise, UnknownFact, UnknownReference
from hearten.guides.facts import Fact, Facts
from hearten.guides.prose import Citing

CHECKED = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> Iterator[None]:
    """Words need the language of the app."""
    with running(tmp_path):
        yield


def fact(name: str, **more: object) -> Fact:
    given: dict[str, object] = {
        "id": name,
        "source": "https://www.a.example/page",
        "as_of": "2026-08-22",
        "standing": "official",
        "clock": "terms",
        "checked": CHECKED,
        **more,
    }
    return Fact(**given)  # type: ignore[arg-type]


def citing(*known: Fact, today: date = CHECKED) -> Citing:
    return Citing(today, "app", Facts({one.id: one for one in known}))


def test_a_value_comes_from_its_fact_with_a_mark() -> None:
    page = citing(fact("app.age", value="13", said="13"))
    made = page.html("You must be {{fact .age}} or older.")
    assert made == (
        '<p>You must be 13<sup class="mark"><a href="#source-1" aria-label="Source 1">1</a></sup> or older.</p>\n'
    )
    (source,) = page.sources
    assert (source.number, source.name, source.seen, source.own) == (1, "a.example", "22 August 2026", True)


def test_own_words_may_only_hold_the_numbers_of_the_fact() -> None:
    page = citing(fact("app.teen.limit", said="on by default; 60 minutes; 13-17"))
    assert "an hour (60 minutes) from 13 to 17" in page.html("{{fact .teen.limit an hour (60 minutes) from 13 to 17}}")
    with pytest.raises(FactSaysOtherwise, match="45 minutes"):
        page.html("{{fact .teen.limit 45 minutes}}")


def test_what_is_not_known_cannot_be_said() -> None:
    with pytest.raises(UnknownFact, match=r"app\.nothing"):
        citing().html("{{cite .nothing}}")
    with pytest.raises(UnknownReference, match="guess"):
        citing(fact("app.age")).html("{{guess .age}}")
    for verb in ("path .age", "find .age", "link .age", "link .age words"):
        with pytest.raises(UnknownReference):
            citing(fact("app.age")).html(f"{{{{{verb}}}}}")


def test_a_path_shows_its_steps_its_date_and_a_way_on() -> None:
    page = citing(fact("app.control.words", path=("Settings", "Words & more"), as_of="2024-11"))
    made = page.html("**Hide words.** {{path .control.words}}")
    assert '<span class="way">Settings <span class="then">›</span> Words &amp; more</span>' in made
    assert "Seen November 2024. Not there? Search the settings for “Words &amp; more”." in made
    undated = citing(fact("app.control.words", path=("Settings",), as_of="undated"))
    assert "Seen on an undated page." in undated.html("{{path .control.words}}")


def test_without_a_path_it_says_so() -> None:
    made = citing(fact("app.control.quiet")).html("{{find .control.quiet Quiet mode}}")
    assert "We have no checked path for it. Search the settings for “Quiet mode”." in made


def test_a_link_opens_elsewhere() -> None:
    made = citing(fact("app.report", url="https://a.example/report?x=(1)")).html("{{link .report this form}}")
    assert '<a rel="noreferrer" target="_blank" href="https://a.example/report?x=(1)">this form</a>' in made


def test_markup_stays_text() -> None:
    made = citing(fact("app.age", value="<b>13</b>")).html("{{fact .age}} <script>x</script>")
    assert "<b>" not in made
    assert "<script>" not in made


def test_facts_of_one_source_and_date_share_a_number() -> None:
    page = citing(fact("a"), fact("b"), fact("c", as_of="undated"))
    page.html("One.{{cite a}} Two.{{cite b}} Three.{{cite c}}")
    assert [source.seen for source in page.sources] == ["22 August 2026", "on an undated page"]


@pytest.mark.parametrize(
    ("clock", "as_of", "days"),
    [
        ("path", "2026-08-22", 60),
        ("terms", "2026-08-22", 120),
        ("law", "2026-08", 90),
        ("research", "2017", 365),
        ("path", "undated", 30),
        ("terms", "undated", 30),
        ("law", "undated", 30),
        ("research", "undated", 365),
    ],
)
def test_a_fact_says_so_when_its_time_is_over(clock: str, as_of: str, days: int) -> None:
    one = fact("a", clock=clock, as_of=as_of)
    for late in (0, 1):
        page = citing(one, today=CHECKED + timedelta(days=days + late))
        made = page.html("So it is.{{cite a}}")
        assert ("(may be out of date)" in made) == bool(late)
        assert [source.stale for source in page.sources] == [bool(late)]
