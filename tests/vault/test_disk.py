"""A disk that is full or only readable, and a vault that another program holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.vault.invented import numbers, opened, segment_files, tables, where

from hearten.vault import files, keys
from hearten.vault.errors import CannotRead, CannotWrite, DiskFull, VaultBusy
from hearten.vault.files import locked
from hearten.vault.vault import Vault

if sys.platform != "win32":
    import resource

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of a file")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere, Windows has other permissions"
)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow past that many bytes: the system itself refuses to write more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def state(folder: Path) -> dict[str, bytes]:
    """Every file and what is in it."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "lock"}


@needs_limits
@pytest.mark.parametrize("room", [0, 100, 3_000])
def test_a_segment_that_does_not_fit_leaves_the_vault_as_it_was(folder: Path, vault: Vault, room: int) -> None:
    vault.append(tables(0, 10))
    before = state(folder)
    with room_for(room), pytest.raises(DiskFull, match="disk is full"):
        vault.append(tables(10, 200))
    assert numbers(vault) == list(range(10))
    assert state(opened(folder)._folder) == before
    vault.append(tables(10, 200))
    assert numbers(vault) == list(range(210))


@needs_limits
def test_a_journal_line_that_does_not_fit_is_taken_back(folder: Path, vault: Vault) -> None:
    for first in range(40):
        vault.append(tables(first, 1))
    before = state(folder)
    assert len(before["journal"]) > max(path.stat().st_size for path in segment_files(folder))
    with room_for(len(before["journal"]) + 100), pytest.raises(DiskFull):
        vault.append(tables(40, 1))
    assert state(folder) == before
    assert numbers(vault) == list(range(40))


@needs_limits
def test_forgetting_and_compaction_on_a_full_disk_change_nothing(folder: Path, vault: Vault) -> None:
    for first in range(40):
        vault.append(tables(first, 5))
    before = state(folder)
    with room_for(1_000), pytest.raises(DiskFull):
        vault.forget(where("platform", "tiktok"))
    assert state(folder) == before
    with room_for(1_000), pytest.raises(DiskFull):
        vault.compact()
    assert state(folder) == before
    assert numbers(vault) == list(range(44))


@needs_limits
def test_a_vault_that_does_not_fit_is_not_made(tmp_path: Path) -> None:
    with room_for(10), pytest.raises(DiskFull):
        keys.create(tmp_path / "new", None)
    assert not keys.exists(tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir() if path.name != "lock") == []


def test_a_full_device_is_said_as_such(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(DiskFull), files.disk_errors(), full.open("wb", buffering=0) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="cannot write"):
        keys.create(tmp_path / "taken", None)


def test_a_journal_that_cannot_be_read_is_said(folder: Path) -> None:
    (folder / "journal").mkdir()
    with pytest.raises(CannotRead, match="cannot read"):
        opened(folder)


def test_a_segment_the_disk_cannot_give_is_damage(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    vault.append(tables(10, 10))
    lost = segment_files(folder, "traces")[0]
    lost.unlink()
    lost.mkdir()
    assert numbers(vault) == list(range(10, 20))
    assert "the disk cannot read its file" in vault.damage[0].sentence


@not_root
def test_a_vault_that_may_only_be_read_is_read(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    (folder / "pending").write_text("traces-2-1-00\n")
    for path in [folder / "segments", folder]:
        path.chmod(0o500)
    try:
        again = opened(folder)
        assert numbers(again) == list(range(10))
        with pytest.raises(CannotWrite):
            again.append(tables(10, 10))
    finally:
        folder.chmod(0o700)


def test_a_vault_that_another_program_holds_is_busy_and_can_be_read(
    folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.append(tables(0, 10))
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    with locked(folder):
        (folder / "pending").write_text("traces-2-1-00\n")
        again = opened(folder)
        assert numbers(again) == list(range(10))
        with pytest.raises(VaultBusy, match="Another Hearten"):
            again.append(tables(10, 10))
        assert (folder / "pending").exists()
    again.append(tables(10, 10))
    assert numbers(again) == list(range(20))
    assert not (folder / "pending").exists()
