"""Words for the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearten.journeys.export import Format
from hearten.journeys.preferences import AgeBand

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LOCKS = (0, 2, 5, 15, 30, 60)
"""Minutes after which the vault may lock by itself; 0: not at all."""

FORMS: tuple[tuple[Format, str], ...] = (("csv", "CSV"), ("json", "JSON"), ("parquet", "Parquet"))

AGE_BAND: Mapping[AgeBand, _StrPromise] = {
    "under_13": gettext_lazy("Under 13"),
    "13_15": gettext_lazy("13 to 15"),
    "16_17": gettext_lazy("16 or 17"),
    "18_and_over": gettext_lazy("18 or older"),
}

LABEL: Mapping[str, _StrPromise] = {
    "insult": gettext_lazy("Insults"),
    "hate": gettext_lazy("Hate against a group"),
    "threat": gettext_lazy("Threats"),
    "obscene_sexual": gettext_lazy("Crude or sexual words"),
    "self_harm": gettext_lazy("Words about hurting oneself"),
    "body_image": gettext_lazy("Pressure about looks"),
    "support": gettext_lazy("Support"),
    "encouragement": gettext_lazy("Encouragement"),
    "gratitude": gettext_lazy("Thanks"),
    "joy": gettext_lazy("Joy"),
    "belonging": gettext_lazy("Belonging"),
    "information": gettext_lazy("Information"),
    "creative": gettext_lazy("Made by someone"),
}


def lock(minutes: int) -> str:
    """When the vault locks."""
    if not minutes:
        return _("Not by itself")
    return ngettext("After {n} minute", "After {n} minutes", minutes).format(n=minutes)
