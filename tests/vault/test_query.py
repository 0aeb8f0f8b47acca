"""Questions in SQL see each row once, fetch only what they name, and reach nothing outside."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from tests.vault.invented import opened, segment_files, tables

from hearten.vault.query import wanted
from hearten.vault.tables import SIGNALS, TABLES
from hearten.vault.vault import Vault


def test_rows_that_are_there_twice_are_counted_once(vault: Vault) -> None:
    vault.append(tables(0, 30))
    vault.append(tables(20, 30))
    answer = vault.query("SELECT platform, count(*) AS n FROM traces GROUP BY platform ORDER BY platform")
    assert answer.to_pylist() == [{"platform": "tiktok", "n": 17}, {"platform": "youtube", "n": 33}]


def test_traces_meet_their_words(vault: Vault) -> None:
    vault.append(tables(0, 9))
    answer = vault.query("SELECT title, text FROM traces JOIN texts USING (key) ORDER BY seen_at")
    assert answer["text"].to_pylist() == [f"I said quokkasonata {number}" for number in (0, 4, 8)]
    assert answer["title"].to_pylist() == [f"quokkasonata {number}" for number in (0, 4, 8)]


def test_answers_follow_every_change(vault: Vault) -> None:
    count = "SELECT count(*) AS n FROM traces"
    for expected in (0, 10, 20):
        assert vault.query(count).to_pylist() == [{"n": expected}]
        vault.append(tables(expected, 10))
    vault.forget(lambda rows: rows["mine"])
    assert vault.query(count).to_pylist() == [{"n": 0}]


def test_only_what_is_named_is_fetched() -> None:
    light = wanted("select platform from traces")["traces"]
    assert "platform" in light
    assert not {"key", "url", "title"} & set(light)
    assert "title" in wanted("SELECT lower(Title) FROM Traces")["traces"]
    assert list(wanted("SELECT count(*) FROM texts")) == ["texts"]
    for everything in ("SELECT * FROM traces", "select distinct *\nfrom traces", "SELECT t.* FROM traces t"):
        assert "url" in wanted(everything)["traces"]
    assert "url" not in wanted("SELECT count(*), 2 * sum(seconds) FROM traces")["traces"]


def test_a_question_reaches_neither_disk_nor_network(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for outside in (f"FROM '{tmp_path / 'secret.csv'}'", "INSTALL spatial", "LOAD spatial", "ATTACH 'x.db'"):
        with pytest.raises(duckdb.Error):
            vault.query(outside)


def test_many_threads_may_ask_while_one_adds(folder: Path) -> None:
    vault = opened(folder)

    def ask(_: int) -> int:
        return int(vault.query("SELECT count(*) AS n FROM traces").to_pylist()[0]["n"])

    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(ask, range(20))
        for first in range(0, 50, 10):
            vault.append(tables(first, 10))
        assert set(answers) <= {0, 10, 20, 30, 40, 50}
    assert ask(0) == 50


def test_halves_of_a_float_can_be_asked_for(vault: Vault) -> None:
    row = {name: pa.array([0.5], pa.float16()) for name in SIGNALS}
    key, words = pa.array([bytes(16)], pa.binary(16)), pa.array([3], pa.int32())
    table = pa.table({"key": key, **row, "lang": pa.array(["en"]), "words": words, "model": pa.array(["one"])})
    vault.append({"signals": table})
    vault.append({"signals": table.set_column(1, "insult", pa.array([0.25], pa.float16()))})
    assert vault.query("SELECT insult, hate, model FROM signals").to_pylist() == [
        {"insult": 0.25, "hate": 0.5, "model": "one"}
    ], "the last row of a key counts"


def test_what_is_in_memory_stays_while_its_table_is_the_same(vault: Vault, folder: Path) -> None:
    vault.append(tables(0, 20))
    count, words = "SELECT count(*) AS n FROM traces", "SELECT count(*) AS n FROM texts"
    assert vault.query(count)["n"].to_pylist() == [20]
    version = vault.version("traces")
    vault.append({"checkins": _check_ins(1)})
    for path in segment_files(folder, "traces"):
        path.unlink()
    assert vault.version("traces") == version != vault.version("checkins", "traces")
    assert vault.query(count)["n"].to_pylist() == [20], "nothing was read again"
    assert vault.query(words)["n"].to_pylist() == [5]


def test_a_table_that_has_changed_or_was_read_with_a_loss_is_read_again(vault: Vault, folder: Path) -> None:
    vault.append(tables(0, 20))
    count = "SELECT count(*) AS n FROM traces"
    (first,) = segment_files(folder, "traces")
    away = first.rename(folder / "away")
    assert vault.query(count)["n"].to_pylist() == [0]
    away.rename(first)
    vault.append({"checkins": _check_ins(1)})
    assert vault.query(count)["n"].to_pylist() == [20]
    version = vault.version("traces")
    vault.append(tables(20, 5))
    assert vault.query(count)["n"].to_pylist() == [25]
    assert vault.version("traces") != version


def _check_ins(count: int) -> pa.Table:
    rows = [{"answered_at": n, "item": "valence", "value": 50.0, "because": None, "source": ""} for n in range(count)]
    return pa.Table.from_pylist(rows, TABLES["checkins"])
