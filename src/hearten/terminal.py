"""What the command line asks, and how it opens the vault. What it shows people is in `shown`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import Any

import orjson
import typer

from hearten.ground.errors import HeartenError, UsageError
from hearten.journeys import forget_words
from hearten.journeys.bring_in import Given
from hearten.journeys.bring_in import Progress as Step
from hearten.journeys.desk import Desk, has_vault, make_vault, needs_passphrase, open_desk
from hearten.journeys.forget import Amount, Wish, forget_everything, would_forget
from hearten.journeys.forget import forget as forget_some
from hearten.journeys.overview import overview
from hearten.journeys.preferences import DateOrder
from hearten.journeys.receipt import Receipt
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext

PASSPHRASE = "HEARTEN_PASSPHRASE"  # noqa: S105 # the name of the variable, not a secret
DATE_ORDERS: dict[str, DateOrder] = {"day-first": "day_first", "month-first": "month_first"}


class CannotPrint(HeartenError):
    """Standard output is closed or full."""

    def __init__(self) -> None:
        super().__init__(
            _("The answer could not be written to where it should go. Check that there is room and that it is open.")
        )


class CannotSave(HeartenError):
    """A file cannot be written where the person wants it."""

    def __init__(self, path: Path, error: OSError) -> None:
        why = os.strerror(error.errno) if error.errno else _("the disk refuses")
        super().__init__(
            _(
                "Hearten could not write {name} ({why}). Choose a folder in which you may write, with enough room."
            ).format(name=path.name, why=why)
        )


def print_json(document: Any) -> None:  # noqa: ANN401 # whatever JSON can hold
    """One JSON document on standard output."""
    write_line(orjson.dumps(document, option=orjson.OPT_INDENT_2))


def write_line(line: bytes) -> None:
    """Bytes and a new line on standard output, at once, whatever letters the terminal knows: programs read UTF-8."""
    if sys.stdout is None:
        raise CannotPrint
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever reads has read enough
    except OSError as error:
        raise CannotPrint from error


def save(path: Path, content: bytes) -> None:
    """A new file with this in it. One that is there already may be somebody's only copy, so it stays as it is."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        sentence = _("{name} is already there. Choose another name, or move that file first.")
        raise UsageError(sentence.format(name=path.name)) from None
    except OSError as error:
        raise CannotSave(path, error) from error


def somebody_types() -> bool:
    """Whether there is a keyboard to ask; a program may have been started without any input."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def desk_at(home: Path) -> Desk:
    """The vault in `home`, made if it is missing, opened with the passphrase from the environment or the keyboard."""
    if not has_vault(home):
        first_time(home)
    secret = os.environ.get(PASSPHRASE)
    if needs_passphrase(home) and secret is None and somebody_types():
        secret = getpass(_("Passphrase (or recovery code): "))
    return open_desk(home, secret if needs_passphrase(home) else None)


def first_time(home: Path, *, ask: bool = True) -> None:
    """Make the vault, and say plainly what protects it."""
    if has_vault(home):
        raise UsageError(_("There is a vault here already: {home}").format(home=home))
    passphrase = os.environ.get(PASSPHRASE) if ask else None
    if ask and passphrase is None and somebody_types():
        passphrase = _choose_passphrase()
    recovery_code = make_vault(home, passphrase or None)
    typer.echo(_("Made a vault for you in {home}").format(home=home), err=True)
    if recovery_code:
        typer.echo(
            _("Your recovery code. Write it on paper: it opens the vault if you forget the passphrase."), err=True
        )
        typer.echo(f"\n    {recovery_code}\n", err=True)
    else:
        typer.echo(
            _(
                "It has no passphrase: whoever can use this account on this computer can open it. "
                "Set HEARTEN_PASSPHRASE before the first command, or run hearten init in a terminal, to choose one."
            ),
            err=True,
        )


def _choose_passphrase() -> str:
    typer.echo(_("Choose a passphrase for your vault. Nobody can reset it for you. Leave it empty for none."), err=True)
    while True:
        first = getpass(_("Passphrase: "))
        if first == getpass(_("The same again: ")):
            return first
        typer.echo(_("Those two differ. Let's try again."), err=True)


def givens(things: Sequence[str]) -> list[Given]:
    """What the words of `hearten import` stand for."""
    return [_given(thing) for thing in things]


def _given(thing: str) -> Given:
    if thing.startswith(("http://", "https://")):
        return Given(thing, address=thing)
    path = Path(thing).expanduser()
    if not thing.strip() or not path.exists():  # an empty name would mean the folder that the terminal happens to be in
        raise UsageError(_("There is no file or folder called {name}. Check how it is written.").format(name=thing))
    return Given(path.resolve().name, path)


@contextmanager
def import_progress() -> Iterator[Callable[[Step], None]]:
    """A progress line where somebody looks; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from hearten.shown import progress  # noqa: PLC0415 -- a program that reads JSON need not wait for Rich

    with progress() as tell:
        yield tell


def asked_date_order(receipt: Receipt) -> DateOrder | None:
    """Ask how dates are meant where that would let more be read, and somebody is there to answer."""
    if not receipt.asks_dates or not somebody_types():
        return None
    typer.echo(_("Some dates look like 03/04. They can be read two ways, so those things were left out."), err=True)
    answer = typer.prompt(_("Is that 3 April (d), 4 March (m), or shall we leave it (l)?"), default="l", err=True)
    answers: dict[str, DateOrder] = {"d": "day_first", "m": "month_first"}
    return answers.get(answer.strip().lower()[:1])


def forget(home: Path, wish: Wish, *, everything: bool, sure: bool) -> None:
    """Say what would go, ask, and let it go."""
    if not everything and wish == Wish():
        raise UsageError(
            _("Say what to forget: --before 2024-01-31, --platform tiktok, --space NAME, --voice NAME, or --all.")
        )
    if everything and wish != Wish():
        raise UsageError(_("--all forgets everything; leave out the other options."))
    desk = desk_at(home)
    found = would_forget(desk, None if everything else wish)
    if wish.platform and not found:
        _check_spelling(desk, wish.platform)
    if not sure and not _confirmed(found):
        raise UsageError(_("Nothing was forgotten."))
    gone = forget_everything(desk) if everything else forget_some(desk, wish)
    typer.echo(ngettext("{n} thing forgotten.", "{n} things forgotten.", gone.things).format(n=f"{gone.things:,}"))
    if along := forget_words.beside(gone):
        typer.echo(_("Gone with it: {list}.").format(list=", ".join(along)))
    if stays := forget_words.stays(gone):
        typer.echo(stays)


def _check_spelling(desk: Desk, platform: str) -> None:
    """For a slip of the finger: what could have been meant."""
    known = sorted(overview(desk).by_platform)
    if platform not in known:
        said = _("There is nothing of {platform} to forget.").format(platform=platform)
        names = _("In your vault: {platforms}.").format(platforms=", ".join(known))
        raise UsageError(f"{said} {names}" if known else said)


def _confirmed(found: Amount) -> bool:
    if along := forget_words.beside(found):
        typer.echo(_("This goes with it: {list}.").format(list=", ".join(along)), err=True)
    question = ngettext(
        "{n} thing would be gone for good. Sure?", "{n} things would be gone for good. Sure?", found.things
    )
    return agrees(question.format(n=f"{found.things:,}"))


def agrees(question: str) -> bool:
    """Ask before what cannot be undone; `UsageError` where nobody is there to ask."""
    if not somebody_types():
        raise UsageError(_("This cannot be undone. Add --yes to say that you are sure."))
    return typer.confirm(question)
