"""What `hearten checkin` understands and shows."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import typer

from hearten import terminal
from hearten.care.checkins.instruments.instrument import Instrument, of_the_week, on_request
from hearten.care.checkins.items import item_named
from hearten.care.checkins.questions import QUESTIONS, STEPS, Question
from hearten.ground.clock import as_datetime, as_microseconds, iso, local_zone, now
from hearten.ground.errors import UsageError
from hearten.journeys import check_in, check_in_files, check_in_reminders
from hearten.journeys.check_in_files import DiaryReceipt
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext

OTHERS_SHOWN = 3
"""Of the files in a folder that are no diary, so many are named; the JSON has them all."""
STEP_NAMES = [str(number) for number in range(1, len(STEPS) + 1)]


def add(
    home: Path,
    feelings: Mapping[str, float | None],
    others: Sequence[str],
    because: str | None,
    at: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Keep the answers that were given."""
    values = {item: value for item, value in feelings.items() if value is not None} | _pairs(others)
    if not values:
        raise UsageError(_("Say at least one thing, for example: hearten checkin add --valence 60"))
    when = None if at is None else as_microseconds(at.replace(tzinfo=local_zone()))
    kept = check_in.add(terminal.desk_at(home), values, because=because, at=when)
    if as_json:
        rows = [{"answered_at": iso(one.answered_at), "item": one.item, "value": one.value} for one in kept]
        terminal.print_json({"added": rows})
    else:
        typer.echo(_("Kept. Thank you."))


def ask(home: Path, otherwise: str) -> None:
    """Ask the four questions, each of which may be skipped; say something else where nobody is there to answer."""
    if not terminal.somebody_types():
        typer.echo(otherwise)
        return
    desk = terminal.desk_at(home)
    typer.echo(_("A number from 1 to 7, or Enter to skip."))
    found = {item: _step(question) for item, question in QUESTIONS.items()}
    values = {item: value for item, value in found.items() if value is not None}
    check_in.add(desk, values)
    typer.echo(_("Kept. Thank you.") if values else _("Nothing was kept. That is fine too."))


def _step(question: Question) -> float | None:
    """The step that is typed, out of 100; none for Enter. What is no step is asked once more."""
    text = _("{asked} 1 {low} … 7 {high}")
    asked = text.format(asked=_(question.asked), low=_(question.low), high=_(question.high))
    while written := typer.prompt(asked, default="", show_default=False).strip():
        if written in STEP_NAMES:
            return float(STEPS[STEP_NAMES.index(written)])
        typer.echo(_("A whole number from 1 to 7, please, or just Enter."))
    return None


def bring_in(
    home: Path, paths: Sequence[Path], scale: str | None, moods: Sequence[str], order: str | None, *, as_json: bool
) -> bool:
    """Bring in diary files and say what came of it; whether all went well."""
    if order is not None and order not in terminal.DATE_ORDERS:
        raise UsageError(_("--date-order is day-first or month-first."))
    settings = check_in_files.settings(scale, _pairs(moods), None if order is None else terminal.DATE_ORDERS[order])
    receipt = check_in_files.bring_in_diaries(terminal.desk_at(home), paths, settings)
    if as_json:
        terminal.print_json(receipt.as_json())
    else:
        _show(receipt)
    return receipt.good


def write_out(home: Path, out: Path | None) -> None:
    """Write all answers to a file, or to standard output, and say how many there were."""
    desk = terminal.desk_at(home)
    table = io.StringIO()
    count = check_in_files.write_out(desk, table)
    if out is None:
        terminal.write_line(table.getvalue().rstrip("\n").encode())
    else:
        terminal.save(out, table.getvalue().encode())
    typer.echo(ngettext("{n} answer written.", "{n} answers written.", count).format(n=f"{count:,}"), err=True)


def forget(home: Path, before: datetime | None, items: Sequence[str], *, sure: bool) -> None:
    """Ask, and delete answers."""
    if not sure and not terminal.agrees(_("They would be gone for good. Sure?")):
        raise UsageError(_("Nothing was forgotten."))
    until = None if before is None else as_microseconds(before.replace(tzinfo=local_zone()))
    names = [item_named(item) or item for item in items] or None
    gone = check_in.forget(terminal.desk_at(home), until, names)
    typer.echo(ngettext("{n} answer forgotten.", "{n} answers forgotten.", gone).format(n=f"{gone:,}"))


def remind(at: Sequence[str], days: int, out: Path) -> None:
    """Write reminders as a calendar file."""
    try:
        times = [time.fromisoformat(moment) for moment in at]
    except ValueError:
        raise UsageError(_("Write a time of day like 09:30.")) from None
    terminal.save(out, check_in_reminders.reminders(times, days))
    typer.echo(_("Open {file} with your calendar.").format(file=out), err=True)


def questions(age: int | None, *, everything: bool, as_json: bool) -> None:
    """Show the questions of the week, or all that there are for that age."""
    of_week = of_the_week(as_datetime(now(), local_zone()).date(), age)
    sets = on_request(age) if everything else (of_week,) if of_week else ()
    if as_json:
        terminal.print_json({"questions": [_as_json(one) for one in sets]})
        return
    if not sets:
        typer.echo(_("No extra questions this week."))
    for one in sets:
        _show_questions(one)


def _show_questions(one: Instrument) -> None:
    typer.echo(f"{one.title}: {one.about}\n{one.intro}")
    for name, item in zip(one.item_names, one.items, strict=True):
        typer.echo(f"  {name}  {item}")
    typer.echo("  " + ", ".join(f"{value} {label}".strip() for value, label in one.options))
    typer.echo(_("Answer like this: hearten checkin add --item {name}=3").format(name=one.item_names[0]))
    typer.echo(_("Source: {source} {url}").format(source=one.source, url=one.url) + "\n")


def _as_json(one: Instrument) -> dict[str, Any]:
    return {
        "name": one.name, "title": one.title, "about": one.about, "intro": one.intro,
        "items": [{"name": name, "words": words} for name, words in zip(one.item_names, one.items, strict=True)],
        "options": [{"value": value, "label": label} for value, label in one.options], "pages": one.pages(),
        "ages_from": one.ages_from, "weekly": one.weekly, "score_range": one.score_range,
        "scoring": one.scoring_source, "source": one.source, "url": one.url, "checked": one.checked.isoformat(),
        "licence": one.licence,
    }  # fmt: skip


def _show(receipt: DiaryReceipt) -> None:
    said = ngettext("{n} new answer", "{n} new answers", receipt.added).format(n=f"{receipt.added:,}")
    typer.echo(_("{added}, {there} were already there.").format(added=said, there=f"{receipt.already_there:,}"))
    read = [line for line in receipt.files if line.outcome in ("read", "damaged")]
    others = [line for line in receipt.files if line not in read]
    for line in [*read, *others[:OTHERS_SHOWN]]:
        typer.echo("".join(sign for sign in f"{line.name}: {line.note}" if sign.isprintable()))
    if (more := len(others) - OTHERS_SHOWN) > 0:
        typer.echo(ngettext("And {n} more file like that.", "And {n} more files like that.", more).format(n=more))


def _pairs(written: Sequence[str]) -> dict[str, float]:
    """`name=60` as a name and a number."""
    pairs = {}
    for pair in written:
        name, _mark, number = pair.rpartition("=")
        try:
            pairs[name.strip()] = float(number)
        except ValueError:
            raise UsageError(_("Write it as a name and a number, like this: name=60")) from None
    return pairs
