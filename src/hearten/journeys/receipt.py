"""What became of each file a person brought, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext
from hearten.sources.trace import UnreadReason


def N_(sentence: str) -> str:  # noqa: N802 # gettext's own name for "translate later"
    """Mark a sentence for translation where it stands; `_` translates it when it is shown."""
    return sentence


Outcome = Literal["read", "skipped", "unknown", "damaged"]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of the receipt."""

    name: str
    platform: str | None
    outcome: Outcome
    traces: int = 0
    """Things read from this file, new or not."""
    unread: int = 0
    """Pieces of it that could not be read."""
    bytes_lost: int = 0
    dates_open: int = 0
    """Pieces left out because a date like 03/04 can be read two ways: a question for the person."""
    note: str = ""
    """One or two sentences for the person."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did."""

    added: int = 0
    already_there: int = 0
    by_platform: dict[str, int] = field(default_factory=dict)
    """Things added, by platform."""
    files: tuple[FileLine, ...] = ()
    stopped: bool = False
    """The person cancelled it; what was added by then is kept."""
    texts_scored: int = 0
    """Texts whose words were read for what they carry."""
    texts_unscored: int = 0
    """Texts in the vault for which that is still to do."""
    signals_note: str = ""
    """The same in a sentence, or why not."""

    @property
    def good(self) -> bool:
        """Nothing was damaged, and at least one file could be read: more than pieces left out."""
        read = any(line.outcome == "read" and (line.traces or not line.unread) for line in self.files)
        return read and all(line.outcome != "damaged" for line in self.files)

    @property
    def asks_dates(self) -> bool:
        """Whether an answer to "day or month first?" would let more be read."""
        return any(line.dates_open for line in self.files)

    def as_json(self) -> dict[str, Any]:
        """The shape that `hearten import --json` prints."""
        return asdict(self)


_WHY: dict[UnreadReason, str] = {
    "cut_off": N_("the file ends in the middle (a broken download?)"),
    "not_understood": N_("in a shape we do not know"),
    "bad_time": N_("with a time that cannot be right"),
    "bad_value": N_("with a field that holds something unexpected"),
    "date_order_open": N_("with a date like 03/04 that could be 3 April or 4 March"),
    "encrypted": N_("locked with a password"),
    "locked": N_("in use by another program"),
    "too_large": N_("too large to be what it says"),
    "unsafe": N_("with a path or size that no ordinary file has"),
    "not_needed": N_("not needed"),
}


def read_note(traces: int, reasons: Counter[UnreadReason], bytes_lost: int) -> str:
    """What was read of a file and what was not, and why."""
    parts = [ngettext("{n} thing read.", "{n} things read.", traces).format(n=f"{traces:,}")]
    for reason, count in reasons.most_common():
        if reason == "cut_off":
            continue
        parts.append(
            ngettext("{n} piece left out: {why}.", "{n} pieces left out: {why}.", count).format(
                n=f"{count:,}", why=_(_WHY[reason])
            )
        )
    if reasons["cut_off"]:
        parts.append(_("Part of it is missing: {why}.").format(why=_(_WHY["cut_off"])))
    if bytes_lost:
        parts.append(
            ngettext("{n} byte could not be read.", "{n} bytes could not be read.", bytes_lost).format(
                n=f"{bytes_lost:,}"
            )
        )
    if reasons["cut_off"]:
        parts.append(_("Everything before that is safe. Download the file again to get the rest."))
    return " ".join(parts)
