"""Countries are known by name and code, in any language, and nonsense is no country."""

from __future__ import annotations

import pytest

from hearten.guides.countries import NOT_COUNTRIES, countries, name_of
from hearten.guides.rights import PARTS, pack_for, packs


def test_names_in_the_order_of_the_alphabet() -> None:
    known = countries()
    assert 230 < len(known) < 280
    assert [name.casefold() for _, name in known] == sorted(name.casefold() for _, name in known)
    assert name_of("GB") == "United Kingdom"
    assert name_of("DE", "de") == "Deutschland"


@pytest.mark.parametrize("language", ["xx", "", "klingon-at-home", "en-GB", "pt-br"])
def test_an_unknown_language_still_has_countries(language: str) -> None:
    assert len(countries(language)) > 200


@pytest.mark.parametrize("code", [*sorted(NOT_COUNTRIES), "", "gb", "G", "GBR", "12", "<b>"])
def test_what_is_no_country(code: str) -> None:
    assert name_of(code) == ""


def test_every_country_has_a_pack_that_answers_everything() -> None:
    for code, _ in countries():
        pack = pack_for(code)
        assert all(pack.parts[part] for part in PARTS)
    own = [pack for pack in packs().values() if pack.countries]
    listed = [code for pack in own for code in pack.countries]
    assert len(listed) == len(set(listed)) == 30
    assert all(name_of(code) for code in listed)
