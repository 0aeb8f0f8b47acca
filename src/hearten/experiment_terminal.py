"""What `hearten experiment` understands and shows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import typer

from hearten import terminal
from hearten.effects.experiments import words
from hearten.effects.experiments.design import Change, Kind, Subject
from hearten.effects.experiments.errors import Hopeless
from hearten.ground.errors import UsageError
from hearten.journeys import experiment as journey
from hearten.journeys import experiment_calendar
from hearten.journeys.desk import Desk
from hearten.journeys.experiment import Experiment, Wish
from hearten.journeys.experiment_result import MEASURED, Report, in_history, report
from hearten.languages.speaking import gettext as _


@dataclass(frozen=True, slots=True)
class Note:
    """What happened."""

    day: date | None
    kept: bool | None
    zone: str | None
    stop: bool
    cancel: bool


def subject(platform: str | None, space: str | None, voice: str | None, own: str | None, change: str | None) -> Subject:
    """What is to be changed, from the words given."""
    platform, space, voice, own = ((given or "").strip() or None for given in (platform, space, voice, own))
    named = {"own_change": own, "voice_muted": voice, "space_off": space, "platform_off": platform}
    found = change and change.replace("-", "_")
    found = found or next((kind for kind, name in named.items() if name), None)  # most exact first
    if found is None or not named.get(found, platform):
        raise UsageError(_("Say what to change: --platform, --space, --voice, or --own with a change of yours."))
    return Subject(cast("Change", found), platform, space, voice, own)


def wish(changed: Subject, kind: str, days: int, outcome: str, worth: float | None, *, may_stop: bool) -> Wish:
    """What the person would like to find out."""
    return Wish(changed, cast("Kind", kind.replace("-", "_")), days, outcome, may_stop, worth)


def plan(home: Path, asked: Wish, *, as_json: bool) -> None:
    """Plan it and say what it could find, or why not."""
    desk = terminal.desk_at(home)
    try:
        experiment, made = journey.plan(desk, asked)
    except Hopeless as refused:
        if as_json:
            terminal.print_json({"refused": {"reason": refused.reason, "alternative": refused.alternative}})
        raise
    sentences = [*words.plan_sentences(made), *_unseen(desk, asked.subject)]
    if as_json:
        terminal.print_json({**_as_json(experiment), "sentences": sentences})
        return
    for sentence in sentences:
        typer.echo(sentence)
    typer.echo(_("To start tomorrow: hearten experiment start {name}").format(name=experiment.id))


def _unseen(desk: Desk, changed: Subject) -> list[str]:
    """For a slip of the finger, or a history that is not here: the plan holds, but nobody can look after it."""
    if changed.change not in MEASURED or in_history(desk, changed):
        return []
    return [
        _(
            "Nothing in your history has that name, so Hearten cannot see for itself whether you kept to the plan. "
            "Check how it is written in: hearten overview"
        )
    ]


def start(home: Path, name: str | None, on: date | None, *, as_json: bool) -> None:
    """Draw the days and show them."""
    experiment = journey.start(terminal.desk_at(home), name, on)
    if as_json:
        terminal.print_json(_as_json(experiment))
        return
    typer.echo(
        _("From {first} to {last}. These days were drawn by chance:").format(
            first=experiment.design.starts_on, last=experiment.design.ends_on
        )
    )
    for line in _days(experiment):
        typer.echo(f"  {line}")
    typer.echo(_("Hash of plan and seed, for the record: {hash}").format(hash=experiment.commitment))


def _days(experiment: Experiment) -> Iterator[str]:
    """A line a day: whether the change holds, or in which of its hours."""
    drawn = zip(experiment.design.rows(), experiment.drawn(), strict=True)
    for day, rows in groupby(drawn, key=lambda pair: pair[0].day):
        holds = [row for row, is_with in rows if is_with]
        hours = ", ".join(f"{row.start_hour}–{row.start_hour + row.hours}" for row in holds if row.hours < 24)
        said = _("with the change") if holds else _("as usual")
        yield f"{day:%a} {day}  {said} {hours}".rstrip()


def log(home: Path, name: str | None, note: Note, *, as_json: bool) -> None:
    """Write down what happened."""
    experiment = _noted(home, name, note)
    if as_json:
        terminal.print_json(_as_json(experiment))
    else:
        typer.echo(_("Noted. The experiment is {status}.").format(status=_status(experiment)))


def _noted(home: Path, name: str | None, note: Note) -> Experiment:
    desk = terminal.desk_at(home)
    if note.cancel:
        return journey.cancel(desk, name)
    if note.stop:
        return journey.stop(desk, name)
    if note.day is not None and note.zone is not None:
        return journey.note_move(desk, name, note.day, note.zone)
    if note.day is not None and note.kept is not None:
        return journey.note_day(desk, name, note.day, kept=note.kept)
    raise UsageError(_("Say what happened: --day 2026-05-14 --kept (or --not-kept, or --zone), --stop, or --cancel."))


def analyse(home: Path, name: str | None, *, as_json: bool) -> None:
    """Say what came of it."""
    desk = terminal.desk_at(home)
    found = report(desk, journey.find(desk, name))
    if as_json:
        terminal.print_json(_report_as_json(found))
        return
    for sentence in (found.sentence, *found.notes):
        typer.echo(sentence)


def show_all(home: Path, *, as_json: bool) -> None:
    """All experiments."""
    known = journey.every(terminal.desk_at(home))
    if as_json:
        terminal.print_json({"experiments": [_as_json(one) for one in known]})
        return
    if not known:
        typer.echo(_("None yet. Plan one: hearten experiment plan --platform tiktok"))
    for one in known:
        name = "".join(sign for sign in words.title(one.design.subject) if sign.isprintable())
        typer.echo(f"{one.id}  {_status(one)}  {name} ({words.outcome_name(one.design.outcome)})")


def remind(home: Path, name: str | None, out: Path) -> None:
    """Write the days as a calendar."""
    desk = terminal.desk_at(home)
    terminal.save(out, experiment_calendar.days(journey.find(desk, name, "running")))
    sys.stderr.write(_("Open {file} with your calendar.").format(file=out) + "\n")


def _status(experiment: Experiment) -> str:
    names = {
        "planned": _("planned"), "running": _("running"), "ended": _("over"), "stopped": _("stopped early"),
        "cancelled": _("called off"),
    }  # fmt: skip
    return names[experiment.status]


def _as_json(experiment: Experiment) -> dict[str, Any]:
    design = experiment.design
    return {
        "id": experiment.id, "status": experiment.status, "subject": asdict(design.subject), "kind": design.kind,
        "days": design.days, "blocks": design.blocks, "outcome": design.outcome, "may_stop": design.may_stop,
        "zone": design.zone, "visible": experiment.visible, "variation": asdict(design.variation),
        "starts_on": design.starts_on.isoformat(), "ends_on": design.ends_on.isoformat(),
        "commitment": experiment.commitment, "seed": experiment.seed, "schedule": _schedule(experiment),
    }  # fmt: skip


def _schedule(experiment: Experiment) -> list[dict[str, Any]]:
    if experiment.seed is None:
        return []
    return [
        {"day": row.day.isoformat(), "hour": row.start_hour, "hours": row.hours, "change": is_with}
        for row, is_with in zip(experiment.design.rows(), experiment.drawn(), strict=True)
    ]


def _report_as_json(found: Report) -> dict[str, Any]:
    result = None if found.result is None else {
        key: None if isinstance(value, float) and abs(value) == float("inf") else value
        for key, value in asdict(found.result).items()
    }  # fmt: skip
    return {
        "id": found.experiment.id,
        "status": found.experiment.status,
        "sentence": found.sentence,
        "result": result,
        "adherence": found.adherence and asdict(found.adherence),
        "per_half_hour": found.per_half_hour,
        "notes": found.notes,
    }
