"""What is forgotten is gone, and nothing else is."""

from __future__ import annotations

import io
from datetime import date
from zoneinfo import ZoneInfo

from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk, has_vault, open_desk
from hearten.journeys.forget import Wish, forget, forget_everything, would_forget
from hearten.journeys.overview import overview

ROWS = b"""seen_at,platform,space,act
2025-01-01T00:00:00Z,tiktok,,viewed
2025-06-01T00:00:00Z,tiktok,,viewed
2025-01-31T23:30:00Z,web,a.example,visited
2025-02-01T00:30:00Z,web,a.example,visited
"""
UTC = ZoneInfo("UTC")


def bring(desk: Desk) -> None:
    bring_in(desk, [Given("mine.csv", file=io.BytesIO(ROWS))])


def test_by_platform(desk: Desk) -> None:
    bring(desk)
    wish = Wish(platform="tiktok")
    assert would_forget(desk, wish) == 2
    assert forget(desk, wish) == 2
    assert overview(open_desk(desk.home), UTC).by_platform == {"web": 2}


def test_before_a_day_in_the_persons_zone(desk: Desk) -> None:
    bring(desk)
    wish = Wish(before=date(2025, 2, 1))
    assert would_forget(desk, wish, ZoneInfo("Europe/Berlin")) == 1
    assert forget(desk, wish, UTC) == 2
    assert overview(desk, UTC).first == "2025-02-01T00:30:00Z"


def test_both_conditions_together(desk: Desk) -> None:
    bring(desk)
    assert forget(desk, Wish(date(2025, 2, 1), "tiktok"), UTC) == 1
    assert overview(desk, UTC).by_platform == {"tiktok": 1, "web": 2}


def test_what_was_forgotten_can_be_brought_again(desk: Desk) -> None:
    bring(desk)
    forget(desk, Wish(platform="tiktok"))
    assert bring_in(open_desk(desk.home), [Given("mine.csv", file=io.BytesIO(ROWS))]).added == 2


def test_everything(desk: Desk) -> None:
    bring(desk)
    assert forget_everything(desk) == 4
    assert not has_vault(desk.home)
    left = [path for path in desk.home.rglob("*") if path.is_file() and path.suffix != ".lock" and path.name != "lock"]
    assert left == []
