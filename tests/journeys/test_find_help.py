"""What somebody asks becomes an answer, for a page, a terminal and a program."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearten.care.helplines import words
from hearten.care.helplines.hours import Opening
from hearten.care.helplines.rules import Ask
from hearten.journeys.find_help import (
    as_json,
    countries,
    country_code,
    find_help,
    notes,
    regions,
    remember_country,
    remembered_country,
    spoken_on_lines,
    understood,
)
from hearten.journeys.preferences import Preferences, preferences, remember
from hearten.languages.speaking import speaking

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_what_makes_no_sense_is_left_out() -> None:
    form = {"country": "uk", "age": "x1", "need": "?", "channel": "smoke", "language": "pt-BR", "open": "yes"}
    assert understood(form) == Ask("GB", language="pt", open=True)
    assert understood({"age": "9999"}).age is None


def test_a_country_in_several_spellings() -> None:
    assert [country_code(written) for written in (" gb ", "UK", "el", "no", "")] == ["GB", "GB", "GR", "NO", ""]


def test_the_country_is_remembered_and_nothing_else(tmp_path: Path) -> None:
    remember(tmp_path, Preferences(language="de"))
    remember_country(tmp_path, "NO")
    remember_country(tmp_path, "XX")
    assert preferences(tmp_path) == Preferences(language="de", country="NO")
    assert remembered_country(tmp_path) == "NO"


def test_names_in_the_language_spoken_now() -> None:
    assert ("DE", "Germany") in countries()
    with speaking("es"):
        assert ("DE", "Alemania") in countries()
        assert ("de", "Alemán") in spoken_on_lines()
    assert ("scotland", "Scotland") in regions("GB")
    assert regions("XX") == []


def test_as_json_has_the_shape_that_others_rely_on() -> None:
    document = as_json(find_help(Ask("GB", age=15), NOON), NOON)
    assert {"lines", "emergency", "note"} <= set(document)
    assert document["emergency"][0]["number"] == "999"
    first = document["lines"][0]
    assert first["ways"][0] == {"by": "call", "to": "0800 1111"}
    assert first["as_of"] == "2022-05-17"
    assert json.dumps(document)


@pytest.mark.parametrize("asked", [Ask("XX"), Ask(), Ask("DE", age=3), Ask("DE", age=130), Ask("ES", language="xx")])
def test_lines_are_never_empty_and_the_note_says_why(asked: Ask) -> None:
    answer = find_help(asked, NOON)
    document = as_json(answer, NOON)
    assert document["lines"]
    assert document["note"]


def test_what_is_hidden_is_said() -> None:
    assert "1 line is held back until someone has checked it." in notes(find_help(Ask("AT"), NOON))
    late = notes(find_help(Ask("GB"), NOON.replace(year=2027)))
    assert "The emergency number has not been checked for a while. It may be out of date." in late
    assert any("are hidden. They were last checked too long ago." in sentence for sentence in late)


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (Opening(None), "We do not know the hours."),
        (Opening(open=True), "Open now, day and night."),
        (Opening(open=True, until=NOON.replace(hour=20)), "Open now, until 20:00 on your clock."),
        (Opening(open=False, next=NOON.replace(hour=14)), "Closed now. Opens 14:00 on your clock."),
        (Opening(open=False, next=NOON.replace(day=2, hour=9)), "Closed now. Opens tomorrow 09:00 on your clock."),
        (Opening(open=False, next=NOON.replace(day=7, hour=9)), "Closed now. Opens Monday 09:00 on your clock."),
        (Opening(open=False), "Closed now."),
    ],
)
def test_hours_by_the_readers_clock(opening: Opening, said: str) -> None:
    assert words.hours(opening, NOON) == said


def run(home: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "hearten", "help-lines", *arguments],
        env={"HEARTEN_HOME": str(home), "LANG": "C.UTF-8", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_the_command_needs_no_vault_and_makes_none(tmp_path: Path) -> None:
    document = json.loads(run(tmp_path, "--country", "NO", "--json"))
    assert document["lines"][0]["name"] == "Mental Helse Hjelpetelefonen"
    said = run(tmp_path, "--country", "GB", "--age", "15", "--need", "bullying")
    assert said.startswith("In danger now? Call 999.")
    assert list(tmp_path.iterdir()) == []
