"""`hearten experiment` as a person or a program runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def test_plan_start_look_and_stop(shell: Shell, tmp_path: Path) -> None:
    planned = shell.json("experiment", "plan", "--platform", "tiktok")
    assert (planned["status"], planned["days"], planned["schedule"]) == ("planned", 56, [])
    assert 3 < planned["visible"] < 6
    started = shell.json("experiment", "start", planned["id"])
    assert (started["status"], len(started["schedule"]), len(started["commitment"])) == ("running", 56, 64)
    looked = shell.json("experiment", "analyse")
    assert (looked["result"], looked["status"]) == (None, "running")
    assert shell.run("experiment", "remind", tmp_path / "days.ics").returncode == 0
    assert (tmp_path / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert shell.json("experiment", "log", "--stop")["status"] == "stopped"
    assert [one["status"] for one in shell.json("experiment", "list")["experiments"]] == ["stopped"]


def test_a_hopeless_plan_says_why_and_what_instead(shell: Shell) -> None:
    done = shell.run("experiment", "plan", "--platform", "tiktok", "--days", "8", "--json")
    assert done.returncode == 2
    assert set(json.loads(done.stdout)["refused"]) == {"reason", "alternative"}
    assert "Instead" in done.stderr


def test_a_plan_without_a_change_is_asked_for_one(shell: Shell) -> None:
    done = shell.run("experiment", "plan")
    assert (done.returncode, "--platform" in done.stderr) == (2, True)
