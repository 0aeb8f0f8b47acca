"""An answer is kept, and a spoilt file is no answer."""

import os
from pathlib import Path

import pytest

from hearten.journeys.preferences import FILE, Preferences, preferences, remember


def test_an_answer_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "new"
    assert preferences(home) == Preferences()
    remember(home, Preferences("month_first"))
    assert preferences(home) == Preferences("month_first")


@pytest.mark.skipif(os.name == "nt", reason="other accounts are kept out in another way there")
def test_no_other_account_may_read_it(tmp_path: Path) -> None:
    for country in ("NO", "SE"):
        remember(tmp_path, Preferences(country=country))
        assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "[]", '{"date_order": "sideways"}', "\0"])
def test_a_spoilt_file_is_no_answer(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert preferences(tmp_path) == Preferences()
