"""From two CSV files to what goes with a person's mood."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from tests.effects.lives import Habit, Life, life
from typer.testing import CliRunner

from hearten.care.checkins.answers import Answer
from hearten.cli import app
from hearten.ground.clock import as_microseconds
from hearten.journeys.check_in import keep
from hearten.journeys.desk import Desk
from hearten.journeys.understand import moments, moods, understand
from hearten.vault.tables import SIGNALS, TABLES, TRACES, conform

HABITS = [
    Habit("reddit", "r/made_up_watercolour", effect=22),
    Habit("reddit", "r/made_up_quarrels", effect=-22),
    Habit("youtube", None, "Quiet Kettle"),
]


def written(table: pa.Table, path: Path) -> Path:
    """A table as a CSV file."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(table.column_names)
    for row in table.to_pylist():
        rows.writerow([value.isoformat() if hasattr(value, "isoformat") else value for value in row.values()])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def files(made: Life, folder: Path) -> tuple[Path, Path]:
    """The two files that a person brings."""
    moods = made.moods.append_column("item", pa.array(["valence"] * made.moods.num_rows))
    return written(made.seen, folder / "exposures.csv"), written(moods, folder / "moods.csv")


def run(home: Path, *words: str | Path) -> Any:
    done = CliRunner(env={"HEARTEN_HOME": str(home), "TZ": "UTC"}).invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done


def test_two_csv_files_become_effects(tmp_path: Path) -> None:
    exposures, diary = files(life(HABITS), tmp_path)
    home = tmp_path / "home"
    run(home, "import", exposures)
    run(home, "checkin", "import", diary)
    found = json.loads(run(home, "effects", "--json").stdout)
    assert set(found) >= {"as_of", "check_ins", "days", "items"}
    assert (found["check_ins"], found["days"]) == (239, 60)  # two came within a minute
    asked = {"level", "platform", "space", "voice", "dose", "estimate", "low", "high", "p_false_sign", "call", "why"}
    assert all(set(item) >= asked | {"sentence"} for item in found["items"])
    calls = {item["space"]: item["call"] for item in found["items"] if item["level"] == "space"}
    assert calls == {"r/made_up_watercolour": "lifts", "r/made_up_quarrels": "weighs"}
    voices = json.loads(run(home, "effects", "--by", "voice", "--json").stdout)["items"]
    assert [(item["platform"], item["voice"]) for item in voices] == [("youtube", "Quiet Kettle")]
    shown = run(home, "effects").stdout
    assert shown.index("r/made_up_watercolour") < shown.index("r/made_up_quarrels")


def test_strict_names_less_and_priors_count(tmp_path: Path) -> None:
    exposures, diary = files(life([HABITS[2]], days=35), tmp_path)
    home = tmp_path / "home"
    run(home, "import", exposures)
    run(home, "checkin", "import", diary)
    strict = json.loads(run(home, "effects", "--strict", "--json").stdout)
    assert all(item["call"] not in ("lifts", "weighs") for item in strict["items"])
    priors = tmp_path / "priors.toml"
    priors.write_text("platform = 0.01\nvoice = 0.01\ncommon = 0.01\n", encoding="utf-8")
    small = json.loads(run(home, "effects", "--priors", priors, "--json").stdout)
    assert {item["call"] for item in small["items"]} == {"practically_nothing"}


def test_an_empty_vault_says_what_is_missing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "there are no check-ins" in run(home, "effects").stdout
    found = json.loads(run(home, "effects", "--json").stdout)
    assert (found["items"], found["reason"], found["check_ins"]) == ([], "no_check_ins", 0)


def test_traces_without_a_time_are_listed_and_not_counted(desk: Desk) -> None:
    row: dict[str, Any] = {
        "key": bytes(16), "seen_at": None, "precision": "none", "basis": "none", "platform": "tiktok",
        "act": "followed", "space": None, "voice": "Ada Made-Up", "mine": True, "seconds": None,
        "seconds_basis": None, "url": None, "title": None, "flags": [], "source": "x",
    }  # fmt: skip
    desk.vault.append({"traces": conform("traces", pa.Table.from_pylist([row], schema=TRACES))})
    table = moments(desk.vault)
    assert (table.num_rows, table["seen_at"].null_count) == (1, 1)
    assert [item.reason for item in understand(desk).items] == ["no_check_ins"]


def test_how_hostile_it_was_comes_from_the_signals(desk: Desk) -> None:
    at = datetime(2026, 1, 2, 12, tzinfo=UTC)
    rows: list[dict[str, Any]] = [
        {
            "key": bytes([number] * 16), "seen_at": at + timedelta(minutes=number), "precision": "s", "basis": "event",
            "platform": "reddit", "act": "viewed", "space": "r/made_up", "voice": None, "mine": True, "seconds": None,
            "seconds_basis": None, "url": None, "title": None, "flags": [], "source": "x",
        }
        for number in (1, 2)
    ]  # fmt: skip
    desk.vault.append({"traces": conform("traces", pa.Table.from_pylist(rows, schema=TRACES))})
    shares = {name: np.float16(0.75 if name == "hate" else 0.25) for name in SIGNALS}
    signal = {"key": bytes([2] * 16), **shares, "lang": "en", "words": 9, "model": "made up"}
    desk.vault.append({"signals": conform("signals", pa.Table.from_pylist([signal], schema=TABLES["signals"]))})
    table = moments(desk.vault).to_pylist()
    assert sorted((row["hostile"], row["support"]) for row in table if row["hostile"]) == [(0.75, 0.25)]
    assert sorted(row["seconds"] for row in table) == [60.0, 180.0]


def test_without_valence_the_item_answered_most_is_explained(desk: Desk) -> None:
    at = as_microseconds(datetime(2026, 1, 2, 12, tzinfo=UTC))
    keep(desk, [Answer(at + step, item, value, None, "x") for step, item, value in ((0, "sleep", 10.0),)])
    assert moods(desk.vault)["value"].to_pylist() == [10.0]
    keep(desk, [Answer(at + step, "calm", 20.0, None, "x") for step in (0, 1)])
    assert moods(desk.vault)["value"].to_pylist() == [20.0, 20.0]
    keep(desk, [Answer(at, "valence", 30.0, None, "x")])
    assert moods(desk.vault)["value"].to_pylist() == [30.0]
