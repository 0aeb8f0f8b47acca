"""What is kept, and where: every file, by name and size, on its page."""

from __future__ import annotations

from pathlib import Path

from tests.app import fill, running

from hearten.journeys.keeping import kept


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
