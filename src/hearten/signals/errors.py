"""What can go wrong with reading words: a class for each cause, with the sentence a person reads."""

from __future__ import annotations

from hearten.ground.errors import HeartenError, UsageError
from hearten.languages.speaking import gettext as _


class SignalsUnavailable(HeartenError):
    """No model can be loaded; everything else works without."""

    def __init__(self, why: str) -> None:
        super().__init__(
            _("Hearten cannot read what words carry just now. {why} Everything else works without it.").format(why=why)
        )


class CalibrationDamaged(HeartenError):
    """The table that turns the model's numbers into probabilities is missing or makes no sense."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The file {name}, which belongs to Hearten's model, is missing or damaged. "
                "Install Hearten again to bring it back."
            ).format(name=name)
        )


class NoSuchLabel(UsageError):
    """A label that the model does not know."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(_("There is no label “{name}”. These are the labels: {known}.").format(name=name, known=known))
