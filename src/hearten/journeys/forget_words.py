"""How much is forgotten, in words that the pages and the command line share."""

from __future__ import annotations

from hearten.journeys.forget import Amount
from hearten.languages.speaking import ngettext


def things(found: Amount) -> str:
    """How many things that were seen or done."""
    return _counted(ngettext("{n} thing", "{n} things", found.things), found.things)


def beside(found: Amount) -> tuple[str, ...]:
    """What goes along with them, each kind that there is any of."""
    kinds = (
        (ngettext("{n} answer from check-ins", "{n} answers from check-ins", found.answers), found.answers),
        (
            ngettext(
                "the reason you gave with {n} answer",
                "the reasons you gave with {n} answers",
                found.reasons,
            ),
            found.reasons,
        ),
        (ngettext("{n} choice", "{n} choices", found.choices), found.choices),
        (ngettext("{n} experiment", "{n} experiments", found.experiments), found.experiments),
        (
            ngettext(
                "{n} thing you said of a place or a message",
                "{n} things you said of a place or a message",
                found.corrections,
            ),
            found.corrections,
        ),
        (ngettext("{n} entry of your plan", "{n} entries of your plan", found.plan), found.plan),
        (ngettext("{n} note", "{n} notes", found.notes), found.notes),
        (ngettext("{n} feed you follow", "{n} feeds you follow", found.feeds), found.feeds),
        (ngettext("what was read in {n} text", "what was read in {n} texts", found.read), found.read),
    )
    return tuple(_counted(said, n) for said, n in kinds if n)


def stays(found: Amount) -> str:
    """What names the place and stays, because the person wrote it; nothing where there is none."""
    if not found.own_words:
        return ""
    said = ngettext(
        "{n} entry of your plan or notes names it in your own words. It stays as you wrote it.",
        "{n} entries of your plan or notes name it in your own words. They stay as you wrote them.",
        found.own_words,
    )
    return _counted(said, found.own_words)


def _counted(said: str, n: int) -> str:
    return said.format(n=f"{n:,}")
