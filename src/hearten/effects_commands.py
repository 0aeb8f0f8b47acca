"""`hearten effects`: what goes with your mood, and how sure that is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hearten.ground.home import data_home


class By(StrEnum):
    """Which kind of thing is listed."""

    PLATFORM = "platform"
    SPACE = "space"
    VOICE = "voice"
    HOUR = "hour"
    ACT = "act"


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
OneLevel = Annotated[
    By | None,
    typer.Option("--by", help="Only platforms, spaces or voices; or time of day, or act.", show_default=False),
]
PriorsFile = Annotated[
    Path | None,
    typer.Option(
        "--priors", exists=True, dir_okay=False, help="What to take for likely: TOML or JSON.", show_default=False
    ),
]


Strict = Annotated[bool, typer.Option("--strict", help="Name only what is next to sure.")]


def effects(by: OneLevel = None, as_json: AsJson = False, strict: Strict = False, priors: PriorsFile = None) -> None:
    """What goes with a better or lower mood: places and voices, or times of day or acts, each with its doubt."""
    from hearten import effects_terminal, terminal
    from hearten.journeys.ways import understand_by

    found = understand_by(terminal.desk_at(data_home()), by and by.value, priors=priors, strict=strict)
    terminal.print_json(found.as_json()) if as_json else effects_terminal.show(found)
