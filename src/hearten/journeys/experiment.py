"""Experiment: plan, start, log and analyse a randomised experiment on oneself, kept in the vault.

check-ins ─► how much I vary ─► plan ─► start: seed, hash, schedule ─► days ─► check-ins + traces ─► effect
                                 └─ refused where it could find nothing
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hearten.care.checkins.items import higher_is_worse, is_score, item_named
from hearten.effects.experiments import commitment
from hearten.effects.experiments.commitment import Entry
from hearten.effects.experiments.design import Design, Kind, Subject, blocks_in
from hearten.effects.experiments.draw import fresh_seed, schedule
from hearten.effects.experiments.errors import LogBroken, NotADesign
from hearten.effects.experiments.outcomes import Answer, Move
from hearten.effects.experiments.past import variation_of
from hearten.effects.experiments.plan import Plan
from hearten.effects.experiments.plan import plan as checked_plan
from hearten.ground.clock import as_datetime, iso, local_zone, now
from hearten.ground.errors import UsageError
from hearten.journeys import events
from hearten.journeys.check_in import history as check_ins
from hearten.journeys.desk import Desk
from hearten.languages.speaking import gettext as _

Status = Literal["planned", "running", "ended", "stopped", "cancelled"]

USUAL_DAYS = 56
LATEST_START = timedelta(days=365)


class NoSuchExperiment(UsageError):
    """There is no experiment of that name."""

    def __init__(self) -> None:
        super().__init__(_("There is no such experiment. See which there are with: hearten experiment list"))


class NoExperimentYet(UsageError):
    """None was ever planned."""

    def __init__(self) -> None:
        super().__init__(_("There is no experiment yet. Plan one: hearten experiment plan --platform tiktok"))


class NotNow(UsageError):
    """What was asked does not fit how the experiment stands."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person would like to find out."""

    subject: Subject
    kind: Kind = "day_pairs"
    days: int = USUAL_DAYS
    outcome: str = "valence"
    may_stop: bool = False
    worth: float | None = None
    """The smallest effect they care about, in points."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """How one experiment stands."""

    id: str
    design: Design
    visible: float
    status: Status
    seed: str | None = None
    """None until it is started."""
    commitment: str | None = None
    noted: Mapping[date, bool] | None = None
    """Days on which the person said whether they kept to the plan."""
    moves: tuple[Move, ...] = ()
    stopped_on: date | None = None

    def today(self) -> date:
        """The present day where the person lives now."""
        zone = self.moves[-1][1] if self.moves else self.design.zone
        return as_datetime(now(), ZoneInfo(zone)).date()

    def drawn(self) -> tuple[bool, ...]:
        """For each row, whether the change holds; only once it is started."""
        if self.seed is None:
            raise NotNow(_("This experiment has not been started. Start it with: hearten experiment start"))
        return schedule(self.design, self.seed)


def answers(desk: Desk, item: str) -> list[Answer]:
    """The check-ins on one item, as experiments take them."""
    return [(answer.answered_at / 1e6, answer.value) for answer in check_ins(desk, [item])]


def plan(desk: Desk, wish: Wish) -> tuple[Experiment, Plan]:
    """Plan an experiment from how much this person varies; `Hopeless` with a better plan where it finds nothing."""
    zone, outcome = zone_name(), _outcome(wish.outcome)
    design = Design(
        wish.subject,
        wish.kind,
        blocks_in(wish.kind, wish.days),
        as_datetime(now(), ZoneInfo(zone)).date() + timedelta(days=1),
        zone,
        outcome=outcome,
        lower_is_better=higher_is_worse(outcome),
        may_stop=wish.may_stop,
        variation=variation_of(answers(desk, outcome), zone, windows=wish.kind == "windows"),
    )
    made = checked_plan(design, wish.worth)
    written = _write(desk, None, "planned", {"design": design.as_json(), "visible": made.visible})
    return find(desk, written), made


def _outcome(written: str) -> str:
    """The item that is measured: one from 0 to 100, asked daily or oftener."""
    item = item_named(written)
    if item is None or is_score(item):
        raise NotNow(_("Choose something that goes from 0 to 100: valence, energy, calm, connection, or your own."))
    return item


def start(desk: Desk, name: str | None = None, on: date | None = None) -> Experiment:
    """Draw the coin, commit to design, seed and outcome by their hash, and set the first day: tomorrow or later."""
    experiment = find(desk, name, "planned")
    if experiment.status != "planned":
        raise NotNow(_("This experiment has been started already."))
    first = experiment.today() + timedelta(days=1)
    if on is not None and on < first:
        raise NotNow(_("An experiment starts tomorrow at the earliest: its days are drawn before the first of them."))
    if on is not None and on > first + LATEST_START:
        raise NotNow(_("An experiment starts within a year: what you know of yourself today says little about later."))
    design = replace(experiment.design, starts_on=on or first)
    seed = fresh_seed()
    body = {"design": design.as_json(), "seed": seed, "commitment": commitment.commitment(design, seed)}
    return find(desk, _write(desk, experiment.id, "started", body))


def note_day(desk: Desk, name: str | None, day: date, *, kept: bool) -> Experiment:
    """The person's own word on whether they kept to the plan on a day. It counts beside the result, never in it."""
    experiment = find(desk, name, "running")
    _must_run(experiment)
    if not experiment.design.starts_on <= day <= min(experiment.design.ends_on, experiment.today()):
        raise NotNow(_("That day is not one of the days of this experiment so far."))
    return find(desk, _write(desk, experiment.id, "kept", {"day": day.isoformat(), "kept": kept}))


def note_move(desk: Desk, name: str | None, day: date, zone: str) -> Experiment:
    """From this day on the person lives in another zone; days are counted there."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise NotNow(_("That is no zone. Write it like Europe/Amsterdam.")) from error
    experiment = find(desk, name, "running")
    _must_run(experiment)
    if not min(experiment.today(), experiment.design.starts_on) <= day <= experiment.design.ends_on:
        raise NotNow(_("That day is not one of the days of this experiment."))
    return find(desk, _write(desk, experiment.id, "moved", {"day": day.isoformat(), "zone": zone}))


def stop(desk: Desk, name: str | None = None) -> Experiment:
    """End it today. What came of it can be looked at, in the careful way."""
    experiment = find(desk, name, "running")
    if experiment.status != "running":
        raise NotNow(_("This experiment is not running."))
    return find(desk, _write(desk, experiment.id, "stopped", {"day": experiment.today().isoformat()}))


def cancel(desk: Desk, name: str | None = None) -> Experiment:
    """Call it off: no result is made of it."""
    experiment = find(desk, name)
    if experiment.status not in ("planned", "running"):
        raise NotNow(_("This experiment is over already."))
    return find(desk, _write(desk, experiment.id, "cancelled", {}))


def every(desk: Desk) -> list[Experiment]:
    """All experiments whose log is as it was written and makes sense, the oldest first."""
    found = []
    for name, log in _logs(desk).items():
        with suppress(LogBroken, NotADesign):
            found.append(_standing(name, log))
    return found


def find(desk: Desk, name: str | None = None, status: Status | None = None) -> Experiment:
    """The experiment called `name`, `LogBroken` where it was changed after it was written.

    Without a name the newest one, of that status where there is one.
    """
    if name is not None:
        log = _logs(desk).get(name)
        if log is None:
            raise NoSuchExperiment
        return _standing(name, log)
    known = every(desk)
    if not known:
        raise NoExperimentYet
    return next((one for one in reversed(known) if one.status == status), known[-1])


def zone_name() -> str:
    """The IANA name of the zone this machine is set to; a whole-hour stand-in where it has none."""
    zone = local_zone()
    if isinstance(zone, ZoneInfo):
        return zone.key
    offset = datetime.now(zone).utcoffset() or timedelta()
    hours = round(offset.total_seconds() / 3600)
    return "Etc/GMT" + (f"{-hours:+d}" if hours else "")


def _logs(desk: Desk) -> dict[str, list[Entry]]:
    written: dict[str, list[Entry]] = {}
    for event in events.history(desk, "experiments"):
        written.setdefault(event.id, []).append(Entry(**event.body))
    return written


def _must_run(experiment: Experiment) -> None:
    if experiment.status not in ("running", "ended"):
        raise NotNow(_("This experiment is not running."))


def _write(desk: Desk, name: str | None, event: str, body: dict[str, Any]) -> str:
    """Add a line to the log of an experiment, chained to the one before; the experiment's name."""
    before = _logs(desk).get(name, []) if name else []
    line = commitment.entry(iso(now()), event, body, before)
    return events.write(desk, "experiments", event, asdict(line), thing=name).id


def _standing(name: str, log: list[Entry]) -> Experiment:
    """How an experiment stands after all that its log says."""
    commitment.check(log)
    if log[0].event != "planned":
        raise LogBroken(1)
    first = log[0].body
    experiment = Experiment(name, Design.from_json(first["design"]), first["visible"], "planned", noted={})
    for line in log[1:]:
        experiment = _after(experiment, line)
    if experiment.status == "running" and experiment.today() > experiment.design.ends_on:
        return replace(experiment, status="ended")
    return experiment


def _after(experiment: Experiment, line: Entry) -> Experiment:
    body = line.body
    if line.event == "started":
        design = Design.from_json(body["design"])
        commitment.check_commitment(body["commitment"], body["design"], body["seed"])
        return replace(experiment, design=design, seed=body["seed"], commitment=body["commitment"], status="running")
    if line.event == "kept":
        return replace(experiment, noted={**(experiment.noted or {}), date.fromisoformat(body["day"]): body["kept"]})
    if line.event == "moved":
        move = (date.fromisoformat(body["day"]), body["zone"])
        return replace(experiment, moves=tuple(sorted((*experiment.moves, move))))
    if line.event == "stopped":
        return replace(experiment, status="stopped", stopped_on=date.fromisoformat(body["day"]))
    return replace(experiment, status="cancelled")
