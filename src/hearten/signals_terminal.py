"""What `hearten signals` understands and shows."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import typer

from hearten import terminal
from hearten.ground.clock import iso
from hearten.ground.errors import UsageError
from hearten.journeys import corrections as journey
from hearten.journeys import hard_moments, listening, signal_switches
from hearten.journeys.bring_in import Progress
from hearten.journeys.desk import Desk, has_vault
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext
from hearten.shown import plain
from hearten.signals.labels import LABELS
from hearten.signals.lines import answers


def score(home: Path, file: Path | None, wanted: str) -> bool:
    """Answer line by line, as the lines come; whether every line was good."""
    labels = [signal_switches.known(name) for name in wanted.split(",") if name.strip()] or list(LABELS)
    scorer = signal_switches.load_scorer(home)
    if scorer.why_small:
        typer.echo(_("The small model answers: {why}").format(why=scorer.why_small), err=True)
    good = True
    with ExitStack() as stack:
        source = stack.enter_context(file.open("rb")) if file else _input()
        for line, is_good in answers(scorer, source, labels):
            good &= is_good
            terminal.write_line(line)
    return good


def _input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(_("Give a file, or send lines on standard input."))
    return sys.stdin.buffer


def update(home: Path, *, as_json: bool) -> None:
    """Catch up, and say what came of it."""
    desk = terminal.desk_at(home)
    with terminal.import_progress() as tell:
        heard = listening.update(desk, tell=lambda step: tell(Progress("", 0, None, 0, 0, step.done, step.total)))
    if as_json:
        terminal.print_json({"scored": heard.scored, "missing": heard.missing, "note": heard.note})
    else:
        typer.echo(listening.sentence(heard) or _("Every text has been read already."))


def switch(home: Path, label: str | None, *, on: bool, forget: bool = False) -> None:
    """Switch, remember, and say what that means."""
    signal_switches.switch(home, label, on=on)
    what = _("“{label}”").format(label=signal_switches.known(label)) if label else _("Reading what words carry")
    if on:
        typer.echo(_("{what} is switched on. `hearten signals update` reads what is in your vault.").format(what=what))
        return
    typer.echo(_("{what} is switched off: from now on nothing of it is read, kept or shown.").format(what=what))
    if forget:
        gone = signal_switches.forget_numbers(terminal.desk_at(home))
        said = ngettext("The numbers of {n} text are gone.", "The numbers of {n} texts are gone.", gone)
        typer.echo(said.format(n=f"{gone:,}"))
    elif has_vault(home):
        typer.echo(_("Numbers from before stay in your vault, encrypted and unshown; add --forget to delete them."))


def status(home: Path, *, as_json: bool) -> None:
    """How things stand."""
    now = signal_switches.status(terminal.desk_at(home))
    if as_json:
        terminal.print_json(now.as_json())
        return
    typer.echo(
        _("Reading what words carry is switched on.") if now.on else _("Reading what words carry is switched off.")
    )
    off = [label for label, is_on in now.labels.items() if not is_on]
    if now.on and off:
        typer.echo(_("These labels are off: {labels}.").format(labels=", ".join(off)))
    if now.model:
        typer.echo(_("The model here is {model}.").format(model=now.model))
    typer.echo(
        _("{scored} texts have numbers; the words of {texts} are in your vault.").format(
            scored=f"{now.scored:,}", texts=f"{now.texts:,}"
        )
    )
    if now.note:
        typer.echo(now.note)


def moments(home: Path, *, show: bool, as_json: bool) -> None:
    """Counts first; then each message by its name, without its words unless they are asked for."""
    desk = terminal.desk_at(home)
    found = hard_moments.hard_moments(desk)
    rows = [_row(desk, moment, show=show) for moment in found.moments]
    if as_json:
        terminal.print_json(found.as_json() | {"moments": rows})
        return
    if not found.any:
        typer.echo(_("Hearten found no words from others that sounded unkind."))
        return
    said = ngettext("{n} message to you sounded unkind;", "{n} messages to you sounded unkind;", found.received)
    more = ngettext("{n} more may have been, or was banter.", "{n} more may have been, or were banter.", found.unsure)
    typer.echo(f"{said.format(n=f'{found.received:,}')} {more.format(n=f'{found.unsure:,}')}")
    if found.about_self_harm:
        spoke = ngettext(
            "{n} spoke of hurting oneself: a friend who needs someone, or someone being cruel.",
            "{n} spoke of hurting oneself: friends who need someone, or someone being cruel.",
            found.about_self_harm,
        )
        typer.echo(spoke.format(n=f"{found.about_self_harm:,}"))
    for one in found.pile_ons:
        typer.echo(
            _("From {first} on, {people} people wrote {messages} of them within a day, on {platform}.").format(
                first=iso(one.first)[:10], people=one.people, messages=one.messages, platform=one.platform
            )
        )
    for row in rows:
        parts = [row["name"], (row["at"] or "?")[:10], row["platform"], row["space"], row["voice"], row.get("words")]
        typer.echo("  ".join(plain(str(part)) for part in parts if part))
    typer.echo(
        _("Is one of them banter? `hearten signals correct NAME banter`. You don't have to be in crisis to talk:")
    )
    typer.echo("`hearten help-lines`")


def _row(desk: Desk, moment: hard_moments.Moment, *, show: bool) -> dict[str, str | None]:
    row = {
        "name": moment.key.hex(),
        "at": None if moment.at is None else iso(moment.at),
        "platform": moment.talk.platform,
        "space": moment.talk.space,
        "voice": moment.voice,
    }
    return row | {"words": hard_moments.words_of(desk, moment)} if show else row


def correct(home: Path, name: str, what: str, *, conversation: bool) -> None:
    """Keep the person's word."""
    kept = journey.correct(terminal.desk_at(home), name, what, conversation=conversation)
    typer.echo(_("Remembered. `hearten signals take-back {name}` undoes it.").format(name=kept.id))


def corrections(home: Path, *, as_json: bool) -> None:
    """Everything the person has said."""
    said = journey.standing(terminal.desk_at(home))
    rows = [
        {"name": one.id, "what": one.what, **one.talk._asdict(), "message": one.key and one.key.hex()} for one in said
    ]
    if as_json:
        terminal.print_json({"corrections": rows})
        return
    if not rows:
        typer.echo(_("You have corrected nothing so far."))
    for row in rows:
        typer.echo("  ".join(plain(str(part)) for part in row.values() if part))


def take_back(home: Path, name: str) -> None:
    """Undo."""
    journey.take_back(terminal.desk_at(home), name)
    typer.echo(_("Taken back."))
