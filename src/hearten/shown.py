"""What the command line shows people: a progress line and a few short tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from hearten.journeys.bring_in import Progress as Step
from hearten.journeys.overview import Overview
from hearten.journeys.receipt import Receipt
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext

out = Console()
err = Console(stderr=True)

OUTCOMES = {"read": "green", "skipped": "dim", "unknown": "yellow", "damaged": "red"}
TOP = 15
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Signs that make a terminal do something, or turn the direction of what follows: no name needs them."""


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """How far an import is, in one line that goes away at the end."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(step: Step) -> None:
            if step.to_hear:
                about = _("What words carry: {n} of {total} texts").format(
                    n=f"{step.heard:,}", total=f"{step.to_hear:,}"
                )
                bar.update(task, description=about, completed=step.heard, total=step.to_hear)
                return
            name = step.file.rpartition("/")[2]
            about = _("{name}: {n} things").format(name=_name(name).plain, n=f"{step.traces:,}")
            bar.update(task, description=about, completed=step.bytes_done, total=step.bytes_total)

        yield tell


def show_receipt(receipt: Receipt) -> None:
    """The receipt of an import, most useful first."""
    out.print(
        _("[bold]{added}[/] new things, {there} were already there.").format(
            added=f"{receipt.added:,}", there=f"{receipt.already_there:,}"
        )
    )
    table = Table(box=None, pad_edge=False)
    for heading in (_("File"), _("What it is"), _("What happened")):
        table.add_column(heading, overflow="fold")
    for line in receipt.files:
        table.add_row(
            _name(line.name), line.platform or "?", f"[{OUTCOMES[line.outcome]}]{_(line.outcome)}[/]: {line.note}"
        )
    out.print(table)
    if receipt.signals_note:
        out.print(receipt.signals_note, markup=False, highlight=False)
    if receipt.stopped:
        out.print(_("You stopped it. What was read by then is kept; bring the same file again to go on."))


def show_overview(seen: Overview) -> None:
    """The overview as a few short tables."""
    if not seen.traces:
        out.print(_("Nothing here yet. Bring a file: hearten import takeout.zip"))
        return
    out.print(
        _("[bold]{n}[/] things, from {first} to {last}.").format(
            n=f"{seen.traces:,}", first=(seen.first or "?")[:10], last=(seen.last or "?")[:10]
        )
    )
    for sentence in kind_sentences(seen):
        out.print(sentence)
    out.print(_table(_("Platform"), seen.by_platform.items()))
    out.print(_table(_("What you did"), seen.by_act.items()))
    out.print(_table(_("Space"), ((f"{row.space} ({row.platform})", row.traces) for row in seen.by_space[:TOP])))
    out.print(_table(_("Voice"), ((f"{row.voice} ({row.platform})", row.traces) for row in seen.by_voice[:TOP])))
    if seen.hard_moments and seen.hard_moments.any:
        out.print(
            _("[dim]Some words from others may have been hard to read. `hearten signals moments` counts them.[/]")
        )
    for sentence in seen.damage:
        err.print(f"[yellow]{sentence}[/]")


def kind_sentences(seen: Overview) -> list[str]:
    """Kindness in one's own history; nothing where nothing was read or found."""
    found = seen.kindness
    if found is None or not (found.given or found.received):
        return []
    said = [
        _("Kind words: {given} from you, {received} to you.").format(
            given=f"{found.given:,}", received=f"{found.received:,}"
        )
    ]
    if found.people_helped:
        thanked = ngettext(
            "{n} person thanked you after you stood by them.",
            "{n} people thanked you after you stood by them.",
            found.people_helped,
        )
        said.append(thanked.format(n=f"{found.people_helped:,}"))
    return said


def _table(heading: str, rows: Any) -> Table:  # noqa: ANN401 # pairs of a name and a count
    table = Table(box=None, pad_edge=False)
    table.add_column(heading, overflow="fold")
    table.add_column(_("Things"), justify="right")
    for name, count in rows:
        table.add_row(_name(name), f"{count:,}")
    return table


def _name(written: str) -> Text:
    """A name as it is written: `[/b]` in it is no mark-up, and nothing in it moves the cursor."""
    return Text(plain(written))


def plain(written: str) -> str:
    """Words of somebody else without signs that would command the terminal."""
    return _COMMANDS.sub("", written)


def show_sources(known: dict[str, Any]) -> None:
    """What can be read, one platform a line."""
    table = Table(box=None, pad_edge=False)
    for heading in (_("Platform"), _("Kinds"), _("Fills")):
        table.add_column(heading, overflow="fold")
    for platform in known["platforms"]:
        table.add_row(platform["title"], ", ".join(platform["kinds"]), ", ".join(platform["fills"]))
    out.print(table)
