"""What is forgotten is gone, and nothing else is."""

from __future__ import annotations

import io
from datetime import UTC as EVERYWHERE
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hearten.choices.choice import Target
from hearten.effects.experiments.design import Design, Subject
from hearten.ground.clock import as_microseconds
from hearten.journeys import check_in, events
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.decide import choose
from hearten.journeys.desk import Desk, has_vault, open_desk
from hearten.journeys.forget import Also, Wish, forget, forget_everything, would_also_forget, would_forget
from hearten.journeys.mapped import feelings, say_feelings
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


def test_what_was_said_of_a_platform_goes_with_it(desk: Desk) -> None:
    bring(desk)
    for platform in ("tiktok", "web"):
        choose(desk, "less", Target(platform), words=f"marker of {platform}")
        say_feelings(desk, Target(platform, None, "Noor"), ("unhappy",))
        subject = Subject("platform_off", platform)
        design = Design(subject, "day_pairs", 28, date(2025, 3, 1), "UTC").as_json()
        events.write(desk, "experiments", "planned", {"event": "planned", "body": {"design": design}}, thing=platform)
    wish = Wish(platform="tiktok")
    assert would_also_forget(desk, wish) == Also(said=3)
    forget(desk, wish)
    again = open_desk(desk.home)
    left = "".join(
        str(row) for log in ("choices", "corrections", "experiments") for row in again.vault.read(log).to_pylist()
    )
    assert "tiktok" not in left
    assert left.count("marker of web") == 1
    assert list(feelings(again)) == [Target("web", None, "Noor")]
    assert [event.id for event in events.history(again, "experiments")] == ["web"]


def test_answers_given_before_the_day_go_with_it(desk: Desk) -> None:
    bring(desk)
    for day in (date(2025, 1, 31), date(2025, 2, 1)):
        at = as_microseconds(datetime(day.year, day.month, day.day, 12, tzinfo=EVERYWHERE))
        check_in.add(desk, {"valence": 50}, because=f"marker of {day}", at=at)
    choose(desk, "less", Target("tiktok"))
    wish = Wish(before=date(2025, 2, 1))
    assert would_also_forget(desk, wish, UTC) == Also(check_ins=1)
    forget(desk, wish, UTC)
    left = open_desk(desk.home).vault.read("checkins").to_pylist()
    assert [row["because"] for row in left] == ["marker of 2025-02-01"]
    assert len(events.history(desk, "choices")) == 1
