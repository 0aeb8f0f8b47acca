"""A writer may die at any step: what was acknowledged is there, nothing is there by half, nothing is left lying."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.vault.invented import numbers, opened, segment_files, tables

from hearten.vault import keys
from hearten.vault.errors import KeyDamaged
from hearten.vault.vault import Vault

ROOT = Path(__file__).parents[2]
ROWS = 8
TEXTS = 2

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which Windows has not")


def nursery(*words: object) -> str:
    """What the nursery prints."""
    command = [sys.executable, "-m", "tests.vault.nursery", *map(str, words)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "src"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def dead_at_each_step(folder: Path, deed: str, at_least: int) -> list[Path]:
    """A copy of the vault for each step at which a writer died in the middle of the deed."""
    out = folder.parent / "copies"
    nursery("points", folder, out, deed)
    copies = sorted(out.iterdir(), key=lambda path: int(path.name))
    assert len(copies) >= at_least
    return copies


def is_tidy(folder: Path) -> bool:
    """Whether only what belongs there is there."""
    live = {segment.name for segment in opened(folder)._shelf.journal().segments}
    names = {path.name for path in folder.iterdir()} - {"lock"}
    return {path.stem for path in segment_files(folder)} == live and names <= {
        "vault.json", "key.txt", "journal", "segments"
    }  # fmt: skip


def test_an_append_is_there_wholly_or_not_at_all(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    outcomes = Counter[int]()
    for copy in dead_at_each_step(folder, "append", at_least=12):
        after = opened(copy)
        counts = after.read("traces").num_rows - 10, after.read("texts").num_rows - 3
        assert counts in {(0, 0), (ROWS, TEXTS)}
        assert after.damage == []
        assert is_tidy(copy)
        outcomes[counts[0]] += 1
        after.append(tables(1000, ROWS))
        assert numbers(after) == [*range(10), *range(1000, 1000 + ROWS)]
    assert set(outcomes) == {0, ROWS}


def test_the_first_append_too(folder: Path) -> None:
    for copy in dead_at_each_step(folder, "append", at_least=12):
        after = opened(copy)
        assert (after.read("traces").num_rows, after.read("texts").num_rows) in {(0, 0), (ROWS, TEXTS)}
        assert is_tidy(copy)


def test_forgetting_is_done_wholly_or_not_at_all(folder: Path, vault: Vault) -> None:
    for first in (0, 10):
        vault.append(tables(first, 10))
    kept = [number for number in range(20) if number % 3]
    outcomes = set()
    for copy in dead_at_each_step(folder, "forget", at_least=15):
        after = opened(copy)
        assert numbers(after) in (list(range(20)), kept)
        assert is_tidy(copy)
        outcomes.add(len(numbers(after)))
    assert outcomes == {20, len(kept)}


def test_compaction_loses_nothing(folder: Path, vault: Vault) -> None:
    for first in range(4):
        vault.append(tables(first, 1))
    sizes = set()
    for copy in dead_at_each_step(folder, "compact", at_least=15):
        assert numbers(opened(copy)) == list(range(4))
        assert is_tidy(copy)
        sizes.add(len(segment_files(copy)))
    assert sizes == {5, 2}


def test_mending_can_itself_be_interrupted(folder: Path, vault: Vault) -> None:
    for first in (0, 10):
        vault.append(tables(first, 10))
    (folder / "journal").unlink()
    (folder / "pending").write_text("traces-2-1-00\n")
    (folder / "segments" / "half.tmp").write_bytes(b"half")
    for copy in dead_at_each_step(folder, "mend", at_least=5):
        assert sorted(numbers(opened(copy))) == list(range(20))
        assert is_tidy(copy)


def test_a_vault_half_made_is_no_vault_and_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    for copy in dead_at_each_step(tmp_path / "none", "create", at_least=5):
        if not keys.exists(copy):
            keys.create(copy, None)
        opened(copy).append(tables(0, 3))
        assert numbers(opened(copy)) == [0, 1, 2]


def test_a_vault_half_erased_can_be_erased(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    whole = 0
    for copy in dead_at_each_step(folder, "erase", at_least=5):
        if not keys.exists(copy):
            assert segment_files(copy) == []
            continue
        try:
            assert numbers(opened(copy)) == list(range(10))
            whole += 1
        except KeyDamaged:
            Vault(copy, None).erase()
            assert not copy.exists()
    assert whole >= 1


def test_fifty_kills_lose_nothing_acknowledged(folder: Path) -> None:
    safe: set[int] = set()
    for line in nursery("kills", folder, 50).splitlines():
        first, last = map(int, line.split())
        safe |= set(range(first, last + 1))
    vault = opened(folder)
    assert is_tidy(folder)
    assert vault.damage == []
    traces = Counter(vault.read("traces", ["source"])["source"].to_pylist())
    there = {int(str(source)) for source in traces}
    assert safe <= there
    assert len(safe) >= 25
    assert set(traces.values()) == {ROWS}
    words = Counter(
        int(str(text).rpartition(" ")[2]) // ROWS for text in vault.read("texts", ["text"])["text"].to_pylist()
    )
    assert words == dict.fromkeys(there, TEXTS)


def test_writers_at_the_same_time_lose_nothing(folder: Path) -> None:
    nursery("together", folder, 4)
    vault = opened(folder)
    assert sorted(numbers(vault)) == list(range(4 * 10 * ROWS))
    assert vault.read("texts").num_rows == 4 * 10 * TEXTS
    assert is_tidy(folder)
