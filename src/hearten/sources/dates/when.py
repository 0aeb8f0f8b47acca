"""From a time as an export writes it to the three columns that a trace keeps."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import NamedTuple

from hearten.sources.dates import times
from hearten.sources.trace import Basis, Precision

_new = tuple.__new__
"""Makes a named tuple without its slower door: these are made once a row."""


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
    """The instant that a number or a text tells; NEVER for nothing at all, None for what cannot be right.

    A time that has been read before, by somebody who knows its zone, stays as it is.
    """
    if type(value) is str:
        found = times.plain(value, zone)
        if found is None:
            if value.strip() in SAID_NOTHING:
                return NEVER
            found = times.unix(value)
    elif type(value) is When:
        return value
    elif value is None or value == 0:
        return NEVER
    else:
        found = times.unix(value)
    if found is None or not times.plausible(found[0], now):
        return None
    return _new(When, (*found, "event"))
