"""From a time as an export writes it to the three columns that a trace keeps."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import NamedTuple

from hearten.sources import times
from hearten.sources.trace import Basis, Precision


class When(NamedTuple):
    """An instant, how finely it is told, and what it rests on."""

    at: int | None
    precision: Precision
    basis: Basis


NEVER = When(None, "none", "none")
"""The export tells no time."""
SAID_NOTHING = frozenset(("", "N/A", "None", "N.v.t."))
"""How exports write that they have nothing to write (TikTok in English and Dutch)."""


def told(value: object, now: int, zone: tzinfo = UTC) -> When | None:
    """The instant that a number or a text tells; NEVER for nothing at all, None for what cannot be right."""
    if type(value) is int and value:
        found = times.unix(value)
    elif value is None or value == 0 or (type(value) is str and value.strip() in SAID_NOTHING):
        return NEVER
    elif type(value) is str:
        found = times.plain(value, zone) or times.unix(value)
    else:
        found = times.unix(value)
    if found is None or not times.plausible(found[0], now):
        return None
    return When(found[0], found[1], "event")
