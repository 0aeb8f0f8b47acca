"""The commands as a person or a program runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hearten import __version__, cli
from hearten.ground.errors import INTERRUPTED
from tests.made import MARKER, START, takeout, watch_history


class Shell:
    """Runs `hearten` in its own process with its own home, without a terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.env = {**os.environ, "HEARTEN_HOME": str(home), "TZ": "UTC"}
        self.env.pop("HEARTEN_PASSPHRASE", None)

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "hearten", *map(str, words)]
        return subprocess.run(
            command, env=self.env, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
        )

    def json(self, *words: str | Path) -> Any:
        done = self.run(*words, "--json")
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def test_from_file_to_overview(shell: Shell, tmp_path: Path) -> None:
    packed = takeout(tmp_path / "takeout.zip", 25)
    receipt = shell.json("import", packed)
    assert (receipt["added"], receipt["already_there"], receipt["by_platform"]) == (25, 0, {"youtube": 25})
    assert set(receipt["files"][0]) >= {"name", "platform", "outcome", "traces", "unread", "bytes_lost", "note"}
    assert shell.json("import", packed)["added"] == 0
    seen = shell.json("overview")
    assert (seen["traces"], seen["by_act"]) == (25, {"viewed": 25})
    assert seen["last"] == START.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert {
        "platform": "youtube", "voice": "Quiet Kettle 0", "traces": 5, "seconds": 0.0, "seconds_inferred": 5 * 180.0,
    } in seen["by_voice"]  # fmt: skip
    assert sum(seen["by_hour"]) == 25


def test_people_get_words(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("import", takeout(tmp_path / "takeout.zip", 25))
    assert done.returncode == 0
    assert "25 new things" in done.stdout
    assert "no passphrase" in done.stderr
    assert "25 things" in shell.run("overview").stdout
    assert "YouTube" in shell.run("sources").stdout


def test_nothing_that_can_be_read_is_status_1(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text(f"{MARKER}\n")
    done = shell.run("import", path)
    assert done.returncode == 1
    assert MARKER not in done.stdout + done.stderr


def test_damage_is_status_1_and_keeps_what_is_good(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "watch-history.json"
    path.write_bytes(watch_history(20)[:-30])
    done = shell.run("import", path, "--json")
    receipt = json.loads(done.stdout)
    assert (done.returncode, receipt["added"], receipt["files"][0]["outcome"]) == (1, 19, "damaged")


@pytest.mark.parametrize(
    "words",
    [
        ["import", "no-such-file.zip"],
        ["forget"],
        ["forget", "--all", "--platform", "tiktok"],
        ["forget", "--before", "yesterday"],
        ["forget", "--all"],
        ["export", "--format", "xml", "out"],
        ["nonsense"],
    ],
)
def test_words_that_are_not_understood_are_status_2(shell: Shell, words: list[str]) -> None:
    done = shell.run(*words)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_passphrase_from_the_environment_protects_and_opens(shell: Shell, tmp_path: Path) -> None:
    packed = takeout(tmp_path / "takeout.zip", 8)
    shell.env["HEARTEN_PASSPHRASE"] = "three quiet otters"
    made = shell.run("init")
    assert "recovery code" in made.stderr
    assert shell.json("import", packed)["added"] == 8
    shell.env["HEARTEN_PASSPHRASE"] = "wrong"
    wrong = shell.run("overview")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "does not open this vault" in wrong.stderr
    del shell.env["HEARTEN_PASSPHRASE"]
    locked = shell.run("overview")
    assert locked.returncode == 1
    assert "locked" in locked.stderr


def test_forget_and_export(shell: Shell, tmp_path: Path) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    assert shell.run("export", "--format", "csv", tmp_path / "out").returncode == 0
    assert len((tmp_path / "out" / "traces.csv").read_text().splitlines()) == 9
    done = shell.run("forget", "--platform", "youtube", "--yes")
    assert (done.returncode, done.stdout) == (0, "8 things forgotten.\n")
    assert shell.json("overview")["traces"] == 0
    assert shell.run("forget", "--all", "--yes").returncode == 0
    assert not (shell.home / "vault" / "vault.json").exists()


def test_a_shape_report_has_keys_and_no_values(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("import", "--shape", takeout(tmp_path / "takeout.zip", 8))
    assert done.returncode == 0
    assert "titleUrl" in done.stdout
    assert MARKER not in done.stdout
    assert not shell.home.exists(), "looking at a file makes no vault"


def test_sources_as_json(shell: Shell) -> None:
    platforms = {row["platform"]: row for row in shell.json("sources")["platforms"]}
    assert {"youtube", "google", "instagram", "tiktok", "web"} <= set(platforms)
    assert "viewed" in platforms["youtube"]["kinds"]
    assert "voice" in platforms["youtube"]["fills"]


def plain_table(path: Path, *rows: str) -> Path:
    path.write_text("seen_at,platform,space,voice,act\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_names_are_shown_as_they_are_written_and_command_nothing(shell: Shell, tmp_path: Path) -> None:
    table = plain_table(tmp_path / "a [red] b.csv", "2026-05-14,radio,[/b] wave,\x1b[31mAda\x07 [old],listened")
    done = shell.run("import", table)
    assert (done.returncode, "a [red] b.csv" in done.stdout) == (0, True)
    seen = shell.run("overview")
    assert seen.returncode == 0
    assert "[/b] wave (radio)" in seen.stdout
    assert "[31mAda [old] (radio)" in seen.stdout
    assert "\x1b" not in seen.stdout


def test_a_table_without_one_row_that_can_be_read_is_status_1(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("import", plain_table(tmp_path / "a.csv", "some day,radio,,,listened")).returncode == 1
    assert shell.run("import", plain_table(tmp_path / "b.csv")).returncode == 0, "an empty list is read to its end"


@pytest.mark.parametrize("name", ["traces", "texts"])
def test_an_export_with_a_gap_says_so(shell: Shell, tmp_path: Path, name: str) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    table = tmp_path / "comments.csv"
    head = "Comment ID,Channel ID,Comment Create Timestamp,Price,Video ID,Comment Text"
    table.write_text(f"{head}\nUgx{'a' * 20},UC{'c' * 22},2024-02-03T04:05:06Z,0,AAAAAAAAAA1,Such a quiet kettle\n")
    assert shell.run("import", table).returncode == 0
    for segment in (shell.home / "vault" / "segments").glob(f"{name}-*"):
        segment.write_bytes(segment.read_bytes()[:-9])
    done = shell.run("export", "--format", "json", tmp_path / "out")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr
    assert (tmp_path / "out" / "traces.json").exists()
    assert shell.run("overview", "--json").returncode == (1 if name == "traces" else 0)


def test_a_platform_may_be_written_as_people_write_it(shell: Shell, tmp_path: Path) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    assert shell.run("forget", "--platform", "YouTube", "--yes").stdout == "8 things forgotten.\n"


def test_one_voice_and_what_names_it(shell: Shell, tmp_path: Path) -> None:
    shell.json("import", takeout(tmp_path / "takeout.zip", 8))
    voice, *others = shell.json("overview")["by_voice"]
    assert shell.run("forget", "--voice", voice["voice"], "--yes").stdout == f"{voice['traces']} things forgotten.\n"
    assert shell.json("overview")["by_voice"] == others
    assert shell.run("forget", "--voice", "nobody", "--yes").stdout == "0 things forgotten.\n"


@pytest.mark.skipif(os.name == "nt", reason="closes standard streams as a Unix shell does")
@pytest.mark.parametrize(("closed", "status"), [("<&-", 0), (">&-", 1), (">/dev/full", 1)])
def test_closed_and_full_streams_get_a_sentence_at_most(shell: Shell, tmp_path: Path, closed: str, status: int) -> None:
    if closed.endswith("full") and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    takeout(tmp_path / "takeout.zip", 8)
    command = f'"{sys.executable}" -m hearten import takeout.zip --json {closed}'
    words = ["/bin/sh", "-c", command]
    done = subprocess.run(words, cwd=tmp_path, env=shell.env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert ("could not be written" in done.stderr) == (status == 1)


def test_a_mistake_of_ours_is_told_without_its_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble() -> None:
        raise RuntimeError(MARKER)

    monkeypatch.setattr(cli, "data_home", stumble)
    monkeypatch.setattr(sys, "argv", ["hearten", "overview"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    with pytest.raises(RuntimeError) as caught:
        cli.main()
    sys.excepthook(caught.type, caught.value, caught.tb)
    told = capsys.readouterr().err
    assert "RuntimeError in test_cli.py line" in told
    assert MARKER not in told


def test_ctrl_c_says_that_nothing_was_harmed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "data_home", pressed)
    monkeypatch.setattr(sys, "argv", ["hearten", "overview"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == INTERRUPTED
    assert capsys.readouterr().err == "Stopped. What was kept before is unharmed.\n"
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == "Stopped. What was kept before is unharmed.\n"


def test_it_says_its_version(tmp_path: Path) -> None:
    said = Shell(tmp_path).run("--version")
    assert (said.returncode, said.stdout) == (0, f"hearten {__version__}\n")
    assert not list(tmp_path.iterdir()), "a question about the program makes no vault"


PRESS_EARLY = """
import os, runpy, signal, sys

class Presses:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a test in the background would not have
sys.meta_path.insert(0, Presses())
runpy.run_module("hearten", run_name="__main__")
"""
"""The program, and somebody who presses Ctrl-C while it is still loading its libraries."""


def test_ctrl_c_before_the_program_is_loaded_shows_no_insides() -> None:
    ended = subprocess.run([sys.executable, "-c", PRESS_EARLY], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (INTERRUPTED, "Stopped. What was kept before is unharmed.\n")
