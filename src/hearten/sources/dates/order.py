"""Which of three numbers is the day, which the month, which the year: told from a whole file, or left open."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from hearten.sources.dates.calendar_days import midnight_of
from hearten.sources.dates.times import plausible

Order = Literal["dmy", "mdy", "ymd", "ydm"]
Parts = tuple[str, str, str]

_ASTRAY = 0.05
"""How many steps of a sorted file may go the wrong way: clocks go back each autumn, and phones differ."""
_ENOUGH_TO_BE_SORTED = 4
"""Fewer dates than this are in some order by mere chance."""


class Numeric(NamedTuple):
    """A date in three numbers as written, and the time of that day in microseconds."""

    parts: Parts
    time_of_day: int


def orders_of(parts: Parts) -> tuple[Order, ...]:
    """The orders that the lengths of the three numbers allow: a number of more than two digits is the year."""
    if len(parts[0]) > 2:
        return ("ymd", "ydm")
    if len(parts[2]) > 2:
        return ("dmy", "mdy")
    return ("dmy", "mdy", "ymd") if len(parts[1]) <= 2 else ()


def midnight(parts: Parts, order: Order, now: int) -> int | None:
    """The start of that day in microseconds since 1970, as if in UTC; None if there is no such day."""
    by_field = dict(zip(order, parts, strict=True))
    return midnight_of(by_field["y"], int(by_field["m"]), int(by_field["d"]), now)


def settle(samples: Sequence[Numeric], now: int, newest_first: bool | None) -> tuple[Order, ...]:
    """The orders that remain when no date may be impossible or in the future, and the file should be sorted.

    One order: settled. Two: nothing in the file tells them apart. None: the dates fit no order.
    """
    instants = [at for at in (_instants(sample, now) for sample in samples) if at]
    possible = [order for order in instants[0] if all(order in at for at in instants)] if instants else []
    if "ymd" in possible and "ydm" in possible:
        possible.remove("ydm")  # no language in CLDR writes it
    if len(possible) > 1:
        possible = _sorted_only({order: [at[order] for at in instants] for order in possible}, newest_first)
    return tuple(possible)


def by_custom(possible: Sequence[Order], customs: Collection[str], *, year_first: bool) -> tuple[Order, ...]:
    """What remains of `possible` among the `customs` of the languages that could have written the file.

    A year of two digits comes first only in a language where years do.
    """
    usual = [order for order in possible if order in customs] or possible
    return tuple(order for order in usual if order != "ymd" or year_first) or tuple(usual)


def most_sorted(sequences: Sequence[Sequence[int]], newest_first: bool | None) -> int | None:
    """Which one of several readings of the same file is sorted, if it stands out."""
    astray = [_astray(sequence, newest_first) for sequence in sequences]
    if len(sequences[0]) < (2 if newest_first is not None else _ENOUGH_TO_BE_SORTED):
        return None
    best, second = sorted(astray)[:2]
    return astray.index(best) if best <= _ASTRAY and second > 5 * best else None


def _instants(sample: Numeric, now: int) -> dict[Order, int]:
    """What the sample says in each order in which it says something that can be."""
    days = {order: midnight(sample.parts, order, now) for order in orders_of(sample.parts)}
    return {
        order: day + sample.time_of_day
        for order, day in days.items()
        if day is not None and plausible(day + sample.time_of_day, now)
    }


def _sorted_only(sequences: dict[Order, list[int]], newest_first: bool | None) -> list[Order]:
    orders = list(sequences)
    best = most_sorted(list(sequences.values()), newest_first)
    return orders if best is None else [orders[best]]


def _astray(sequence: Sequence[int], newest_first: bool | None) -> float:
    """The share of steps that go the wrong way."""
    steps = [later - earlier for earlier, later in itertools.pairwise(sequence) if later != earlier]
    up = sum(step > 0 for step in steps) / max(1, len(steps))
    if newest_first is None:
        return min(up, 1 - up) if steps else 0.0
    return up if newest_first else (1 - up if steps else 0.0)
