"""Work beside the requests: a mishap passes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.web.beside import Beside


def test_work_that_failed_once_is_begun_anew(tmp_path: Path) -> None:
    make_vault(tmp_path / "home", None)
    outcomes: Iterator[OSError | str] = iter([OSError("the disk was away for a moment"), "an answer"])

    def work(_desk: Desk) -> str:
        outcome = next(outcomes)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    beside, desk = Beside(work), open_desk(tmp_path / "home")
    with pytest.raises(OSError, match="the disk was away"):
        beside.wait(desk)
    assert beside.wait(desk) == "an answer"
