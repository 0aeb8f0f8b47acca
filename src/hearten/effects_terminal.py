"""What `hearten effects` shows: what lifts first, then what weighs, then the rest in a few lines."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from hearten.effects.effect import Effect, Effects
from hearten.languages.speaking import gettext as _

out = Console()

SHOWN_FIRST = ("lifts", "weighs", "mixed", "practically_nothing")
REST = 10
"""So many of those that cannot be told yet are shown; the JSON has them all."""


def show(found: Effects) -> None:
    """The answer, strengths first."""
    out.print(Text(found.sentence, style="bold"))
    for call in SHOWN_FIRST:
        for item in _sorted(found, call):
            _line(item)
    unsure = _sorted(found, "cannot_tell_yet")
    if found.reason is None:
        for item in unsure[:REST]:
            _line(item)
    if len(unsure) > REST and found.reason is None:
        out.print(_("{n} more things cannot be told yet.").format(n=len(unsure) - REST))
    for note in found.notes:
        out.print(Text(note, style="dim"))


def _sorted(found: Effects, call: str) -> list[Effect]:
    """Those with that call: numbers before none, the surest first."""
    items = [item for item in found.items if item.call == call]
    return sorted(items, key=_sureness)


def _sureness(item: Effect) -> tuple[bool, float]:
    return (True, 0.0) if item.figures is None else (False, item.figures.p_false_sign)


def _line(item: Effect) -> None:
    out.print(Text("- " + "".join(sign for sign in item.sentence if sign.isprintable())))
