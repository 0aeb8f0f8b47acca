"""`hearten signals`: read what words carry, here on this machine; switch it off and on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hearten.ground.home import data_home

app = typer.Typer(
    no_args_is_help=True,
    help="What words carry: support, thanks, joy, unkindness and more, read on this machine and never sent anywhere.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
File = Annotated[Path | None, typer.Argument(help="A file of JSON lines; without one, standard input.", exists=True)]
Labels = Annotated[str, typer.Option(help="Only these labels, with commas between them.", show_default="all")]
Label = Annotated[str | None, typer.Argument(help="One label; without one, all of them.", show_default=False)]
Erase = Annotated[bool, typer.Option("--forget", help="Also take the numbers that are in the vault off the disk.")]


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
