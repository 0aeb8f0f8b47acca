"""`hearten checkin`: say how you are, bring in a diary, take your answers out, be reminded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hearten.ground.home import data_home

app = typer.Typer()

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Level = Annotated[float | None, typer.Option(min=0, max=100, show_default=False)]
At = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], help="When it was, if not now.", show_default=False),
]
Because = Annotated[str | None, typer.Option(help="A space or a voice it has to do with.", show_default=False)]
OtherItems = Annotated[list[str], typer.Option("--item", help="Anything else, 0 to 100: --item sleep=70")]
Files = Annotated[list[Path], typer.Argument(metavar="PATH", exists=True, show_default=False)]
ScaleOf = Annotated[str | None, typer.Option(help="What the numbers are out of, such as 1-7. Found out if not given.")]
Moods = Annotated[list[str], typer.Option("--mood", help="What a mood word of yours means: --mood okay=60")]
DateOrder = Annotated[str | None, typer.Option(help="How 03/04 is meant: day-first or month-first.")]


@app.callback(invoke_without_command=True)
def checkin(context: typer.Context) -> None:
    """Say how you are: it asks, and Enter skips. Or bring in a diary you kept elsewhere."""
    if context.invoked_subcommand is None:
        from hearten import checkin_terminal

        checkin_terminal.ask(data_home(), context.get_help())


@app.command()
def add(  # noqa: PLR0913, PLR0917 # an option for each feeling
    answers: Annotated[list[str] | None, typer.Argument(metavar="ITEM=VALUE", help="Like this: valence=60")] = None,
    valence: Level = None,
    energy: Level = None,
    calm: Level = None,
    connection: Level = None,
    item: OtherItems = [],  # noqa: B006 # Typer makes a fresh one
    because: Because = None,
    at: At = None,
    as_json: AsJson = False,
) -> None:
    """Keep how you are. Everything may be left out; 0 is low, 100 is high."""
    from hearten import checkin_terminal

    feelings = {"valence": valence, "energy": energy, "calm": calm, "connection": connection}
    checkin_terminal.add(data_home(), feelings, [*(answers or []), *item], because, at, as_json=as_json)


@app.command("import")
def import_(
    paths: Files,
    scale: ScaleOf = None,
    mood: Moods = [],  # noqa: B006 # Typer makes a fresh one
    date_order: DateOrder = None,
    as_json: AsJson = False,
) -> None:
    """Bring in a diary: a table answered_at,item,value, or files from Daylio, Exist or ActivityWatch."""
    from hearten import checkin_terminal

    good = checkin_terminal.bring_in(data_home(), paths, scale, mood, date_order, as_json=as_json)
    raise typer.Exit(0 if good else 1)


@app.command()
def export(
    out: Annotated[Path | None, typer.Argument(help="A CSV file to write; standard output if not given.")] = None,
) -> None:
    """Take your answers out, as a table that any program reads."""
    from hearten import checkin_terminal

    checkin_terminal.write_out(data_home(), out)


@app.command()
def remind(
    out: Annotated[Path, typer.Argument(help="A calendar file to write: reminders.ics")],
    at: Annotated[list[str], typer.Option(help="Times of day; may be given again.")] = ["10:00", "15:00", "21:00"],  # noqa: B006 # Typer makes a fresh one
    days: Annotated[int, typer.Option(min=1, max=366, help="For how many days.")] = 28,
) -> None:
    """Write reminders for your own calendar. Skipping any of them is fine."""
    from hearten import checkin_terminal

    checkin_terminal.remind(at, days, out)


@app.command()
def questions(
    age: Annotated[int | None, typer.Option(min=0, max=120, help="Your age: some questions are for adults.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All sets of questions, not only this week's.")] = False,
    as_json: AsJson = False,
) -> None:
    """This week's questions, in the words of those who made them, and how to answer."""
    from hearten import checkin_terminal

    checkin_terminal.questions(age, everything=everything, as_json=as_json)


@app.command()
def forget(
    before: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answers before this day.")] = None,
    item: Annotated[list[str], typer.Option(help="Answers to this; may be given again.")] = [],  # noqa: B006 # Typer makes a fresh one
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete answers for good: before a day, to one question, or all of them."""
    from hearten import checkin_terminal

    checkin_terminal.forget(data_home(), before, item, sure=yes)
