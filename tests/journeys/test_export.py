"""An export opens in other tools and holds everything."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.made import START, takeout_bytes

from hearten.ground.errors import UsageError
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk
from hearten.journeys.export import CannotExport, Format, export


def rows_of(path: Path) -> int:
    if path.suffix == ".parquet":
        return pq.read_table(path).num_rows
    if path.suffix == ".csv":
        return len(list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))))
    return len(json.loads(path.read_bytes()))


@pytest.mark.parametrize("form", ["parquet", "csv", "json"])
def test_a_folder_with_two_tables(desk: Desk, tmp_path: Path, form: Format) -> None:
    bring_in(desk, [Given("takeout.zip", file=io.BytesIO(takeout_bytes(30)))])
    written = export(desk, form, tmp_path / "out")
    assert [path.name for path in written] == [f"traces.{form}", f"texts.{form}"]
    assert [rows_of(path) for path in written] == [30, 0]


@pytest.mark.parametrize("form", ["parquet", "csv", "json"])
def test_one_file_in_the_order_of_time(desk: Desk, tmp_path: Path, form: Format) -> None:
    bring_in(desk, [Given("takeout.zip", file=io.BytesIO(takeout_bytes(30)))])
    (path,) = export(desk, form, tmp_path / f"mine.{form}")
    assert rows_of(path) == 30
    if form == "json":
        rows = json.loads(path.read_bytes())
        assert [row["seen_at"] for row in rows] == sorted(row["seen_at"] for row in rows)
        assert rows[0]["voice"].startswith("Quiet Kettle")
        assert len(bytes.fromhex(rows[0]["key"])) == 16


def test_nothing_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mine.csv"
    target.write_text("precious")
    with pytest.raises(UsageError, match=r"mine\.csv is already there"):
        export(desk, "csv", target)
    assert target.read_text() == "precious"


def test_no_second_table_in_the_way_costs_the_first(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "texts.csv").write_text("precious")
    with pytest.raises(UsageError, match=r"texts\.csv is already there"):
        export(desk, "csv", tmp_path)
    assert not (tmp_path / "traces.csv").exists()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_times_are_in_utc_wherever_the_machine_is(
    desk: Desk, tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        bring_in(desk, [Given("takeout.zip", file=io.BytesIO(takeout_bytes(1)))])
        (joined,) = export(desk, form, tmp_path / f"mine.{form}")
        traces, _texts = export(desk, form, tmp_path / "out")
    finally:
        monkeypatch.undo()
        time.tzset()
    wanted = START.strftime("%Y-%m-%d" + (" " if form == "csv" else "T") + "%H:%M:%S")
    assert wanted in joined.read_text(encoding="utf-8")
    assert wanted in traces.read_text(encoding="utf-8")


def test_a_place_that_takes_no_files_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("precious")
    with pytest.raises(CannotExport, match=r"traces\.csv .*Choose another place"):
        export(desk, "csv", tmp_path / "diary.txt")
    assert (tmp_path / "diary.txt").read_text() == "precious"
