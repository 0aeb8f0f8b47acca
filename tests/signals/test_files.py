"""A file of the model is used only if it is the one that was shipped."""

from __future__ import annotations

import hashlib
from pathlib import Path

import orjson
import pytest

from hearten.signals.files import LIST, Weights, WeightsChanged, WeightsMissing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file and its sum."""
    (tmp_path / "a.bin").write_bytes(b"weights")
    sums = {"a.bin": hashlib.sha256(b"weights").hexdigest()}
    (tmp_path / LIST).write_bytes(orjson.dumps({"version": "1", "sha256": sums}))
    return tmp_path


def test_a_whole_file_is_read(folder: Path) -> None:
    weights = Weights.of(folder)
    assert weights.version == "1"
    assert weights.read("a.bin") == b"weights"


def test_a_file_cut_short_is_not_used(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"weigh")
    with pytest.raises(WeightsChanged, match=r"a\.bin"):
        Weights.of(folder).read("a.bin")


def test_a_missing_file_says_what_to_do(folder: Path) -> None:
    (folder / "a.bin").unlink()
    with pytest.raises(WeightsMissing, match="Install Hearten again"):
        Weights.of(folder).read("a.bin")


def test_a_file_that_is_not_listed_is_not_used(folder: Path) -> None:
    (folder / "b.bin").write_bytes(b"other")
    with pytest.raises(WeightsChanged):
        Weights.of(folder).read("b.bin")


def test_a_missing_or_broken_list(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing):
        Weights.of(tmp_path)
    (tmp_path / LIST).write_text("{")
    with pytest.raises(WeightsChanged):
        Weights.of(tmp_path)
