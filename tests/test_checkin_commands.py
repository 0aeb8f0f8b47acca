"""`hearten checkin` as a person or a program runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hearten import checkin_commands, terminal
from hearten.journeys.check_in import history
from hearten.journeys.desk import open_desk
from tests.test_cli import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def test_a_diary_in_and_out(shell: Shell, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text("answered_at,item,value\n2026-05-14 21:03,valence,62\n2226-05-14 21:03,valence,62\n")
    receipt = shell.json("checkin", "import", diary)
    assert (receipt["added"], receipt["by_item"]) == (1, {"valence": 1})
    assert receipt["files"][0]["troubles"][0]["reason"] == "future"
    assert "0 new answers" in shell.run("checkin", "import", diary).stdout
    assert shell.run("checkin", "export", tmp_path / "out.csv").returncode == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "2026-05-14T21:03:00Z,valence,62,,0 to 100,plain"


def test_what_nobody_can_read_is_status_1(shell: Shell, tmp_path: Path) -> None:
    poem = tmp_path / "poem.txt"
    poem.write_text("roses\n")
    done = shell.run("checkin", "import", poem, "--json")
    assert (done.returncode, json.loads(done.stdout)["files"][0]["outcome"]) == (1, "unknown")


def test_adding(shell: Shell) -> None:
    added = shell.json("checkin", "add", "--valence", "62", "--item", "sleep=70", "--because", "r/made_up")
    assert [(one["item"], one["value"]) for one in added["added"]] == [("valence", 62.0), ("sleep", 70.0)]
    assert shell.run("checkin", "add", "valence=30", "calm=5").returncode == 0
    assert shell.run("checkin", "export").stdout.count("valence") == 2
    assert shell.run("checkin", "add").returncode == 2
    assert shell.run("checkin", "add", "--valence", "101").returncode == 2
    assert shell.run("checkin", "add", "--item", "who5_1=6").returncode == 2


def test_alone_it_says_what_it_can_do_where_nobody_types(shell: Shell) -> None:
    done = shell.run("checkin")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Say how you are: it asks, and Enter skips." in done.stdout
    assert "questions" in done.stdout


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("5\n\n1\n7\n", [("calm", 2.0), ("connection", 98.0), ("valence", 66.0)]),
        ("lots\n8\n4\n\n\n\n", [("valence", 50.0)]),
        ("\n\n\n\n", []),
    ],
)
def test_alone_it_asks_where_somebody_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: list[tuple[str, float]]
) -> None:
    monkeypatch.setattr(terminal, "somebody_types", lambda: True)
    monkeypatch.setenv("HEARTEN_PASSPHRASE", "")
    done = CliRunner(env={"HEARTEN_HOME": str(tmp_path / "home")}).invoke(checkin_commands.app, input=typed)
    assert done.exit_code == 0, done.output
    assert "How are you right now? 1 very low … 7 very good:" in done.stdout
    assert ("Kept. Thank you." in done.stdout) is bool(kept)
    assert ("That is fine too." in done.stdout) is (not kept)
    found = history(open_desk(tmp_path / "home"))
    assert sorted((one.item, one.value) for one in found) == kept


def test_questions_and_reminders(shell: Shell, tmp_path: Path) -> None:
    found = shell.json("checkin", "questions", "--all", "--age", "15")["questions"]
    assert [one["name"] for one in found] == ["who5"]
    assert found[0]["licence"]
    assert "All of the time" in shell.run("checkin", "questions", "--all").stdout
    assert shell.run("checkin", "remind", tmp_path / "r.ics", "--at", "25:00").returncode == 2
    assert shell.run("checkin", "remind", tmp_path / "r.ics", "--at", "09:30").returncode == 0


def test_forgetting(shell: Shell, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text("answered_at,item,value\n2026-05-14 21:03,valence,62\n2026-05-15 21:03,calm,62\n")
    shell.run("checkin", "import", diary)
    assert shell.run("checkin", "forget").returncode == 2
    assert "1 answer forgotten" in shell.run("checkin", "forget", "--before", "2026-05-15", "--yes").stdout
    assert "0 answers forgotten" in shell.run("checkin", "forget", "--item", "mood", "--yes").stdout
    assert "1 answer forgotten" in shell.run("checkin", "forget", "--yes").stdout


def test_a_folder_full_of_other_things_is_said_in_short(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text("roses\n")
    (folder / "diary.csv").write_text("answered_at,item,value\n2026-05-14 21:03,valence,62\n")
    said = shell.run("checkin", "import", folder)
    assert said.returncode == 0
    assert "And 6 more files like that." in said.stdout
    assert len(shell.json("checkin", "import", folder)["files"]) == 10
