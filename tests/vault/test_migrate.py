"""Vaults written by older versions of Hearten, frozen as they were, read as they did."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.vault.invented import MARKER, numbers, opened, segment_files, tables

from hearten.vault.tables import SCHEMA_VERSION, TABLES
from hearten.vault.vault import Vault

FROZEN = Path(__file__).parent / "frozen"
OLD = sorted(path.name for path in FROZEN.glob("schema-*") if path.is_dir())


def read(vault: Vault) -> dict[str, list[dict[str, Any]]]:
    """All rows, in the plain form in which they are kept beside the frozen vaults."""
    return {name: [_plain(row) for row in vault.read(name).to_pylist()] for name in ("traces", "texts")}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    seen_at = row.get("seen_at")
    if seen_at is not None:
        since = seen_at - datetime(1970, 1, 1, tzinfo=UTC)
        row["seen_at"] = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return {**row, "key": row["key"].hex()}


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, list[dict[str, Any]]]]:
    """A frozen vault and what is in it."""
    name: str = request.param
    expected = json.loads((FROZEN / f"{name}.json").read_text("utf-8"))
    return Path(shutil.copytree(FROZEN / name, tmp_path / "vault")), expected


def test_there_is_a_frozen_vault_of_every_earlier_schema() -> None:
    assert [f"schema-{version}" for version in range(1, SCHEMA_VERSION)] == OLD


def test_an_old_vault_reads_as_it_did(old: tuple[Path, dict[str, list[dict[str, Any]]]]) -> None:
    folder, expected = old
    vault = opened(folder)
    assert read(vault) == expected
    assert vault.damage == []
    assert vault.read("traces").schema == TABLES["traces"]
    assert vault.read("texts", ["lang", "key"]).column_names == ["lang", "key"]
    counted = vault.query("SELECT count(DISTINCT voice) AS voices, count(seen_at) AS dated FROM traces").to_pylist()
    assert counted == [
        {
            "voices": len({row["voice"] for row in expected["traces"]} - {None}),
            "dated": len([row for row in expected["traces"] if row["seen_at"] is not None]),
        }
    ]


def test_compaction_writes_it_in_todays_schema(old: tuple[Path, dict[str, list[dict[str, Any]]]]) -> None:
    folder, expected = old
    before = segment_files(folder)
    opened(folder).compact()
    assert read(opened(folder)) == expected
    assert not any(path.exists() for path in before)
    assert all(f"-{SCHEMA_VERSION}-" in path.name for path in segment_files(folder))


def test_an_old_vault_takes_new_rows_and_forgets_old_ones(old: tuple[Path, dict[str, list[dict[str, Any]]]]) -> None:
    folder, expected = old
    vault = opened(folder)
    vault.append(tables(0, 10))
    assert vault.read("traces").num_rows == len(expected["traces"]) + 10
    without_url = [row for row in expected["traces"] if row["url"] is None]
    assert vault.forget(lambda rows: rows["url"].is_null()) == len(without_url) > 0
    assert vault.forget(lambda rows: pc.not_equal(rows["source"], pa.scalar("0123456789abcdef"))) > 0
    assert vault.forget(lambda rows: pc.less(pc.find_substring(rows["url"], MARKER), pa.scalar(0))) > 0
    assert numbers(vault) == list(range(10))
