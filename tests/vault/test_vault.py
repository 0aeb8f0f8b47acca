"""What goes in comes out, once, and stands nowhere in plain sight."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.vault.invented import MARKER, numbers, opened, segment_files, tables, trace

from hearten.vault import keys
from hearten.vault.errors import KeyDamaged, NoVault, VaultLocked, VaultTooNew
from hearten.vault.rows import to_tables
from hearten.vault.tables import TABLES
from hearten.vault.vault import Vault


def test_rows_come_back_as_they_went_in(vault: Vault) -> None:
    put = tables(0, 40)
    vault.append(put)
    traces = vault.read("traces")
    assert traces.schema == TABLES["traces"]
    assert traces.to_pylist() == put["traces"].to_pylist()
    assert traces["seen_at"].cast(pa.int64()).to_pylist() == [trace(number).seen_at for number in range(40)]
    assert vault.read("texts").to_pylist() == put["texts"].to_pylist()


def test_an_empty_vault_has_empty_tables(vault: Vault) -> None:
    assert vault.read("traces").num_rows == 0
    assert vault.read("texts", ["key", "lang"]).column_names == ["key", "lang"]
    assert vault.rows("traces") == 0
    assert len(vault.known_keys()) == 0


def test_only_the_columns_asked_for_come_in_their_order(vault: Vault) -> None:
    vault.append(tables(0, 3))
    assert vault.read("traces", ["title", "key"]).column_names == ["title", "key"]


def test_a_locked_vault_takes_rows_and_gives_none(folder: Path) -> None:
    locked = Vault(folder, None)
    locked.append(tables(0, 10))
    assert locked.locked
    assert locked.rows("traces") == 10
    for read in (lambda: locked.read("traces"), locked.known_keys, lambda: locked.query("SELECT * FROM texts")):
        with pytest.raises(VaultLocked, match="HEARTEN_PASSPHRASE"):
            read()
    assert numbers(opened(folder)) == list(range(10))


def test_the_first_row_of_a_key_counts(vault: Vault) -> None:
    vault.append(tables(0, 10, source="first"))
    vault.append(tables(5, 10, source="second"))
    assert numbers(vault) == list(range(15))
    assert vault.read("traces", ["source"])["source"].to_pylist() == ["first"] * 10 + ["second"] * 5
    assert vault.read("texts").num_rows == 4
    assert vault.rows("traces") == 20


def test_a_key_twice_in_one_append_counts_once(vault: Vault) -> None:
    vault.append(to_tables([trace(1), trace(2), trace(1)._replace(title=f"{MARKER} 99")], "a"))
    assert numbers(vault) == [1, 2]


def test_known_keys_tell_what_is_new(vault: Vault) -> None:
    vault.append(tables(0, 10))
    batch = np.frombuffer(b"".join(trace(number).key for number in range(8, 12)), "V16")
    known = vault.known_keys()
    assert known.fresh(batch).tolist() == [False, False, True, True]
    assert not known.fresh(batch).any()


def test_another_program_sees_what_was_added(folder: Path, vault: Vault) -> None:
    other = opened(folder)
    before = other.generation
    assert numbers(other) == []
    vault.append(tables(0, 5))
    assert numbers(other) == list(range(5))
    assert other.generation == vault.generation != before


def test_nothing_to_add_changes_nothing(vault: Vault) -> None:
    before = vault.generation
    vault.append(to_tables([], "a"))
    vault.append({})
    assert vault.generation == before


def test_no_plain_word_is_on_the_disk(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 500))
    vault.query("SELECT * FROM traces JOIN texts USING (key) ORDER BY title")
    vault.forget(lambda rows: rows["mine"].is_null())
    for path in folder.parent.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in (MARKER, "Kettle", "youtube", "tiktok"):
                assert word.encode() not in content
                assert word not in path.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_files_are_for_the_owner_alone(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 5))
    for path in [folder, *folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_no_vault_and_the_wrong_key_are_said(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(NoVault, match="hearten init"):
        Vault(tmp_path / "elsewhere", None)
    other = keys.create(tmp_path / "other", None)
    with pytest.raises(KeyDamaged):
        Vault(folder, other.identity)


def test_a_vault_put_in_its_place_is_noticed(folder: Path, vault: Vault) -> None:
    opened(folder).erase()
    keys.create(folder, None)
    with pytest.raises(KeyDamaged):
        vault.append(tables(0, 5))
    assert opened(folder).rows("traces") == 0


def test_a_newer_vault_is_left_alone(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 5))
    header = folder / "vault.json"
    before = header.read_bytes()
    header.write_bytes(before.replace(b'"version": 1', b'"version": 2'))
    with pytest.raises(VaultTooNew, match="Update Hearten"):
        Vault(folder, None)
    header.write_bytes(before)
    assert numbers(opened(folder)) == list(range(5))


def test_erasing_leaves_nothing(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 5))
    vault.erase()
    assert not folder.exists()
    assert not keys.exists(folder)


def test_erasing_leaves_what_is_not_ours(folder: Path, vault: Vault) -> None:
    (folder / "my notes").write_text("mine")
    vault.append(tables(0, 5))
    vault.erase()
    assert [path.name for path in folder.iterdir()] == ["my notes"]


def test_an_erasure_that_was_interrupted_can_be_finished_without_a_key(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 5))
    keys.remove_secrets(folder)
    with pytest.raises(KeyDamaged):
        keys.unlock(folder, "anything")
    Vault(folder, None).erase()
    assert not folder.exists()


def test_segment_names_tell_no_more_than_the_journal(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 8))
    assert [path.name.rsplit("-", 1)[0] for path in segment_files(folder)] == ["traces-2-8", "texts-2-2"]
