"""The journal keeps whole transactions, whatever happens to its last line or to one in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.vault.invented import numbers, opened, tables

from hearten.vault import journal as journals
from hearten.vault.errors import VaultTooNew
from hearten.vault.segments import Segment
from hearten.vault.tables import SCHEMA_VERSION
from hearten.vault.vault import Vault

ONE = Segment("traces", "one", 5, 100, "ab", SCHEMA_VERSION)
TWO = Segment("texts", "two", 5, 100, "cd", SCHEMA_VERSION)
THREE = Segment("traces", "three", 7, 100, "ef", SCHEMA_VERSION)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of two transactions: one and two together, then three."""
    path = tmp_path / "journal"
    journals.add(path, [ONE, TWO])
    journals.add(path, [THREE])
    return path


def test_segments_come_back_in_order(path: Path) -> None:
    journal = journals.read(path)
    assert journal.segments == (ONE, TWO, THREE)
    assert journal.damaged == 0


def test_a_missing_journal_is_empty(tmp_path: Path) -> None:
    assert journals.read(tmp_path / "none").segments == ()


def test_cut_anywhere_only_whole_transactions_count_and_the_next_writer_repairs(path: Path) -> None:
    whole = path.read_bytes()
    first_line = whole.index(b"\n") + 1
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        left = () if cut < first_line else (ONE, TWO)
        journal = journals.read(path)
        assert (journal.segments, journal.damaged) == (left, 0)
        journals.add(path, [THREE])
        journal = journals.read(path)
        assert (journal.segments, journal.damaged) == ((*left, THREE), 0)


def test_a_line_changed_anywhere_is_noticed_and_costs_no_other(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(whole.index(b"\n")):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        journal = journals.read(path)
        assert (journal.segments, journal.damaged) == ((THREE,), 1)


def test_every_change_is_another_generation(path: Path) -> None:
    seen = {journals.read(path).generation}
    for segments in ([ONE], [TWO]):
        journals.add(path, segments)
        seen.add(journals.read(path).generation)
    journals.replace(path, [ONE])
    seen.add(journals.read(path).generation)
    assert len(seen) == 4


@pytest.mark.parametrize(
    "newer", [Segment("traces", "x", 1, 1, "", SCHEMA_VERSION + 1), Segment("moods", "x", 1, 1, "", SCHEMA_VERSION)]
)
def test_what_a_newer_hearten_wrote_is_refused(path: Path, newer: Segment) -> None:
    journals.add(path, [newer])
    with pytest.raises(VaultTooNew):
        journals.read(path)


def test_a_vault_whose_journal_is_damaged_or_lost_is_read_whole(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    vault.append(tables(10, 10))
    path = folder / "journal"
    whole = path.read_bytes()
    for content in (whole[:40] + b"#" + whole[41:], b"", b"nonsense\n", None):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        mended = opened(folder)
        assert sorted(numbers(mended)) == list(range(20))
        assert mended.read("texts").num_rows == 5
        assert mended.damage == []
        assert mended.rows("traces") == 20


def test_a_damaged_journal_that_cannot_be_mended_now_is_said(folder: Path, vault: Vault) -> None:
    vault.append(tables(0, 10))
    vault.append(tables(10, 10))
    path = folder / "journal"
    path.write_bytes(b"#" + path.read_bytes())
    assert numbers(vault) == list(range(10, 20))
    assert "journal is damaged" in vault.damage[0].sentence
