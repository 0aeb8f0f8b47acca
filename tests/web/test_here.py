"""What outlives a request, when requests come together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hearten.journeys.overview import overview
from hearten.web.here import Here


def test_pressing_twice_makes_one_year_and_leads_back(tmp_path: Path) -> None:
    here = Here.at(tmp_path)

    def enter(_press: int) -> int:
        here.enter_demo()
        return overview(here.open_desk).traces

    try:
        with ThreadPoolExecutor(2) as presses:
            first, second = presses.map(enter, range(2))
        assert first == second > 0
        here.leave_demo()
        assert (here.home, here.demo) == (tmp_path, False)
    finally:
        here.close()
