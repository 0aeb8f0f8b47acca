"""What can be wrong with an experiment, each with the sentence a person reads."""

from __future__ import annotations

from hearten.ground.errors import HeartenError, UsageError
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext


class DesignError(UsageError):
    """A plan that cannot work."""

    @classmethod
    def too_long(cls, days: int, most: int) -> DesignError:
        """Longer than anybody keeps up."""
        return cls(
            _("That would take {days} days. Please plan for {most} at most; several shorter ones add up too.").format(
                days=days, most=most
            )
        )

    @classmethod
    def unsound(cls) -> DesignError:
        """A number or a zone that cannot be."""
        return cls(
            _(
                "The first day, the zone, the level or the variation of this plan cannot be right: a zone is like "
                "Europe/Amsterdam, a level like 0.05, a spread above 0, a correlation from 0 to below 1."
            )
        )


class NotADesign(HeartenError):
    """A document that holds no design."""

    def __init__(self) -> None:
        super().__init__(_("This is not the plan of an experiment. It may have been changed by another program."))


class Hopeless(DesignError):
    """A plan that would most likely end with "can't tell", with what would work instead."""

    def __init__(self, reason: str, alternative: str) -> None:
        self.reason = reason
        self.alternative = alternative
        super().__init__(f"{reason} {alternative}")


class TooFewBlocks(Hopeless):
    """So few pairs or coins that no outcome at all could be told from chance."""

    def __init__(self, blocks: int, fewest: int, *, paired: bool) -> None:
        self.fewest = fewest
        count = (
            ngettext("{n} pair", "{n} pairs", blocks) if paired else ngettext("{n} coin", "{n} coins", blocks)
        ).format(n=blocks)
        super().__init__(
            _("With {count} no result can be told from chance, however large the effect.").format(count=count),
            _("Instead: {fewest} at the very least. 28 pairs of days (56 days) see what one person can see.").format(
                fewest=fewest
            ),
        )


class LogBroken(HeartenError):
    """A log whose hashes do not fit what it says."""

    def __init__(self, entry: int) -> None:
        self.entry = entry
        super().__init__(
            _("The log of this experiment was changed after it was written (at entry {entry}).").format(entry=entry)
        )
