"""Which day it is where this program runs."""

from __future__ import annotations

from datetime import date

from hearten.ground.clock import as_datetime, local_zone, now


def today() -> date:
    """The local date."""
    return as_datetime(now(), local_zone()).date()
