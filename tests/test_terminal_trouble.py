"""What a tired person meets at a terminal: full disks, old code pages, slips of the finger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made import takeout
from tests.test_cli import Shell

JAPAN = ("help-lines", "--country", "JP")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def into(shell: Shell, target: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The command with its standard output led elsewhere by a shell."""
    command = " ".join([f'"{sys.executable}"', "-m", "hearten", *words, target])
    return subprocess.run(
        ["/bin/sh", "-c", command], env=shell.env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("sources",), JAPAN, ("checkin", "export"), ("experiment", "list")])
def test_a_full_output_is_said_in_a_sentence(shell: Shell, words: tuple[str, ...]) -> None:
    done = into(shell, ">/dev/full", *words)
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "mistake" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_knows_few_letters_still_gets_the_numbers(shell: Shell, encoding: str) -> None:
    shell.env["PYTHONIOENCODING"] = encoding
    shell.env["LANG"] = "hi_IN.UTF-8"
    done = subprocess.run(
        [sys.executable, "-m", "hearten", *JAPAN], env=shell.env, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0
    assert b"119" in done.stdout
    assert b"mistake" not in done.stderr
    document = subprocess.run(
        [sys.executable, "-m", "hearten", *JAPAN, "--json"],
        env=shell.env,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert json.loads(document.stdout.decode("utf-8"))["country"] == "JP"


@pytest.mark.parametrize("words", [("checkin", "export"), ("checkin", "remind")])
def test_a_file_that_is_there_already_is_left_alone(shell: Shell, tmp_path: Path, words: tuple[str, ...]) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("precious")
    done = shell.run(*words, mine)
    assert done.returncode == 2
    assert "mine.txt is already there" in done.stderr
    assert mine.read_text() == "precious"


def test_a_place_that_takes_no_file_gets_a_sentence(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("checkin", "remind", tmp_path / "nowhere" / "bells.ics")
    assert done.returncode == 1
    assert "could not write bells.ics" in done.stderr


def test_the_ending_of_a_file_says_its_format(shell: Shell, tmp_path: Path) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    assert shell.run("export", tmp_path / "mine.csv").returncode == 0
    assert (tmp_path / "mine.csv").read_text().startswith('"key","seen_at"')
    crossed = shell.run("export", tmp_path / "mine.json", "--format", "csv")
    assert (crossed.returncode, (tmp_path / "mine.json").exists()) == (2, False)


def test_a_check_in_of_this_moment_counts_at_once(shell: Shell) -> None:
    assert shell.run("checkin", "add", "--valence", "60").returncode == 0
    found = shell.json("effects")
    assert (found["check_ins"], found["left_out"]) == (1, {})


def test_slips_of_the_finger_are_named(shell: Shell, tmp_path: Path) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    gone = shell.run("forget", "--platform", "yuotube", "--yes")
    assert (gone.returncode, "youtube" in gone.stderr) == (2, True)
    lines = shell.run("help-lines", "--country", "GB", "--need", "evrything", "--age", "old", "--region", "scotland")
    assert (lines.returncode, "999" in lines.stdout) == (0, True)
    assert "--need, --age" in lines.stderr
    assert "--region" not in lines.stderr
    planned = shell.run("experiment", "plan", "--platform", "yuotube")
    assert (planned.returncode, "Nothing in your history has that name" in planned.stdout) == (0, True)
    assert "has that name" not in shell.run("experiment", "plan", "--platform", "youtube").stdout


def test_a_diary_at_the_wrong_door_is_shown_the_right_one(shell: Shell, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text("answered_at,item,value\n2026-05-01T10:00,valence,60\n")
    done = shell.run("import", diary, "--json")
    assert done.returncode == 1
    assert "hearten checkin import" in json.loads(done.stdout)["files"][0]["note"]


def test_nothing_yet_is_said_too(shell: Shell) -> None:
    assert "corrected nothing" in shell.run("signals", "corrections").stdout
    started = shell.run("experiment", "start")
    assert (started.returncode, "There is no experiment yet" in started.stderr) == (2, True)


def test_hours_of_an_experiment_stand_in_one_line_a_day(shell: Shell) -> None:
    assert shell.run("experiment", "plan", "--own", "no phone in bed", "--kind", "windows").returncode == 0
    shown = shell.run("experiment", "start").stdout.splitlines()
    assert len(shown) == 1 + 56 + 1
    assert all("–" in line or line.endswith("as usual") for line in shown[1:-1])
    assert os.linesep not in shown[1]


def test_an_empty_name_is_not_the_folder_one_happens_to_be_in(shell: Shell) -> None:
    done = shell.run("import", "")
    assert (done.returncode, "no file or folder" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [("--own", "  "), ("--change", "voice-muted", "--platform", "tiktok"), ("--change", "notifications-off")],
)
def test_a_change_of_nothing_is_no_plan(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell.run("experiment", "plan", *words).returncode == 2
