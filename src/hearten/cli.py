"""The command line: every command calls a journey and shows what came of it."""

from __future__ import annotations

import gc
import io
import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from hearten import (
    __version__,
    checkin_commands,
    effects_commands,
    experiment_commands,
    help_commands,
    signals_commands,
)
from hearten.ground.errors import INTERRUPTED, STOPPED, HeartenError
from hearten.ground.home import data_home

app = typer.Typer(
    name="hearten",
    help="See which online spaces and voices lift you and which weigh on you, from your own history, on this machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(checkin_commands.app, name="checkin")
app.add_typer(signals_commands.app, name="signals")
app.command("help-lines")(help_commands.help_lines)
app.command("effects")(effects_commands.effects)
app.add_typer(experiment_commands.app, name="experiment")


class Form(StrEnum):
    """File formats that `export` writes."""

    PARQUET = "parquet"
    CSV = "csv"
    JSON = "json"


class Order(StrEnum):
    """What stands first in a date written with numbers."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
NoPassphrase = Annotated[
    bool, typer.Option("--no-passphrase", help="Protect the vault by this computer's account only.")
]
Things = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Zip, tgz, folder or single file; several at once. "
        "Or the address of an ActivityWatch on this computer: http://127.0.0.1:5600",
        show_default=False,
    ),
]
Shape = Annotated[bool, typer.Option("--shape", help="Only describe the files: keys and types, no content.")]
OthersWords = Annotated[
    bool, typer.Option("--others-words", help="Also keep what other people wrote to you in private messages.")
]
DateOrder = Annotated[
    Order | None, typer.Option(help="How dates like 03/04 are meant, where a file leaves it open. Remembered.")
]
MyName = Annotated[
    list[str],
    typer.Option(help="A name under which you write in chats, for files that do not say. May be given again."),
]
NoSignals = Annotated[bool, typer.Option("--no-signals", help="Do not read what words carry this time.")]
Before = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Things seen before this day.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"hearten {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
]


@app.callback()
def root(version: Version = False) -> None:  # its callback has answered already
    """Stand before every command."""


@app.command()
def init(no_passphrase: NoPassphrase = False) -> None:
    """Make your vault. Any other command does it too when there is none."""
    from hearten import terminal

    terminal.first_time(data_home(), ask=not no_passphrase)


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917 # an option for each question
    things: Things,
    as_json: AsJson = False,
    shape: Shape = False,
    others_words: OthersWords = False,
    date_order: DateOrder = None,
    my_name: MyName = [],  # noqa: B006 # Typer makes a fresh one
    no_signals: NoSignals = False,
) -> None:
    """Bring in your history."""
    from hearten import terminal
    from hearten.journeys.bring_in import bring_in, settings_for, shape_report
    from hearten.journeys.listening import ears, nobody

    givens = terminal.givens(things)
    if shape:
        typer.echo(shape_report(givens), nl=False)
        return
    desk = terminal.desk_at(data_home())
    order = terminal.DATE_ORDERS[date_order] if date_order else None
    settings = settings_for(desk, others_words=others_words, date_order=order, own_names=tuple(my_name))
    with terminal.import_progress() as tell:
        receipt = bring_in(desk, givens, settings=settings, tell=tell, listen=nobody if no_signals else ears)
    if answer := terminal.asked_date_order(receipt):
        settings = settings_for(desk, others_words=others_words, date_order=answer, own_names=tuple(my_name))
        receipt = bring_in(desk, givens, settings=settings, listen=nobody if no_signals else ears)
    if as_json:
        terminal.print_json(receipt.as_json())
    else:
        from hearten.shown import show_receipt

        show_receipt(receipt)
    raise typer.Exit(0 if receipt.good else 1)


@app.command()
def sources(as_json: AsJson = False) -> None:
    """What can be read, and what each platform fills."""
    from hearten import shown, terminal
    from hearten.journeys.sources import readable

    known = readable()
    terminal.print_json(known) if as_json else shown.show_sources(known)


@app.command()
def overview(as_json: AsJson = False) -> None:
    """What is in your vault."""
    from hearten import shown, terminal
    from hearten.journeys.overview import overview as look

    seen = look(terminal.desk_at(data_home()))
    terminal.print_json(seen.as_json()) if as_json else shown.show_overview(seen)
    raise typer.Exit(1 if seen.damage else 0)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="A folder; or one file, such as mine.csv, with traces and texts only.")],
    form: Annotated[Form | None, typer.Option("--format", help="Which kind of file.", show_default="parquet")] = None,
) -> None:
    """Take everything out, readable by any tool (and no longer encrypted)."""
    from hearten import terminal
    from hearten.journeys.export import export as write

    desk = terminal.desk_at(data_home())
    for path in write(desk, form.value if form else None, out):
        typer.echo(path, err=True)
    for damage in desk.vault.damage:
        typer.echo(damage.sentence, err=True)
    raise typer.Exit(1 if desk.vault.damage else 0)


@app.command()
def forget(
    before: Before = None,
    platform: Annotated[str | None, typer.Option(help="Things from this platform.")] = None,
    space: Annotated[str | None, typer.Option(help="Things from this space, written as in the overview.")] = None,
    voice: Annotated[str | None, typer.Option(help="Things from this voice, written as in the overview.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything, the keys and your settings.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete for good."""
    from hearten import terminal
    from hearten.journeys.forget import Wish

    wish = Wish(before and before.date(), platform and platform.casefold(), space, voice)
    terminal.forget(data_home(), wish, everything=everything, sure=yes)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8765,
    demo: Annotated[bool, typer.Option("--demo", help="Look around in a made-up person's year.")] = False,
) -> None:
    """Open Hearten in your browser."""
    from hearten.server.run import serve as run

    run(data_home(), port, demo=demo, secret=os.environ.get("HEARTEN_PASSPHRASE"), say=typer.echo)


def main() -> None:
    """Run a command; errors are a sentence on standard error."""
    sys.excepthook = _our_mistake
    _tune()
    _print_what_the_terminal_can()
    try:
        get_command(app)()  # `app()` would put a hook of its own in place of ours, and that one prints everything
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            typer.echo(STOPPED, err=True)
        raise
    except HeartenError as error:
        _end_with(error)
    except OSError as error:
        if error.filename is not None:
            raise
        from hearten.terminal import CannotPrint

        _end_with(CannotPrint())  # every file and the vault say it in words of their own; what is left is the output


def _end_with(error: HeartenError) -> NoReturn:
    typer.secho(str(error), fg="red", err=True)
    sys.stdout = None  # what it could not take must not be tried again on the way out
    sys.exit(error.exit_status)


def _print_what_the_terminal_can() -> None:
    """A letter that a terminal does not know becomes a question mark; the rest of the answer is still worth having."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _tune() -> None:
    """Settings of the process that take a third off its start and a fifth off its memory."""
    # Nothing that is imported, and hardly anything that is read, is ever garbage: Python's 700 would look too often.
    gc.set_threshold(50_000, 20, 50)
    # NumPy's algebra would start a thread for every core. Nothing needs them, and they cost more than NumPy itself.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Arrow's own pool holds on to what was let go, 40 MiB of it after an import.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    _return_memory()


def _return_memory() -> None:
    """Let the C library of Linux give large pieces back once they are free; left alone it keeps ever larger ones."""
    import ctypes

    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, AttributeError):  # another C library has no such setting, and no such habit
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(-3, 4 << 20)  # M_MMAP_THRESHOLD
        mallopt(-1, 1 << 20)  # M_TRIM_THRESHOLD


def _our_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Name the place and the kind of a mistake of ours; its message is left out, for it may hold private text."""
    if issubclass(kind, KeyboardInterrupt):
        typer.echo(STOPPED, err=True)
        return
    if os.environ.get("HEARTEN_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
        return
    last = traceback.extract_tb(trace)[-1:]
    where = ", ".join(f"{Path(frame.filename).name} line {frame.lineno}" for frame in last)
    sentence = f"Hearten made a mistake ({kind.__name__} in {where}). Your vault is unharmed. Please tell us."
    typer.secho(sentence, fg="red", err=True)
