"""An experiment from plan to result, in the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from hearten.effects.experiments.design import Subject
from hearten.effects.experiments.errors import Hopeless, LogBroken
from hearten.ground.clock import as_microseconds
from hearten.journeys import check_in, events, experiment, experiment_calendar
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk
from hearten.journeys.experiment import NoExperimentYet, NotNow, Wish
from hearten.journeys.experiment_result import report

TIKTOK = Wish(Subject("platform_off", platform="tiktok"))
Clock = Callable[[date], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the day it is, at noon."""
    monkeypatch.setenv("TZ", "UTC")

    def show(day: date) -> None:
        at = as_microseconds(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        for place in ("experiment", "check_in", "events", "bring_in", "experiment_calendar"):
            monkeypatch.setattr(f"hearten.journeys.{place}.now", lambda: at)

    show(date(2026, 1, 4))
    return show


def live(desk: Desk, clock: Clock, running: experiment.Experiment, effect: float, *, days: int | None = None) -> None:
    """Check in every evening, with the effect on the days with the change."""
    chance = np.random.default_rng(3)
    rows = list(zip(running.design.rows(), running.drawn(), strict=True))[:days]
    for row, is_with in rows:
        clock(row.day)
        mood = float(np.clip(55 + 6 * chance.standard_normal() + effect * is_with, 0, 100))
        check_in.add(desk, {"valence": mood})
    clock(rows[-1][0].day + timedelta(days=1))


def watch(desk: Desk, running: experiment.Experiment, tmp_path: Path) -> None:
    """40 minutes of it on usual days and none on the others; something else before and after."""
    rows = zip(running.design.rows(), running.drawn(), strict=True)
    lines = [f"{row.day}T20:00:00Z,2400,tiktok" for row, is_with in rows if not is_with]
    after = running.design.ends_on + timedelta(days=1)
    table = tmp_path / "traces.csv"
    lines = ["seen_at,seconds,platform", "2026-01-01T09:00:00Z,60,radio", *lines, f"{after}T09:00:00Z,60,radio"]
    table.write_text("\n".join(lines) + "\n")
    assert bring_in(desk, [Given("traces.csv", table)]).good


def test_from_plan_to_result(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    planned, made = experiment.plan(desk, TIKTOK)
    assert (planned.status, made.visible < 5) == ("planned", True)
    running = experiment.start(desk)
    assert (running.status, running.design.starts_on) == ("running", date(2026, 1, 5))
    live(desk, clock, running, effect=-12)
    watch(desk, running, tmp_path)
    found = report(desk, experiment.find(desk))
    assert found.result is not None
    assert (found.result.call, found.result.method, found.result.rows) == ("weighs", "shuffle", 56)
    assert "lowered your mood" in found.sentence
    assert found.adherence is not None
    assert found.adherence.kept == 28
    assert found.adherence.dose_without == pytest.approx(40)
    assert found.per_half_hour is not None


def test_nothing_is_shown_while_it_runs(desk: Desk, clock: Clock) -> None:
    experiment.plan(desk, TIKTOK)
    live(desk, clock, experiment.start(desk), effect=30, days=50)
    found = report(desk, experiment.find(desk))
    assert found.result is None
    assert "nothing is shown yet" in found.sentence


def test_stopped_early_it_can_be_looked_at(desk: Desk, clock: Clock) -> None:
    experiment.plan(desk, TIKTOK)
    live(desk, clock, experiment.start(desk), effect=30, days=40)
    stopped = experiment.stop(desk)
    found = report(desk, stopped)
    assert stopped.status == "stopped"
    assert found.result is not None
    assert (found.result.method, found.result.call) == ("bets", "lifts")
    assert any("stopped before the end" in note for note in found.notes)


def test_called_off_nothing_is_made_of_it(desk: Desk, clock: Clock) -> None:
    experiment.plan(desk, TIKTOK)
    live(desk, clock, experiment.start(desk), effect=30, days=40)
    found = report(desk, experiment.cancel(desk))
    assert (found.result, found.experiment.status) == (None, "cancelled")
    with pytest.raises(NotNow):
        experiment.stop(desk)


def test_days_kept_and_moves_are_noted(desk: Desk, clock: Clock) -> None:
    experiment.plan(desk, Wish(Subject("own_change", words="No phone in bed")))
    running = experiment.start(desk)
    live(desk, clock, running, effect=0, days=20)
    experiment.note_day(desk, None, date(2026, 1, 6), kept=False)
    moved = experiment.note_move(desk, None, date(2026, 1, 10), "America/New_York")
    assert (moved.noted, moved.moves) == ({date(2026, 1, 6): False}, ((date(2026, 1, 10), "America/New_York"),))
    with pytest.raises(NotNow):
        experiment.note_day(desk, None, date(2026, 3, 1), kept=True)
    with pytest.raises(NotNow):
        experiment.note_move(desk, None, date(2026, 1, 10), "The Moon")


def test_the_days_are_drawn_before_the_first_of_them(desk: Desk, clock: Clock) -> None:
    clock(date(2026, 1, 4))
    experiment.plan(desk, TIKTOK)
    with pytest.raises(NotNow):
        experiment.start(desk, on=date(2026, 1, 4))
    assert experiment.start(desk, on=date(2026, 1, 9)).design.starts_on == date(2026, 1, 9)
    with pytest.raises(NotNow):
        experiment.start(desk, experiment.find(desk).id)


@pytest.mark.usefixtures("clock")
def test_what_is_measured_goes_from_0_to_100(desk: Desk) -> None:
    planned, _ = experiment.plan(desk, Wish(TIKTOK.subject, outcome="Mood"))
    assert planned.design.outcome == "valence"
    for item in ("phq2", "!"):
        with pytest.raises(NotNow):
            experiment.plan(desk, Wish(TIKTOK.subject, outcome=item))


@pytest.mark.usefixtures("clock")
def test_hopeless_plans_leave_nothing_behind(desk: Desk) -> None:
    with pytest.raises(Hopeless):
        experiment.plan(desk, Wish(TIKTOK.subject, days=8))
    with pytest.raises(NoExperimentYet):
        experiment.find(desk)


@pytest.mark.usefixtures("clock")
def test_days_that_no_calendar_holds_are_refused_and_spoil_nothing(desk: Desk) -> None:
    experiment.plan(desk, TIKTOK)
    for day in (date(9999, 12, 30), date(2027, 6, 1)):
        with pytest.raises(NotNow, match="within a year"):
            experiment.start(desk, on=day)
    begun = experiment.start(desk)
    for day in (date(1, 1, 1), date(9999, 12, 31), begun.design.ends_on + timedelta(days=1)):
        with pytest.raises(NotNow, match="not one of the days"):
            experiment.note_move(desk, None, day, "Pacific/Kiritimati")
    assert [one.status for one in experiment.every(desk)] == ["running"]


@pytest.mark.usefixtures("clock")
def test_one_that_makes_no_sense_hides_no_other(desk: Desk) -> None:
    experiment.plan(desk, TIKTOK)
    second, _ = experiment.plan(desk, TIKTOK)
    far = second.design.as_json() | {"starts_on": "9999-12-30"}
    body = {"design": far, "seed": "00" * 32, "commitment": "no"}
    experiment._write(desk, second.id, "started", body)
    assert [one.status for one in experiment.every(desk)] == ["planned"]


@pytest.mark.usefixtures("clock")
def test_a_changed_log_is_noticed(desk: Desk) -> None:
    experiment.plan(desk, TIKTOK)
    started = experiment.start(desk)
    line = dict(events.history(desk, "experiments")[-1].body)
    line["body"] = {**line["body"], "design": {**line["body"]["design"], "outcome": "calm"}}
    events.erase(desk, "experiments", [started.id])
    events.write(desk, "experiments", "started", json.loads(json.dumps(line)), thing=started.id)
    with pytest.raises(LogBroken):
        experiment.find(desk, started.id)
    assert experiment.every(desk) == []


@pytest.mark.usefixtures("clock")
def test_the_calendar_says_nothing_of_what_it_is_about(desk: Desk) -> None:
    experiment.plan(desk, TIKTOK)
    written = experiment_calendar.days(experiment.start(desk))
    assert written.count(b"BEGIN:VEVENT") == 56
    assert b"tiktok" not in written.lower()
