"""Choices in the vault: made, replaced, undone, gone on with, erased; and the look at what came of them."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time, timedelta

import numpy as np
import pytest

from hearten.choices.choice import Target
from hearten.choices.quiet import QuietHours
from hearten.ground.clock import as_microseconds
from hearten.journeys import check_in, decide
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk

GOSSIP = Target("web", "gossip.example")
VOICE = Target("instagram", voice="perfect.days.daily")


def test_a_choice_stands_until_it_is_undone(desk: Desk) -> None:
    made = decide.choose(desk, "less", GOSSIP, feeling="diminished", words="makes me small")
    assert decide.choices(desk) == [made]
    undone = decide.undo(desk, made.id)
    assert not undone.holds(decide.today())
    again = decide.undo(desk, made.id)
    assert again.holds(decide.today())


def test_another_wish_for_the_same_thing_replaces_it_and_undo_brings_it_back(desk: Desk) -> None:
    first = decide.choose(desk, "less", GOSSIP)
    second = decide.choose(desk, "leave", GOSSIP)
    other = decide.choose(desk, "mute", VOICE)
    assert second.id == first.id
    assert [made.want for made in decide.choices(desk)] == ["mute", "leave"]
    assert decide.undo(desk, first.id).want == "less"
    assert other.id != first.id


def test_going_on_keeps_the_day_it_began(desk: Desk) -> None:
    made = decide.choose(desk, "pause", GOSSIP, until=decide.today())
    gone_on = decide.go_on(desk, made.id)
    assert gone_on.made_on == made.made_on
    assert gone_on.until == decide.today() + timedelta(days=7)


def test_erased_is_gone(desk: Desk) -> None:
    made = decide.choose(desk, "pause", GOSSIP)
    decide.erase(desk, made.id)
    assert decide.choices(desk) == []
    with pytest.raises(decide.NoSuchChoice):
        decide.undo(desk, made.id)


def test_quiet_hours_and_parts_are_kept_beside_the_choices(desk: Desk) -> None:
    night = QuietHours(time(22), time(7), frozenset({0, 1}))
    decide.set_quiet_hours(desk, night)
    decide.hide_parts(desk, "youtube", ("short_videos", "nonsense"))
    decide.hide_parts(desk, "tiktok", ("counts",))
    decide.hide_parts(desk, "tiktok", ())
    assert decide.quiet_hours(desk) == night
    assert decide.hidden_parts(desk) == {"youtube": ("short_videos",)}
    assert decide.choices(desk) == []
    decide.set_quiet_hours(desk, None)
    assert decide.quiet_hours(desk) is None


def test_files_and_reminders_hold_what_is_in_force(desk: Desk) -> None:
    decide.choose(desk, "leave", GOSSIP)
    undone = decide.choose(desk, "leave", Target("web", "news.example"))
    decide.undo(desk, undone.id)
    assert ["news.example" in file.content for file in decide.files(desk)] == [False, False]
    assert decide.reminders(desk).count(b"BEGIN:VEVENT") == 1
    assert b"gossip" not in decide.reminders(desk)
    assert b"gossip.example" in decide.reminders(desk, with_names=True)


def test_did_it_help_looks_at_moods_and_minutes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 3, 2, tzinfo=UTC)
    rows = ["seen_at,seconds,platform,space,voice,act"]
    draw = np.random.default_rng(5)
    for day in range(-28, 28):
        at = start + timedelta(days=day, hours=18)
        rows.append(f"{at.isoformat()},{1200 if day < 0 else 120},web,gossip.example,,visited")
        mood = (50 if day < 0 else 66) + draw.normal(0, 4)
        check_in.add(desk, {"valence": mood}, at=as_microseconds(at + timedelta(hours=1)))
    bring_in(desk, [Given("plain.csv", file=io.BytesIO("\n".join(rows).encode()))])
    monkeypatch.setattr(decide, "today", lambda _zone=None: start.date())
    made = decide.choose(desk, "less", GOSSIP)
    monkeypatch.setattr(decide, "today", lambda _zone=None: (start + timedelta(days=28)).date())
    helped = decide.did_it_help(desk, made, UTC)
    assert helped.mood.verdict == "better"
    assert helped.minutes_before == pytest.approx(20, rel=0.05)
    assert helped.minutes_after == pytest.approx(2, rel=0.05)


def test_nothing_known_gives_no_number(desk: Desk) -> None:
    helped = decide.did_it_help(desk, decide.choose(desk, "less", GOSSIP))
    assert helped.mood.verdict == "cannot_tell_yet"
    assert (helped.minutes_before, helped.minutes_after) == (None, None)
