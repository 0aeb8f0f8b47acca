"""A damaged segment costs its own rows and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.invented import MARKER, numbers, opened, segment_files, tables, where

from hearten.vault.vault import Vault


def flip(place: int) -> Callable[[Path], None]:
    """Change one bit of the file."""

    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[place] ^= 4
        path.write_bytes(content)

    return change


def cut(path: Path) -> None:
    """Lose the second half."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def empty(path: Path) -> None:
    """Lose everything but the name."""
    path.write_bytes(b"")


DAMAGE: list[Callable[[Path], None]] = [
    flip(0), flip(200), flip(-1), cut, empty, Path.unlink
]  # fmt: skip


@pytest.mark.parametrize("harm", DAMAGE)
def test_the_rest_is_read_and_the_loss_is_said(folder: Path, vault: Vault, harm: Callable[[Path], None]) -> None:
    for first in (0, 10, 20):
        vault.append(tables(first, 10))
    harm(segment_files(folder, "traces")[1])
    again = opened(folder)
    assert numbers(again) == [*range(10), *range(20, 30)]
    assert [(damage.table, damage.rows) for damage in again.damage] == [("traces", 10)]
    assert again.damage[0].sentence.startswith("10 rows of traces cannot be read: ")
    assert MARKER not in again.damage[0].sentence
    assert again.read("texts").num_rows == 8
    assert again.query("SELECT count(*) AS n FROM traces").to_pylist() == [{"n": 20}]
    assert len(again.known_keys()) == 20


def test_what_was_lost_can_be_brought_in_again(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    segment_files(folder, "traces")[0].unlink()
    vault.append(tables(0, 10))
    assert numbers(opened(folder)) == list(range(10))


def test_forgetting_goes_on_around_damage(folder: Path, vault: Vault) -> None:
    for first in (0, 10, 20):
        vault.append(tables(first, 10))
    cut(segment_files(folder, "traces")[1])
    again = opened(folder)
    assert again.forget(where("platform", "tiktok")) == 7
    assert numbers(again) == [number for number in [*range(10), *range(20, 30)] if number % 3]
    assert [damage.rows for damage in again.damage] == [10]


def test_two_segments_swapped_are_noticed(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    vault.append(tables(10, 10))
    one, other = segment_files(folder, "traces")
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    again = opened(folder)
    assert numbers(again) == []
    assert [damage.rows for damage in again.damage] == [10, 10]


def test_rows_removed_by_another_program_while_reading_are_not_damage(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    vault.append(tables(10, 10))
    reader = opened(folder)
    snapshot = reader._present()
    vault.forget(where("platform", "tiktok"))
    assert snapshot.whole("traces", ["key"]).num_rows == 0
    assert snapshot.missed
    assert numbers(reader) == [number for number in range(20) if number % 3]
    assert reader.damage == []
