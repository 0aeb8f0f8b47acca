"""What `hearten help-lines` says on the day the facts were read, and when that is long ago."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearten import help_terminal
from hearten.care.helplines import facts
from hearten.ground.clock import as_microseconds

FORM = {"country": "GB", "region": "", "age": "15", "need": "", "language": "", "channel": ""}
Show = Callable[..., str]
STALE = "It may be out of date."


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Show:
    """Shows the lines so many days after the last check of Childline."""
    monkeypatch.setenv("HEARTEN_HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    country = facts.country("GB")
    assert country is not None
    checked = next(line for line in country.lines if line.id == "gb-childline").proof.checked

    def show(days: int, *, as_json: bool = False) -> str:
        at = as_microseconds(datetime(checked.year, checked.month, checked.day, 12, tzinfo=UTC) + timedelta(days=days))
        monkeypatch.setattr("hearten.journeys.find_help.now", lambda: at)
        help_terminal.show(FORM, as_json=as_json)
        return capsys.readouterr().out

    return show


def test_the_number_for_danger_stands_first(shown: Show) -> None:
    for days in (0, 91, 181, 4000):
        assert shown(days).startswith("In danger now? Call 999.")


def test_what_was_checked_long_ago_says_so_and_then_hides(shown: Show) -> None:
    assert STALE not in shown(90)
    late = shown(91)
    assert "0800 1111" in late
    assert STALE in late
    gone = shown(181)
    assert "0800 1111" not in gone
    assert "They were last checked too long ago." in gone
    assert "findahelpline.com" in gone, "a list of lines is better than nothing"


def test_the_same_for_programs(shown: Show) -> None:
    assert not json.loads(shown(90, as_json=True))["lines"][0]["may_be_out_of_date"]
    assert json.loads(shown(91, as_json=True))["lines"][0]["may_be_out_of_date"]
    late = json.loads(shown(181, as_json=True))
    assert late["hidden"]["stale"] > 5
    assert late["lines"], "never empty"
    assert late["emergency"][0]["number"] == "999"
