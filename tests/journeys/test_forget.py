"""What is forgotten is gone, and nothing else is."""

from __future__ import annotations

import io
from datetime import UTC as EVERYWHERE
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from hearten.choices.choice import Target
from hearten.effects.experiments.design import Design, Subject
from hearten.ground.clock import as_microseconds
from hearten.journeys import check_in, events, feed, forget_words, my_plan
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.decide import choose
from hearten.journeys.desk import Desk, has_vault, open_desk
from hearten.journeys.forget import Amount, Wish, forget, forget_everything, would_forget
from hearten.journeys.mapped import feelings, say_feelings
from hearten.journeys.notes import keep_note
from hearten.journeys.overview import overview
from hearten.journeys.preferences import Preferences, remember
from hearten.vault.tables import SIGNALS, TABLES, conform

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
    assert would_forget(desk, wish) == Amount(2)
    assert forget(desk, wish) == Amount(2)
    assert overview(open_desk(desk.home), UTC).by_platform == {"web": 2}


def test_before_a_day_in_the_persons_zone(desk: Desk) -> None:
    bring(desk)
    wish = Wish(before=date(2025, 2, 1))
    assert would_forget(desk, wish, ZoneInfo("Europe/Berlin")).things == 1
    assert forget(desk, wish, UTC).things == 2
    assert overview(desk, UTC).first == "2025-02-01T00:30:00Z"


def test_both_conditions_together(desk: Desk) -> None:
    bring(desk)
    assert forget(desk, Wish(date(2025, 2, 1), "tiktok"), UTC).things == 1
    assert overview(desk, UTC).by_platform == {"tiktok": 1, "web": 2}


def test_what_was_forgotten_can_be_brought_again(desk: Desk) -> None:
    bring(desk)
    forget(desk, Wish(platform="tiktok"))
    assert bring_in(open_desk(desk.home), [Given("mine.csv", file=io.BytesIO(ROWS))]).added == 2


def test_everything(desk: Desk) -> None:
    bring(desk)
    remember(desk.home, Preferences(country="NO", age_band="13_15", labels_off=("self_harm",)))
    assert forget_everything(desk) == Amount(4)
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
    said = Amount(2, choices=1, corrections=1, experiments=1)
    assert would_forget(desk, wish) == said
    assert forget(desk, wish) == said
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
    assert would_forget(desk, wish, UTC) == Amount(2, answers=1)
    assert forget(desk, wish, UTC) == Amount(2, answers=1)
    left = open_desk(desk.home).vault.read("checkins").to_pylist()
    assert [row["because"] for row in left] == ["marker of 2025-02-01"]
    assert len(events.history(desk, "choices")) == 1


def test_everything_counts_every_kind(desk: Desk) -> None:
    bring(desk)
    read = {name: np.float16(0.1) for name in SIGNALS}
    row = {"key": desk.vault.read("traces", ["key"])["key"][0].as_py(), **read, "lang": "en", "words": 4, "model": "m"}
    desk.vault.append({"signals": conform("signals", pa.Table.from_pylist([row], schema=TABLES["signals"]))})
    check_in.add(desk, {"valence": 50, "calm": 60})
    choose(desk, "less", Target("web"))
    my_plan.keep_moment(desk, "tea")
    keep_note(desk, "wrong", {"words": "moved"})
    feed.subscribe(desk, "https://feed.example/rss")
    assert would_forget(desk, Wish(platform="web")).choices == 1
    everything = Amount(4, read=1, answers=2, choices=1, plan=1, notes=1, feeds=1)
    assert would_forget(desk, None) == everything
    assert forget_words.beside(everything) == (
        "2 answers from check-ins", "1 choice", "1 entry of your plan", "1 note", "1 feed you follow",
        "what was read in 1 text",
    )  # fmt: skip
    assert forget_everything(desk) == everything
    assert not Amount()


def test_what_words_carried_goes_with_their_platform(desk: Desk) -> None:
    bring(desk)
    keys = desk.vault.query("SELECT key FROM traces WHERE platform = 'web'")["key"].to_pylist()
    read = {name: np.float16(0.1) for name in SIGNALS}
    rows = [{"key": key, **read, "lang": "en", "words": 4, "model": "m"} for key in keys]
    desk.vault.append({"signals": conform("signals", pa.Table.from_pylist(rows, schema=TABLES["signals"]))})
    assert would_forget(desk, Wish(platform="web")) == Amount(2, read=2)
    assert forget(desk, Wish(platform="web")) == Amount(2, read=2)
    assert desk.vault.rows("signals") == 0
