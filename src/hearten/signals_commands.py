"""`hearten signals`: read what words carry, here on this machine; switch it off and on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hearten.ground.home import data_home

app = typer.Typer(
    no_args_is_help=True,
    help="What words carry: support, thanks, joy, unkindness and more, read on this machine and never sent anywhere.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
File = Annotated[
    Path | None, typer.Argument(help="A file of JSON lines; without one, standard input.", exists=True, dir_okay=False)
]
Labels = Annotated[str, typer.Option(help="Only these labels, with commas between them.", show_default="all")]
Label = Annotated[str | None, typer.Argument(help="One label; without one, all of them.", show_default=False)]
Erase = Annotated[bool, typer.Option("--forget", help="Also take the numbers that are in the vault off the disk.")]

Show = Annotated[bool, typer.Option("--show", help="Also show the words, where they were kept.")]
Name = Annotated[str, typer.Argument(help="The name that the list gives it.")]
Whole = Annotated[bool, typer.Option("--conversation", help="Say it of the whole conversation.")]


class What(StrEnum):
    """What a person can say a message was."""

    BANTER = "banter"
    FAMILY = "family"
    HURTFUL = "hurtful"


Said = Annotated[What, typer.Argument(help="banter, family or hurtful.")]


@app.command()
def score(file: File = None, labels: Labels = "") -> None:
    """Answer JSON lines {"text", "lang"?, "parent"?} with JSON lines of probabilities and calls."""
    from hearten import signals_terminal

    good = signals_terminal.score(data_home(), file, labels)
    raise typer.Exit(0 if good else 1)


@app.command()
def update(as_json: AsJson = False) -> None:
    """Read every text in the vault that has not been read by today's model."""
    from hearten import signals_terminal

    signals_terminal.update(data_home(), as_json=as_json)


@app.command()
def off(label: Label = None, forget: Erase = False) -> None:
    """Switch one label off, or all of it. Hearten remembers."""
    from hearten import signals_terminal

    signals_terminal.switch(data_home(), label, on=False, forget=forget)


@app.command()
def on(label: Label = None) -> None:
    """Switch one label on again, or all of it."""
    from hearten import signals_terminal

    signals_terminal.switch(data_home(), label, on=True)


@app.command()
def status(as_json: AsJson = False) -> None:
    """What is switched on, which model reads, and how many texts have been read."""
    from hearten import signals_terminal

    signals_terminal.status(data_home(), as_json=as_json)


@app.command()
def moments(show: Show = False, as_json: AsJson = False) -> None:
    """Words from others that may have been hard: counts and names. The words only with --show."""
    from hearten import signals_terminal

    signals_terminal.moments(data_home(), show=show, as_json=as_json)


@app.command()
def correct(name: Name, what: Said, conversation: Whole = False) -> None:
    """Say what a message was: banter, family, or hurtful. Your word wins, and Hearten remembers."""
    from hearten import signals_terminal

    signals_terminal.correct(data_home(), name, what.value, conversation=conversation)


@app.command()
def corrections(as_json: AsJson = False) -> None:
    """What you have said about messages and conversations."""
    from hearten import signals_terminal

    signals_terminal.corrections(data_home(), as_json=as_json)


@app.command("take-back")
def take_back(name: Name) -> None:
    """Undo a correction."""
    from hearten import signals_terminal

    signals_terminal.take_back(data_home(), name)
