"""What the command line asks and shows."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from hearten.ground.errors import UsageError
from hearten.journeys.bring_in import Given
from hearten.journeys.bring_in import Progress as Step
from hearten.journeys.desk import Desk, has_vault, make_vault, needs_passphrase, open_desk
from hearten.journeys.forget import Wish, forget_everything, would_forget
from hearten.journeys.forget import forget as forget_some
from hearten.journeys.overview import Overview
from hearten.journeys.preferences import DateOrder
from hearten.journeys.receipt import Receipt

out = Console()
err = Console(stderr=True)

PASSPHRASE = "HEARTEN_PASSPHRASE"  # noqa: S105 # the name of the variable, not a secret
OUTCOMES = {"read": "green", "skipped": "dim", "unknown": "yellow", "damaged": "red"}
TOP = 15
DATE_ORDERS: dict[str, DateOrder] = {"day-first": "day_first", "month-first": "month_first"}


def print_json(document: Any) -> None:  # noqa: ANN401 # whatever JSON can hold
    """One JSON document on standard output."""
    sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")


def desk_at(home: Path) -> Desk:
    """The vault in `home`, made if it is missing, opened with the passphrase from the environment or the keyboard."""
    if not has_vault(home):
        first_time(home)
    secret = os.environ.get(PASSPHRASE)
    if needs_passphrase(home) and secret is None and sys.stdin.isatty():
        secret = getpass(_("Passphrase (or recovery code): "))
    return open_desk(home, secret if needs_passphrase(home) else None)


def first_time(home: Path, *, ask: bool = True) -> None:
    """Make the vault, and say plainly what protects it."""
    if has_vault(home):
        raise UsageError(_("There is a vault here already: {home}").format(home=home))
    passphrase = os.environ.get(PASSPHRASE) if ask else None
    if ask and passphrase is None and sys.stdin.isatty():
        passphrase = _choose_passphrase()
    recovery_code = make_vault(home, passphrase or None)
    err.print(_("Made a vault for you in {home}").format(home=home), soft_wrap=True)
    if recovery_code:
        err.print(_("Your recovery code. Write it on paper: it opens the vault if you forget the passphrase."))
        err.print(f"\n    {recovery_code}\n", highlight=False)
    else:
        err.print(
            _(
                "It has no passphrase: whoever can use this account on this computer can open it. "
                "Set HEARTEN_PASSPHRASE before the first command, or run hearten init in a terminal, to choose one."
            ),
            soft_wrap=True,
        )


def _choose_passphrase() -> str:
    err.print(_("Choose a passphrase for your vault. Nobody can reset it for you. Leave it empty for none."))
    while True:
        first = getpass(_("Passphrase: "))
        if first == getpass(_("The same again: ")):
            return first
        err.print(_("Those two differ. Let's try again."))


def givens(things: Sequence[str]) -> list[Given]:
    """What the words of `hearten import` stand for."""
    return [_given(thing) for thing in things]


def _given(thing: str) -> Given:
    if thing.startswith(("http://", "https://")):
        return Given(thing, address=thing)
    path = Path(thing).expanduser()
    if not path.exists():
        raise UsageError(_("There is no file or folder called {name}. Check how it is written.").format(name=thing))
    return Given(path.resolve().name, path)


@contextmanager
def import_progress() -> Iterator[Callable[[Step], None]]:
    """A progress line on a terminal; nothing elsewhere."""
    if not err.is_terminal:
        yield lambda _step: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(step: Step) -> None:
            name = step.file.rpartition("/")[2]
            about = _("{name}: {n} things").format(name=name, n=f"{step.traces:,}")
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
        table.add_row(line.name, line.platform or "?", f"[{OUTCOMES[line.outcome]}]{_(line.outcome)}[/]: {line.note}")
    out.print(table)
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
    out.print(_table(_("Platform"), seen.by_platform.items()))
    out.print(_table(_("What you did"), seen.by_act.items()))
    out.print(_table(_("Space"), ((f"{row.space} ({row.platform})", row.traces) for row in seen.by_space[:TOP])))
    out.print(_table(_("Voice"), ((f"{row.voice} ({row.platform})", row.traces) for row in seen.by_voice[:TOP])))
    for sentence in seen.damage:
        err.print(f"[yellow]{sentence}[/]")


def _table(heading: str, rows: Any) -> Table:  # noqa: ANN401 # pairs of a name and a count
    table = Table(box=None, pad_edge=False)
    table.add_column(heading, overflow="fold")
    table.add_column(_("Things"), justify="right")
    for name, count in rows:
        table.add_row(name, f"{count:,}")
    return table


def show_sources(known: dict[str, Any]) -> None:
    """What can be read, one platform a line."""
    table = Table(box=None, pad_edge=False)
    for heading in (_("Platform"), _("Kinds"), _("Fills")):
        table.add_column(heading, overflow="fold")
    for platform in known["platforms"]:
        table.add_row(platform["title"], ", ".join(platform["kinds"]), ", ".join(platform["fills"]))
    out.print(table)


def forget(home: Path, before: date | None, platform: str | None, *, everything: bool, sure: bool) -> None:
    """Say what would go, ask, and let it go."""
    if not (everything or before or platform):
        raise UsageError(_("Say what to forget: --before 2024-01-31, --platform tiktok, or --all."))
    if everything and (before or platform):
        raise UsageError(_("--all forgets everything; leave out --before and --platform."))
    desk = desk_at(home)
    wish = Wish(before, platform)
    count = would_forget(desk, wish)
    if not sure and not _confirmed(count):
        raise UsageError(_("Nothing was forgotten."))
    gone = forget_everything(desk) if everything else forget_some(desk, wish)
    out.print(ngettext("{n} thing forgotten.", "{n} things forgotten.", gone).format(n=f"{gone:,}"))


def _confirmed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(_("This cannot be undone. Add --yes to say that you are sure."))
    question = ngettext("{n} thing would be gone for good. Sure?", "{n} things would be gone for good. Sure?", count)
    return typer.confirm(question.format(n=f"{count:,}"))
