"""The list of what is kept leaves nothing out."""

from __future__ import annotations

from pathlib import Path

from hearten.journeys.keeping import KeptFile, kept


def test_every_file_is_listed(tmp_path: Path) -> None:
    assert kept(tmp_path / "nowhere") == ()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two").write_bytes(b"12")
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "gone").symlink_to(tmp_path / "never")
    assert kept(tmp_path) == (KeptFile("a", 0), KeptFile("b/two", 2))
