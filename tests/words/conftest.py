"""Words need the language of the app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app import running


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> Iterator[None]:
    with running(tmp_path, vault=False):
        yield
