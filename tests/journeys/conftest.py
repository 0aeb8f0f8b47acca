"""An open desk on an empty vault without a passphrase."""

from pathlib import Path

import pytest

from hearten.journeys.desk import Desk, make_vault, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A new vault for one test."""
    home = tmp_path / "home"
    make_vault(home, None)
    return open_desk(home)
