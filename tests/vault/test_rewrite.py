"""Forgetting takes rows off the disk; compaction changes nothing that is read."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.vault.invented import MARKER, numbers, opened, segment_files, tables, trace, where

from hearten.vault import rewrite
from hearten.vault.rows import to_tables
from hearten.vault.segments import Segment, unseal
from hearten.vault.tables import SCHEMA_VERSION
from hearten.vault.vault import Vault


def words_on_disk(folder: Path, vault: Vault) -> str:
    """All that a holder of the key could find in the files that are there, named by the journal or not."""
    identity = vault._identity
    assert identity is not None
    known = {segment.name: segment for segment in vault._shelf.journal().segments}
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".json", ".txt"}]
    segments = [path for path in files if path.suffix == ".age"]
    assert sorted(path.name for path in files if path not in segments) in (["journal"], ["journal", "lock"])
    return "\n".join(str(unseal(known[path.stem], path.read_bytes(), identity).to_pydict()) for path in segments)


def test_forgotten_rows_are_gone_from_the_disk_with_their_words(folder: Path, vault: Vault) -> None:
    for first in (0, 20, 40):
        vault.append(tables(first, 20))
    assert vault.forget(where("platform", "tiktok")) == 20
    left = [number for number in range(60) if number % 3]
    for reader in (vault, opened(folder)):
        assert numbers(reader) == left
        assert reader.read("texts").num_rows == len([number for number in left if number % 4 == 0])
        assert reader.rows("traces") == 40
    assert "tiktok" not in words_on_disk(folder, vault)
    assert "I said quokkasonata 12'" not in words_on_disk(folder, vault)
    assert "I said quokkasonata 16'" in words_on_disk(folder, vault)


def test_every_copy_of_a_forgotten_row_goes(folder: Path, vault: Vault) -> None:
    vault.append(to_tables([trace(4)._replace(title="old title", text="old words")], "a"))
    vault.append(to_tables([trace(4)._replace(title="new title", text="new words"), trace(5)], "b"))
    assert vault.forget(where("title", "old title")) == 1
    assert numbers(vault) == [5]
    assert not any(word in words_on_disk(folder, vault) for word in ("old words", "new title", "new words"))


def test_a_later_copy_that_is_chosen_goes_though_the_row_that_counts_stays(folder: Path, vault: Vault) -> None:
    vault.append(to_tables([trace(4)], "a"))
    vault.append(to_tables([trace(4)._replace(title="other title")], "b"))
    assert vault.forget(where("title", "other title")) == 0
    assert numbers(vault) == [4]
    assert "other title" not in words_on_disk(folder, vault)


def test_null_means_no(vault: Vault) -> None:
    vault.append(to_tables([trace(1)._replace(seconds=5.0), trace(2)], "a"))
    assert vault.forget(lambda rows: pc.greater(rows["seconds"], pa.scalar(1.0))) == 1
    assert numbers(vault) == [2]


def test_forgetting_nothing_writes_nothing(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 20))
    before = (vault.generation, segment_files(folder))
    assert vault.forget(where("platform", "myspace")) == 0
    assert (vault.generation, segment_files(folder)) == before


def test_forgetting_all_leaves_an_empty_vault_that_works(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 20))
    assert vault.forget(lambda rows: rows["mine"]) == 20
    assert segment_files(folder) == []
    vault.append(tables(0, 3))
    assert numbers(vault) == [0, 1, 2]


def test_dropping_rows_of_one_table_leaves_the_others(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 20))
    vault.append(tables(20, 20))
    assert vault.drop("texts", where("text", f"I said {MARKER} 24")) == 1
    assert vault.drop("texts", where("text", f"I said {MARKER} 24")) == 0
    assert numbers(vault) == list(range(40))
    assert opened(folder).read("texts").num_rows == 9
    assert f"{MARKER} 24'" not in words_on_disk(folder, vault).replace(f"'{MARKER} 24'", "")


def test_compaction_merges_and_changes_nothing_that_is_read(folder: Path, vault: Vault) -> None:
    for first in range(0, 400, 10):
        vault.append(tables(first, 15))
    before = vault.read("traces"), vault.read("texts")
    vault.compact()
    assert len(segment_files(folder)) == 2
    for reader in (vault, opened(folder)):
        assert (reader.read("traces"), reader.read("texts")) == before
        assert reader.rows("traces") == 405


def test_compaction_waits_until_it_is_worth_it(vault: Vault) -> None:
    for first in range(3):
        vault.append(tables(first, 1))
    before = vault.generation
    vault.compact()
    assert vault.generation == before


def test_compaction_leaves_what_it_cannot_read(folder: Path, vault: Vault) -> None:
    for first in range(0, 400, 10):
        vault.append(tables(first, 10))
    torn = segment_files(folder, "traces")[7]
    torn.write_bytes(torn.read_bytes()[:-1])
    again = opened(folder)
    again.compact()
    assert torn.exists()
    assert len(segment_files(folder)) == 3
    assert numbers(again) == [*range(70), *range(80, 400)]
    assert [damage.rows for damage in again.damage] == [10]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([10, 10, 10], [[10, 10, 10]]),
        ([10, rewrite.SMALL, 10, 10], [[10], [rewrite.SMALL], [10, 10]]),
        ([rewrite.SMALL, rewrite.SMALL], [[rewrite.SMALL], [rewrite.SMALL]]),
        ([rewrite.SMALL - 1] * 6, [[rewrite.SMALL - 1] * 4, [rewrite.SMALL - 1] * 2]),
    ],
)
def test_only_small_neighbours_are_merged_and_no_further_than_full(rows: list[int], expected: list[list[int]]) -> None:
    segments = [Segment("traces", str(place), count, 1, "", SCHEMA_VERSION) for place, count in enumerate(rows)]
    groups = rewrite.groups(segments)
    assert [[segment.rows for segment in group] for group in groups] == expected
    assert [segment for group in groups for segment in group] == segments
