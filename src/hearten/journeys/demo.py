"""A made-up person's year, to try Hearten with. Everyone and everything in it is invented."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from shutil import rmtree

from hearten.ground.clock import as_datetime, local_zone, now
from hearten.journeys.bring_in import Given, bring_in, settings_for
from hearten.journeys.demo_feed import add_feed
from hearten.journeys.demo_moods import add_moods
from hearten.journeys.demo_words import ME, made_up_talks
from hearten.journeys.desk import Desk, has_vault, make_vault, open_desk
from hearten.vault.files import LOCK, locked, make_folder

UNFINISHED = "unfinished"
"""The folder in which the made-up year is put together."""
PATIENCE = 120.0
"""Seconds to wait for another process that is putting it together."""

SEED = 20
DAYS = 365
SCHOOL_DAY_HOURS = {7: 5, 8: 2, 13: 3, 16: 8, 17: 9, 18: 7, 19: 8, 20: 10, 21: 11, 22: 8, 23: 3}
FREE_DAY_HOURS = {
    9: 3,
    10: 6,
    11: 7,
    12: 6,
    13: 6,
    14: 7,
    15: 8,
    16: 8,
    17: 7,
    18: 7,
    19: 8,
    20: 10,
    21: 11,
    22: 10,
    23: 7,
    0: 4,
}


@dataclass(frozen=True, slots=True)
class _Habit:
    """Something the made-up person does now and then."""

    platform: str
    act: str
    space: str
    voice: str
    a_day: float
    """How many times on an average day."""
    seconds: tuple[int, int] | None = None
    since: float = 0.0
    """From which part of the year on, 0 to 1."""
    until: float = 1.0


HABITS = (
    _Habit("youtube", "viewed", "", "Quiet Kettle Crochet", 2.2),
    _Habit("youtube", "viewed", "", "Lantern Physics", 1.4),
    _Habit("youtube", "viewed", "", "Two Otters Play", 2.6, until=0.6),
    _Habit("youtube", "viewed", "", "Mirror Morning Routine", 1.5, since=0.4),
    _Habit("youtube", "searched", "", "", 0.8),
    _Habit("tiktok", "viewed", "", "", 9.0),
    _Habit("tiktok", "liked", "", "moss.and.ink", 0.7),
    _Habit("tiktok", "liked", "", "glow.up.gazette", 0.4, since=0.5),
    _Habit("instagram", "viewed", "", "harbour_sketch_club", 2.0),
    _Habit("instagram", "viewed", "", "perfect.days.daily", 2.4, since=0.3),
    _Habit("instagram", "messaged", "Paper Boats (group)", "", 2.5),
    _Habit("instagram", "posted", "", "", 0.08),
    _Habit("discord", "messaged", "Otter Den #art-corner", "", 3.0, since=0.2),
    _Habit("discord", "time_spent", "Otter Den #voice", "", 0.3, (600, 5400), since=0.2),
    _Habit("reddit", "viewed", "r/made_up_watercolour", "", 1.2),
    _Habit("reddit", "commented", "r/made_up_watercolour", "", 0.3),
    _Habit("spotify", "listened", "", "The Invented Harbour", 3.0, (120, 260)),
    _Habit("spotify", "listened", "", "Slow Lantern", 2.0, (150, 400)),
    _Habit("web", "visited", "encyclopedia.example", "", 1.5, (20, 400)),
    _Habit("web", "visited", "homework.example", "", 2.0, (60, 900)),
    _Habit("web", "visited", "gossip.example", "", 0.8, (15, 240), since=0.5),
)


def make_demo(home: Path) -> Desk:
    """A vault in `home` that holds the made-up year; made once, without a passphrase."""
    if not has_vault(home):
        make_folder(home)
        with locked(home, PATIENCE):  # somebody who clicked twice has two of us
            _make(home)
    return open_desk(home)


def _make(home: Path) -> None:
    if not has_vault(home):
        beside = home / UNFINISHED  # so that a year that was not finished is never taken for the whole
        rmtree(beside, ignore_errors=True)
        _fill(beside)
        with suppress(OSError):
            (home / "vault").rmdir()
        (beside / "vault").rename(home / "vault")
        rmtree(beside, ignore_errors=True)
    with suppress(OSError):  # Windows takes nothing away that is open
        (home / LOCK).unlink()  # whoever waits, or comes later, finds the vault


def _fill(home: Path) -> None:
    make_vault(home, None)
    desk = open_desk(home)
    until, zone = now(), local_zone()
    bring_in(desk, [Given("made-up-year.csv", file=io.BytesIO(made_up_year(until, zone)))])
    add_moods(desk, until, zone)
    talks = Given("made-up-talks.zip", file=io.BytesIO(made_up_talks(until, zone)))
    bring_in(desk, [talks], settings=settings_for(desk, own_names=(ME,)))
    add_feed(desk, until)


def made_up_year(until: int, zone: tzinfo) -> bytes:
    """The year before `until` as Hearten's plain CSV. The same for the same day."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("seen_at", "seconds", "platform", "space", "voice", "act"))
    end = as_datetime(until, zone)
    last_day = end.replace(hour=0, minute=0, second=0, microsecond=0)
    draw = random.Random(SEED)  # noqa: S311 # a made-up life, not a secret
    for days_ago in range(DAYS, -1, -1):
        day = last_day - timedelta(days=days_ago)
        moments = sorted(_day(draw, day, 1 - days_ago / DAYS), key=lambda row: row[0])
        writer.writerows((at.isoformat(), *rest) for at, *rest in moments if at < end)
    return out.getvalue().encode()


def _day(draw: random.Random, day: datetime, part: float) -> Iterator[tuple[datetime, int | str, str, str, str, str]]:
    hours = FREE_DAY_HOURS if day.weekday() >= 5 else SCHOOL_DAY_HOURS
    energy = draw.gammavariate(4, 0.25)
    for habit in HABITS:
        if not habit.since <= part <= habit.until:
            continue
        times = int(draw.gammavariate(2, habit.a_day * energy / 2) + 0.5)
        for hour in draw.choices(list(hours), list(hours.values()), k=times):
            at = day + timedelta(hours=hour, seconds=draw.randrange(3600))
            seconds = draw.randint(*habit.seconds) if habit.seconds else ""
            yield at, seconds, habit.platform, habit.space, habit.voice, habit.act
