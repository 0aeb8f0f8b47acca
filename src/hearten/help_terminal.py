"""What `hearten help-lines` shows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime

import typer

from hearten.care.helplines import words
from hearten.care.helplines.rules import Answer, Offer
from hearten.ground.home import data_home
from hearten.journeys.find_help import as_json as as_document
from hearten.journeys.find_help import find_help, here_and_now, not_understood, notes, remembered_country, understood
from hearten.journeys.preferences import preferences
from hearten.languages.known import best
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import speaking
from hearten.terminal import print_json


def show(form: Mapping[str, str], *, as_json: bool) -> None:
    """Print the lines that fit, or the same as JSON."""
    asked = {**form, "country": form["country"] or remembered_country(data_home())}
    at = here_and_now()
    ask = understood(asked)
    answer = find_help(ask, at)
    with speaking(preferences(data_home()).language or best([os.environ.get("LANG", "").replace("_", "-")])):
        if unknown := [f"--{name}" for name in not_understood(asked, ask)]:
            said = _("We did not understand {options}, so we left that out. See --help.")
            typer.echo(said.format(options=", ".join(unknown)) + "\n", err=True)
        if as_json:
            print_json(as_document(answer, at))
        else:
            typer.echo("\n".join(_said(answer, at)))


def _said(answer: Answer, at: datetime) -> Iterator[str]:
    if answer.emergency:
        yield _("In danger now? Call {number}.").format(number=answer.emergency.number)
    yield from notes(answer)
    for offer in dict.fromkeys((*answer.first, *answer.directories)):
        yield ""
        yield from _line(offer, at)
    if answer.others:
        names = ", ".join(offer.line.name for offer in answer.others)
        yield ""
        yield _("There is also: {names}").format(names=names)


def _line(offer: Offer, at: datetime) -> Iterator[str]:
    line = offer.line
    yield line.name
    yield f"  {words.who(line)}"
    yield from (f"  {words.way(way, line)}" for way in offer.ways)
    if line.answers:
        yield f"  {words.hours(offer.opening, at)} {words.cost(line)}"
    if line.languages:
        yield "  " + _("Speaks: {languages}.").format(languages=words.speaks(line))
    if line.about:
        yield f"  {_(line.about)}"
    yield f"  {words.proof(line.proof)}"
    if offer.due:
        yield "  " + _("This was last checked a while ago. It may be out of date.")
