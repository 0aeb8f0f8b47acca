"""What the teacher said is found again by text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from training.opinions import FILE, about, kept


def test_a_text_finds_its_row_whatever_stands_beside_it(tmp_path: Path) -> None:
    kept(tmp_path / FILE, ["tea", "buns"], np.array([[1.0, -2.0], [0.5, 3.0]]))
    found = about(["a new one", "buns", "tea"], tmp_path / FILE)
    assert found is not None
    assert np.isnan(found[0]).all()
    assert found[1:].tolist() == [[0.5, 3.0], [1.0, -2.0]]


def test_a_teacher_that_was_never_asked(tmp_path: Path) -> None:
    assert about(["tea"], tmp_path / FILE) is None
