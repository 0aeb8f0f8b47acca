"""The few things a person may choose when bringing files in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from hearten.journeys.preferences import DateOrder


@dataclass(frozen=True, slots=True)
class Choices:
    """How to read what is brought."""

    others_words: bool = False
    """Also keep what other people wrote in private messages."""
    date_order: DateOrder | None = None
    """How dates like 03/04 are meant. None: as answered before, or worked out from the file."""

    @classmethod
    def of(cls, form: Mapping[str, str]) -> Choices:
        """As a form sends them; what makes no sense counts as not chosen."""
        order = form.get("date_order")
        known = cast("DateOrder", order) if order in get_args(DateOrder) else None
        return cls(others_words=form.get("others_words") == "yes", date_order=known)
