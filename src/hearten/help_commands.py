"""`hearten help-lines`: who answers, where you are."""

from __future__ import annotations

from typing import Annotated

import typer

Country = Annotated[str, typer.Option(help="Two letters, such as GB or BR.", show_default=False)]
Region = Annotated[str, typer.Option(help="A part of the country, such as scotland.", show_default=False)]
Age = Annotated[str, typer.Option(help="Whom it is for.", show_default=False)]
Need = Annotated[
    str,
    typer.Option(
        help="crisis, bullying, online, sextortion, eating, identity, grief or talk.",
        show_default=False,
    ),
]
Language = Annotated[str, typer.Option(help="A language the line should speak, such as es.", show_default=False)]
Channel = Annotated[str, typer.Option(help="call, text, whatsapp, chat, email or sign.", show_default=False)]
Open = Annotated[bool, typer.Option("--open", help="Only lines that are open now.")]
Free = Annotated[bool, typer.Option("--free", help="Only lines that are free of charge.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def help_lines(  # noqa: PLR0913, PLR0917 # an option for each wish
    country: Country = "",
    region: Region = "",
    age: Age = "",
    need: Need = "",
    language: Language = "",
    channel: Channel = "",
    open_now: Open = False,
    free: Free = False,
    as_json: AsJson = False,
) -> None:
    """Who answers where you are. Needs no vault and no network."""
    from hearten import help_terminal

    form = {"country": country, "region": region, "age": age, "need": need, "language": language, "channel": channel}
    switches = {name: "yes" for name, on in (("open", open_now), ("free", free)) if on}
    help_terminal.show({**form, **switches}, as_json=as_json)
