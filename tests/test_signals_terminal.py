"""`hearten signals` as a person or a program sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hearten import shown, signals_commands, signals_terminal
from hearten.ground.errors import UsageError
from hearten.journeys import signal_switches
from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.overview import overview
from hearten.journeys.preferences import preferences
from hearten.signals.errors import NoSuchLabel
from tests.journeys.test_words import HARD, KETTLE, PLAIN, SUPPORT, THANKS
from tests.signals.invented import invented_scorer
from tests.talks import ME, bring

TALKS = {KETTLE: [(0, ME, SUPPORT), (5, KETTLE, THANKS), (9, KETTLE, HARD), (12, KETTLE, PLAIN)]}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    def scorer(home: Path) -> Any:
        return invented_scorer(preferences(home).labels_off)

    monkeypatch.setattr(signal_switches, "load_scorer", scorer)
    make_vault(tmp_path / "home", None)
    return open_desk(tmp_path / "home")


Out = pytest.CaptureFixture[str]


def test_lines_are_answered(desk: Desk, tmp_path: Path, capsys: Out) -> None:
    asked = tmp_path / "lines.jsonl"
    asked.write_text('{"text": "thanks for the lovely evening"}\n{"text": \n', encoding="utf-8")
    assert not signals_terminal.score(desk.home, asked, "gratitude, JOY")
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (list(first["labels"]), first["calls"]["gratitude"]) == (["joy", "gratitude"][::-1], "present")
    assert second["line"] == 2
    with pytest.raises(NoSuchLabel):
        signals_terminal.score(desk.home, asked, "sadness")


def test_a_folder_is_no_file_of_lines(tmp_path: Path) -> None:
    done = CliRunner().invoke(signals_commands.app, ["score", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "directory" in done.stderr


def test_switches_are_remembered(desk: Desk, capsys: Out) -> None:
    signals_terminal.switch(desk.home, "Self-Harm", on=False)
    signals_terminal.status(desk.home, as_json=True)
    said = capsys.readouterr().out
    assert "add --forget" in said
    now = json.loads(said[said.index("{") :])
    assert (now["on"], now["labels"]["self_harm"], now["labels"]["joy"], now["model"]) == (
        True,
        False,
        True,
        "invented-1",
    )
    signals_terminal.switch(desk.home, None, on=False)
    signals_terminal.status(desk.home, as_json=False)
    assert "switched off" in capsys.readouterr().out
    signals_terminal.switch(desk.home, None, on=True)
    assert preferences(desk.home).labels_off == ()


def test_numbers_can_be_forgotten(desk: Desk, capsys: Out) -> None:
    bring(desk, TALKS)
    signals_terminal.switch(desk.home, None, on=False, forget=True)
    assert "The numbers of 4 texts are gone." in capsys.readouterr().out
    assert desk.vault.rows("signals") == 0
    assert desk.vault.rows("traces") == 4


def test_moments_are_listed_without_words_unless_asked(desk: Desk, capsys: Out) -> None:
    bring(desk, TALKS, others_words=True)
    signals_terminal.moments(desk.home, show=False, as_json=False)
    said = capsys.readouterr().out
    assert "1 message to you sounded unkind;" in said
    assert KETTLE in said
    assert HARD not in said
    signals_terminal.moments(desk.home, show=True, as_json=True)
    assert json.loads(capsys.readouterr().out)["moments"][0]["words"] == HARD


def test_a_correction_is_made_listed_and_taken_back(desk: Desk, capsys: Out) -> None:
    bring(desk, TALKS)
    signals_terminal.moments(desk.home, show=False, as_json=True)
    name = json.loads(capsys.readouterr().out)["moments"][0]["name"]
    signals_terminal.correct(desk.home, name, "banter", conversation=False)
    signals_terminal.moments(desk.home, show=False, as_json=False)
    assert "no words from others" in capsys.readouterr().out
    signals_terminal.corrections(desk.home, as_json=True)
    (kept,) = json.loads(capsys.readouterr().out)["corrections"]
    assert (kept["what"], kept["voice"], kept["message"]) == ("banter", KETTLE, name)
    signals_terminal.take_back(desk.home, kept["name"])
    assert "Taken back." in capsys.readouterr().out
    signals_terminal.moments(desk.home, show=False, as_json=True)
    assert json.loads(capsys.readouterr().out)["received"] == 1
    signals_terminal.correct(desk.home, name, "family", conversation=True)
    signals_terminal.corrections(desk.home, as_json=False)
    assert "family" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "what"), [("zz", "banter"), ("00", "banter"), ("0" * 32, "family")])
def test_a_wrong_name_is_told(desk: Desk, name: str, what: str) -> None:
    with pytest.raises(UsageError):
        signals_terminal.correct(desk.home, name, what, conversation=False)


def test_the_overview_tells_kindness_and_folds_the_rest(desk: Desk, capsys: Out) -> None:
    shown.show_overview(overview(desk))
    assert overview(desk).as_json()["kindness"] is None
    bring(desk, TALKS)
    seen = overview(desk)
    shown.show_overview(seen)
    said = " ".join(capsys.readouterr().out.split())
    assert "Kind words: 1 from you, 1 to you. 1 person thanked you after you stood by them." in said
    assert "hearten signals moments" in said
    found = json.loads(json.dumps(seen.as_json()))
    assert (found["kindness"]["people_helped"], found["hard_moments"]["received"]) == (1, 1)
    assert KETTLE not in json.dumps(found["hard_moments"])
    signals_terminal.switch(desk.home, None, on=False)
    assert overview(desk).as_json()["kindness"] is None


def test_catching_up(desk: Desk, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearten.journeys.listening.Scorer.load", invented_scorer)
    bring(desk, TALKS, lambda _desk: None)
    signals_terminal.update(desk.home, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"scored": 1, "missing": 0, "note": ""}
    signals_terminal.update(desk.home, as_json=False)
    assert "read already" in capsys.readouterr().out
