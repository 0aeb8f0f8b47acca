"""What is kept, and where: every file, by name and size."""

from __future__ import annotations

from pathlib import Path

from tests.app import fill, running

from hearten.journeys.keeping import KeptFile, kept


def test_every_file_is_listed(tmp_path: Path) -> None:
    assert kept(tmp_path / "nowhere") == ()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two").write_bytes(b"12")
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "gone").symlink_to(tmp_path / "never")
    assert kept(tmp_path) == (KeptFile("a", 0), KeptFile("b/two", 2))


def test_the_page(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with running(home) as app:
        fill(app, tmp_path)
        page = app.owner().get("/kept").content.decode()
        assert str(home) in page
        for file in kept(home):
            assert file.name in page
        assert "no passphrase, so that key lies in the same folder" in page
        assert "delete the folder" in page
