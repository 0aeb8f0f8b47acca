"""The facts follow their scheme, and say what their sources say."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from hearten.care.helplines import facts
from hearten.care.helplines.facts import CHANNELS, KINDS, NEEDS, FactDamaged, Line, read_country
from hearten.care.helplines.proof import UNCHECKED

FACTS = Path(__file__).parents[1] / "facts"
LEFT_OUT = {"gb-ceop": "the source names no way to reach it"}
UNPLANNED = {"GH", "NA"}
"""Countries whose emergency number is not in the numbering plan we have: theirs is held back."""


def rows(name: str) -> list[list[str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))[1:]


def every_line() -> list[Line]:
    return [line for code in facts.codes() for line in _country(code).lines] + list(facts.world())


def _country(code: str) -> facts.Country:
    found = facts.country(code)
    assert found is not None
    return found


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_every_country_follows_the_scheme() -> None:
    for code in facts.codes():
        found = _country(code)
        assert found.code == code
        assert ZoneInfo(found.zone)
        assert isinstance(found.emergency.number, str)
        assert found.lines


def test_norway_is_a_country_and_not_a_no() -> None:
    assert _country("NO").lines[0].name == "Mental Helse Hjelpetelefonen"


def test_every_line_follows_the_scheme() -> None:
    for line in every_line():
        assert line.kind in KINDS, line.id
        assert set(line.needs) <= set(NEEDS), line.id
        assert {way.by for way in line.ways} <= set(CHANNELS), line.id
        assert line.ways, line.id
        assert line.proof.source.startswith("https://"), line.id
        assert line.proof.confidence in "ABCD", line.id
        assert isinstance(line.proof.checked, date), line.id
        assert isinstance(line.proof.as_of, date) or re.fullmatch(r"undated|\d{4}(-\d\d)?", line.proof.as_of), line.id
        assert all(re.fullmatch(r"[a-z]{2,3}", code) for code in line.languages), line.id
        assert not (line.always and line.windows), line.id


def test_ids_are_unique_and_begin_with_their_country() -> None:
    names = [line.id for line in every_line()]
    assert len(names) == len(set(names))
    for code in facts.codes():
        assert all(line.id.startswith(f"{code.lower()}-") for line in _country(code).lines), code


def test_a_line_is_found_by_its_id() -> None:
    found = facts.find_line("gb-childline")
    assert found is not None
    assert found.name == "Childline"
    assert facts.find_line("intl-stopncii") is not None
    assert facts.find_line("xx-nobody") is None


def test_regions_of_lines_are_regions_of_their_country() -> None:
    for code in facts.codes():
        found = _country(code)
        named = {line.region for line in found.lines} | {way.region for line in found.lines for way in line.ways}
        assert named - {""} <= set(found.regions), code


def test_every_fact_is_the_one_the_source_gives() -> None:
    given = rows("numbers.csv")
    for code, name, what, written in given:
        if name in LEFT_OUT:
            continue
        if what == "emergency":
            assert _country(code).emergency.number == written
            continue
        line = facts.find_line(name)
        assert line is not None, name
        assert _is_said(line, what, written), (name, what, written)


def _is_said(line: Line, what: str, written: str) -> bool:
    if what == "confidence":
        return line.proof.confidence == written
    if what == "as_of":
        return str(line.proof.as_of) == written
    channels = {"phone": ("call",), "text": ("text", "whatsapp"), "website": ("site",), "chat": ("chat",)}
    said = [way for way in line.ways if way.by in channels.get(what, (what,))]
    if what == "phone":
        return any(way.to and way.to in written for way in said)
    if what == "text":
        return any(way.to in written and way.word in written for way in said)
    return any(way.to == written for way in said)


def test_no_number_comes_from_nowhere() -> None:
    given = {(row[1], row[2]): "" for row in rows("numbers.csv")}
    for _, name, what, written in rows("numbers.csv"):
        given[name, what] += f" {written} "
    for line in every_line():
        for way in line.ways:
            key = {"call": "phone", "text": "text", "whatsapp": "text", "site": "website"}.get(way.by, way.by)
            if way.to:
                assert way.to in given[line.id, key], (line.id, way)


def test_what_is_left_out_is_left_out() -> None:
    assert all(facts.find_line(name) is None for name in LEFT_OUT)


def test_no_dead_number_lives_on() -> None:
    dead = {(digits(number), code) for number, code, _ in rows("dead_numbers.csv")}
    for code in facts.codes():
        for line in _country(code).lines:
            for way in line.ways:
                assert (digits(way.to), code) not in dead, line.id


def test_emergency_numbers_are_in_the_numbering_plan() -> None:
    for code in facts.codes():
        emergency = _country(code).emergency
        planned = shortnumberinfo.is_emergency_number(emergency.number, code)
        assert planned or code in UNPLANNED, code
        if code in UNPLANNED:
            assert emergency.proof.confidence == UNCHECKED, code


NOT_IN_THE_PLAN = {
    *("ar-135", "bd-1098", "bd-13219", "br-cvv", "cl-1515", "co-141", "gh-gisf", "gr-1018", "in-telemanas", "kr-109"),
    *("na-116", "nl-113", "pe-113", "ph-163", "ph-1553", "pk-1098", "vn-111", "za-116"),
}
"""Short numbers that the numbering plan of phonenumbers does not list (yet), though their sources name them."""


def test_numbers_can_be_dialled_where_they_are_given() -> None:
    strange = set()
    for code in facts.codes():
        for line in _country(code).lines:
            for way in line.ways:
                if way.by in ("call", "text", "whatsapp") and way.to and not _dialled(way.to, code):
                    strange.add(line.id)
    assert strange == NOT_IN_THE_PLAN


def _dialled(number: str, code: str) -> bool:
    parsed = phonenumbers.parse(number, code)
    if phonenumbers.is_valid_number(parsed):
        return True
    return not number.startswith("+") and shortnumberinfo.is_valid_short_number_for_region(parsed, code)


def test_a_file_that_breaks_the_scheme_says_which(tmp_path: Path) -> None:
    broken = tmp_path / "xx.toml"
    broken.write_text('code = "XX"\nzone = "UTC"\n', encoding="utf-8")
    with pytest.raises(FactDamaged, match=r"xx\.toml"):
        read_country(broken)


def test_the_documents_tell_the_coverage() -> None:
    text = (Path(__file__).parents[3] / "docs" / "help-lines.md").read_text(encoding="utf-8")
    written = [line for line in text.splitlines() if re.match(r"\| [A-Z]{2} \|", line)]
    assert written == [_row(code) for code in facts.codes()]


def _row(code: str) -> str:
    found = _country(code)
    shown = [line for line in found.lines if line.proof.confidence != UNCHECKED]
    number = "–" if found.emergency.proof.confidence == UNCHECKED else found.emergency.number
    names = [", ".join(line.name for line in shown if line.young is young) or "–" for young in (True, False)]
    return f"| {code} | {number} | {names[0]} | {names[1]} | {len(found.lines) - len(shown) or '–'} |"
