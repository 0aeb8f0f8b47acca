"""An export opens in other tools and holds everything."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.made import takeout_bytes

from hearten.ground.errors import UsageError
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk
from hearten.journeys.export import Format, export


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
