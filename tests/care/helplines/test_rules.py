"""Which lines fit whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.care.helplines import facts
from hearten.care.helplines.facts import CHANNELS, NEEDS, Channel, Country, Need
from hearten.care.helplines.rules import OLDEST, Answer, Ask, find

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)  # a Tuesday
NIGHT = datetime(2026, 12, 1, 2, tzinfo=UTC)


def here(code: str) -> Country:
    found = facts.country(code)
    assert found is not None
    return found


def answer(ask: Ask, at: datetime = NOON) -> Answer:
    return find(ask, facts.country(ask.country), facts.world(), at)


def names(found: Answer) -> list[str]:
    return [offer.line.id for offer in found.first]


def test_a_child_gets_a_childs_line_first() -> None:
    assert names(answer(Ask("GB", age=12)))[0] == "gb-childline"


def test_the_young_see_a_line_of_their_own_and_one_for_everybody() -> None:
    for code in ("GB", "DE", "AU", "IE", "JP"):
        young = [offer.line.young for offer in answer(Ask(code, age=16)).first]
        assert set(young) == {True, False}, code


def test_nineteen_countries_have_a_pair() -> None:
    paired = [
        code
        for code in facts.codes()
        if {True, False} <= {offer.line.young for offer in answer(Ask(code)).first if offer.line.kind != "online_harm"}
    ]
    assert len(paired) == 19


def test_a_grown_up_gets_no_childs_line() -> None:
    found = answer(Ask("GB", age=40))
    assert all(not offer.line.young for offer in (*found.first, *found.others))


def test_ages_that_a_line_names_are_kept() -> None:
    assert "gb-childline" not in names(answer(Ask("GB", age=19)))
    assert "au-khl" in names(answer(Ask("AU", age=24)))
    assert "gb-hopeline247" not in [offer.line.id for offer in answer(Ask("GB", age=36)).others]


def test_a_band_of_ages_takes_every_line_that_takes_some_of_them() -> None:
    assert names(answer(Ask("GB", age=13, age_to=15)))[0] == names(answer(Ask("GB", age=14)))[0]
    adults = answer(Ask("AU", age=18, age_to=OLDEST))
    shown = [offer.line for offer in (*adults.first, *adults.others)]
    assert not shown[0].young
    assert "au-khl" in [line.id for line in shown], "up to 25: some of them"


@pytest.mark.parametrize("age", [3, 130])
def test_an_odd_age_is_left_out_and_said(age: int) -> None:
    found = answer(Ask("DE", age=age))
    assert "odd_age" in found.notes
    assert {offer.line.young for offer in found.first} == {True, False}


def test_an_unknown_country_gets_the_directories() -> None:
    found = answer(Ask("XX"))
    assert found.notes == ("unknown_country",)
    assert names(found) == ["intl-findahelpline", "intl-chi"]
    assert found.emergency is None


def test_no_country_is_not_a_wrong_country() -> None:
    assert answer(Ask()).notes == ("no_country",)


def test_the_emergency_number_is_there() -> None:
    found = answer(Ask("NO"))
    assert found.emergency is not None
    assert found.emergency.number == "112"


def test_an_emergency_number_from_one_second_hand_source_is_held_back() -> None:
    assert answer(Ask("GH")).emergency is None


def test_only_text_lines_for_who_wants_to_text() -> None:
    found = answer(Ask("GB", channel="text"))
    assert found.let_go == ()
    assert all(any(way.by == "text" for way in offer.ways) for offer in found.first)


def test_at_night_only_lines_that_are_open() -> None:
    found = answer(Ask("DE", age=15, open=True), NIGHT)
    assert found.let_go == ("open",)  # no line there is known to be open at night
    found = answer(Ask("GB", age=15, open=True), NIGHT)
    assert found.let_go == ()
    assert all(offer.opening.open for offer in found.first)


def test_wishes_are_let_go_in_order_and_said() -> None:
    found = answer(Ask("GB", language="xx", channel="sign", free=True))
    assert found.let_go == ("free", "language", "channel")
    assert found.first


def test_hours_by_language_and_by_way() -> None:
    assert answer(Ask("PL", language="uk", open=True), datetime(2026, 12, 1, 9, tzinfo=UTC)).let_go == ("open",)
    assert answer(Ask("PL", language="uk", open=True), datetime(2026, 12, 1, 15, tzinfo=UTC)).let_go == ()
    friday = datetime(2026, 12, 4, 17, tzinfo=UTC)
    assert answer(Ask("FI", age=14, channel="chat"), friday).first[0].opening.open is False


def test_numbers_of_the_region_only() -> None:
    beat = next(
        offer for offer in answer(Ask("GB", region="scotland", need="eating")).first if offer.line.id == "gb-beat"
    )
    assert [way.to for way in beat.ways if way.by == "call"] == ["0808 801 0432"]
    assert names(answer(Ask("CO", region="bogota", age=40))) == ["co-106"]


def test_a_need_of_its_own_comes_first() -> None:
    assert names(answer(Ask("FR", need="sextortion")))[0] == "fr-3018"
    assert names(answer(Ask("GB", need="sextortion", age=15)))[0] == "gb-report-remove"
    assert "gb-report-remove" not in names(answer(Ask("GB", need="sextortion", age=30)))
    assert names(answer(Ask("AU", need="eating")))[0] == "au-butterfly"


def test_a_need_nobody_names_is_met_by_those_who_listen() -> None:
    found = answer(Ask("DE", need="grief"))
    assert found.first
    assert "no_own_line" in found.notes


def test_services_of_the_world_stand_once() -> None:
    found = answer(Ask("US", need="sextortion"))
    sites = [way.to for offer in (*found.first, *found.others) for way in offer.ways if way.by == "site"]
    assert len(sites) == len(set(sites))


def test_europes_centres_are_for_europe() -> None:
    assert "intl-sic" not in [o.line.id for o in (*answer(Ask("US", need="online")).first, *answer(Ask("US")).others)]
    found = answer(Ask("SE", need="online"))
    assert "intl-sic" in [offer.line.id for offer in (*found.first, *found.others)]


def stale(code: str, name: str, checked: date) -> Country:
    """The country, with one line checked on that day."""
    country = here(code)
    lines = [
        replace(line, proof=replace(line.proof, checked=checked)) if line.id == name else line for line in country.lines
    ]
    return replace(country, lines=tuple(lines))


def test_a_stale_line_is_hidden_and_said() -> None:
    old = stale("GB", "gb-childline", NOON.date() - timedelta(days=181))
    found = find(Ask("GB", age=12), old, facts.world(), NOON)
    assert "gb-childline" not in [offer.line.id for offer in (*found.first, *found.others)]
    assert found.stale == 1


def test_a_line_due_for_a_check_is_shown_and_marked() -> None:
    old = stale("GB", "gb-childline", NOON.date() - timedelta(days=91))
    assert find(Ask("GB", age=12), old, facts.world(), NOON).first[0].due is True
    assert find(Ask("GB", age=12), here("GB"), facts.world(), NOON).first[0].due is False


def test_an_old_emergency_number_is_shown_and_marked() -> None:
    found = answer(Ask("GB"), NOON + timedelta(days=400))
    assert found.emergency is not None
    assert found.emergency_due
    assert names(found) == ["intl-findahelpline", "intl-chi"]
    assert all(offer.due for offer in found.first)
    assert found.stale > 0


def test_what_one_second_hand_source_says_is_held_back() -> None:
    found = answer(Ask("AT"))
    assert found.unchecked == 1
    assert "at-142" not in [offer.line.id for offer in (*found.first, *found.others)]


@given(
    code=st.sampled_from([*facts.codes(), "XX", "", "ZZ"]),
    age=st.none() | st.integers(0, 150),
    need=st.none() | st.sampled_from(NEEDS),
    channel=st.none() | st.sampled_from(CHANNELS),
    language=st.sampled_from(["", "en", "es", "xx"]),
    hour=st.integers(0, 23),
)
def test_nobody_is_left_without_an_answer(
    code: str, age: int | None, need: Need | None, channel: Channel | None, language: str, hour: int
) -> None:
    found = answer(
        Ask(code, age=age, need=need, channel=channel, language=language, open=True), NOON.replace(hour=hour)
    )
    assert 1 <= len(found.first) <= 3
    assert found.directories
    assert len({offer.line.id for offer in (*found.first, *found.others)}) == len(found.first) + len(found.others)
    assert all(offer.line.proof.confidence != "D" for offer in (*found.first, *found.others))
