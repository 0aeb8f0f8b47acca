"""A receipt as a person reads it: first what went well, then each file under what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearten.journeys.receipt import FileLine, Outcome, Receipt
from hearten.web import words
from hearten.web.imports import Errand

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SHOWN = 100
"""Files listed under one heading; a folder can hold thousands."""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that fared alike."""

    outcome: Outcome
    title: str
    explained: str
    lines: Sequence[FileLine]
    more: int
    """Files beyond those shown."""
    open: bool
    """Shown unfolded: there is something to do or to know."""

    @property
    def count(self) -> int:
        """All of them."""
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True)
class Told:
    """The whole receipt."""

    title: str
    headline: str
    facts: Sequence[str]
    groups: Sequence[Group]


GROUPS: tuple[tuple[Outcome, _StrPromise, _StrPromise, bool], ...] = (
    ("read", gettext_lazy("Read"), gettext_lazy("These went well."), False),
    (
        "damaged",
        gettext_lazy("Read in part"),
        gettext_lazy("Something is missing in these files. All that could be read is safe."),
        True,
    ),
    (
        "unknown",
        gettext_lazy("Not understood yet"),
        gettext_lazy("Hearten does not know these files. That is our gap, not your mistake."),
        True,
    ),
    (
        "skipped",
        gettext_lazy("Left out on purpose"),
        gettext_lazy("Nothing in these is needed, or they could not be opened. Each says why."),
        False,
    ),
)


def told(errand: Errand) -> Told:
    """What to say about an import that is over."""
    receipt = errand.receipt
    if receipt is None:
        return Told(_("This did not work out"), errand.sentence, [], [])
    groups = [_group(receipt, *kind) for kind in GROUPS]
    return Told(_title(receipt), _headline(receipt), _facts(receipt), [group for group in groups if group.count])


def _group(receipt: Receipt, outcome: Outcome, title: _StrPromise, explained: _StrPromise, unfolded: bool) -> Group:
    lines = [line for line in receipt.files if line.outcome == outcome]
    return Group(outcome, str(title), str(explained), lines[:SHOWN], max(0, len(lines) - SHOWN), unfolded)


def _title(receipt: Receipt) -> str:
    if receipt.stopped:
        return _("Stopped, as you asked")
    return _("All done") if receipt.added or receipt.already_there else _("Nothing to add")


def _headline(receipt: Receipt) -> str:
    if receipt.added:
        return ngettext(
            "{n} new thing is now in your vault.", "{n} new things are now in your vault.", receipt.added
        ).format(n=words.number(receipt.added))
    if receipt.already_there:
        return _("Nothing new: it was all in your vault already. That is fine.")
    if receipt.stopped:
        return _("Nothing was added. You can bring the same files again at any time.")
    return _("There was nothing in these files that Hearten can use. Below you see why.")


def _facts(receipt: Receipt) -> list[str]:
    facts = [
        _("{platform}: {things}").format(platform=words.platform(p), things=words.things(n))
        for p, n in receipt.by_platform.items()
    ]
    if receipt.already_there:
        facts.append(
            ngettext(
                "{n} thing was there already, so it was not added twice.",
                "{n} things were there already, so they were not added twice.",
                receipt.already_there,
            ).format(n=words.number(receipt.already_there))
        )
    partly = sum(line.outcome == "damaged" for line in receipt.files)
    if partly:
        facts.append(
            ngettext("{n} file could be read only in part.", "{n} files could be read only in part.", partly).format(
                n=words.number(partly)
            )
        )
    if receipt.signals_note:
        facts.append(receipt.signals_note)
    if receipt.stopped and receipt.added:
        facts.append(_("What was read before you stopped is kept. Bring the same files again to get the rest."))
    return facts
