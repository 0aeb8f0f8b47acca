"""Questions in SQL see each row once, fetch only what they name, and reach nothing outside."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from tests.vault.invented import opened, tables

from hearten.vault.query import wanted
from hearten.vault.tables import SIGNALS
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
