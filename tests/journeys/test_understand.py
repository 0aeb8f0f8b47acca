"""From two CSV files to what goes with a person's mood."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
from tests.effects.lives import Habit, Life, life
from typer.testing import CliRunner

from hearten.cli import app

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
    exposures, moods = files(life(HABITS), tmp_path)
    home = tmp_path / "home"
    run(home, "import", exposures)
    run(home, "checkin", "import", moods)
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
