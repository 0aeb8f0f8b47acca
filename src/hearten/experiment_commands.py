"""`hearten experiment`: find out for sure, with a coin that chooses the days."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hearten.ground.home import data_home

app = typer.Typer(no_args_is_help=True, help="Find out what one change does to you, with a coin that chooses the days.")


class Kind(StrEnum):
    """How time is cut."""

    DAY_PAIRS = "day-pairs"
    THREE_DAY_PAIRS = "three-day-pairs"
    WEEK_PAIRS = "week-pairs"
    COIN_DAYS = "coin-days"
    WINDOWS = "windows"


class Change(StrEnum):
    """What is changed."""

    PLATFORM_OFF = "platform-off"
    SPACE_OFF = "space-off"
    VOICE_MUTED = "voice-muted"
    NOTIFICATIONS_OFF = "notifications-off"
    FEED_REPLACED = "feed-replaced"
    OWN_CHANGE = "own-change"


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Name = Annotated[str | None, typer.Argument(help="Which experiment; the newest if not given.", show_default=False)]
Platform = Annotated[str | None, typer.Option(help="The platform that the change is about.")]
Space = Annotated[str | None, typer.Option(help="A place inside it.")]
Voice = Annotated[str | None, typer.Option(help="A creator or account.")]
Own = Annotated[str | None, typer.Option("--own", help="A change of your own, in your words.")]
ChangeKind = Annotated[Change | None, typer.Option("--change", help="What to change, where the rest leaves it open.")]
First = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day.", show_default=False)]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Which day.", show_default=False)]
Cut = Annotated[Kind, typer.Option("--kind", help="Pairs of days, three days or weeks; a coin a day; windows.")]
Days = Annotated[int, typer.Option(min=1, help="How long.")]
Outcome = Annotated[str, typer.Option(help="What is measured: valence, energy, calm, connection, or your own.")]
MayStop = Annotated[bool, typer.Option("--may-stop", help="Allow looking and stopping early. Sees a little less.")]
Worth = Annotated[float | None, typer.Option(min=0.1, help="The smallest effect you care about, in points of 100.")]
Kept = Annotated[bool | None, typer.Option("--kept/--not-kept", help="Whether you kept to the plan on that day.")]
Zone = Annotated[str | None, typer.Option(help="You live in another time zone from that day: Europe/Amsterdam")]
Stop = Annotated[bool, typer.Option("--stop", help="End it now, and see what came of it.")]
Cancel = Annotated[bool, typer.Option("--cancel", help="Call it off; nothing is made of it.")]


@app.command()
def plan(  # noqa: PLR0913, PLR0917 # an option for each part of a plan
    platform: Platform = None,
    space: Space = None,
    voice: Voice = None,
    own: Own = None,
    change: ChangeKind = None,
    kind: Cut = Kind.DAY_PAIRS,
    days: Days = 56,
    outcome: Outcome = "valence",
    may_stop: MayStop = False,
    worth: Worth = None,
    as_json: AsJson = False,
) -> None:
    """Say what you would like to try, and see the smallest effect that it could find."""
    from hearten import experiment_terminal as terminal

    subject = terminal.subject(platform, space, voice, own, change and change.value)
    wish = terminal.wish(subject, kind.value, days, outcome, worth, may_stop=may_stop)
    terminal.plan(data_home(), wish, as_json=as_json)


@app.command()
def start(name: Name = None, on: First = None, as_json: AsJson = False) -> None:
    """Draw the days. The first is tomorrow, or the day you say."""
    from hearten import experiment_terminal as terminal

    terminal.start(data_home(), name, on and on.date(), as_json=as_json)


@app.command()
def log(  # noqa: PLR0913, PLR0917 # an option for each thing that can happen
    name: Name = None,
    day: Day = None,
    kept: Kept = None,
    zone: Zone = None,
    stop: Stop = False,
    cancel: Cancel = False,
    as_json: AsJson = False,
) -> None:
    """Note how it goes: kept or not, a journey, an early end."""
    from hearten import experiment_terminal as terminal

    note = terminal.Note(day and day.date(), kept, zone, stop, cancel)
    terminal.log(data_home(), name, note, as_json=as_json)


@app.command()
def analyse(name: Name = None, as_json: AsJson = False) -> None:
    """See what came of it, once it is over (or at any time, where you chose so)."""
    from hearten import experiment_terminal as terminal

    terminal.analyse(data_home(), name, as_json=as_json)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """All your experiments and how they stand."""
    from hearten import experiment_terminal as terminal

    terminal.show_all(data_home(), as_json=as_json)


@app.command()
def remind(out: Annotated[Path, typer.Argument(help="A calendar file to write: days.ics")], name: Name = None) -> None:
    """Write the days of a started experiment as a calendar file."""
    from hearten import experiment_terminal as terminal

    terminal.remind(data_home(), name, out)
