"""What every kind of diary file is made into: rows as they were written, then answers and troubles."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import NamedTuple

from hearten.care.checkins.answers import Answer, Trouble
from hearten.care.checkins.items import is_score, item_named, range_of
from hearten.care.checkins.moments import Moments
from hearten.care.checkins.scales import PERCENT, Scale, scale_of
from hearten.sources.dates.written_dates import DateOrder
from hearten.sources.members import Member
from hearten.sources.sample import Sample


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person or this machine adds to what a file says."""

    zone: tzinfo
    now: int
    scale: Scale | None = None
    """The person's word for the scale of all numbers in the file."""
    moods: Mapping[str, float] = field(default_factory=dict)
    """What a mood word of the person's own means, 0 to 100."""
    date_order: DateOrder | None = None


class Written(NamedTuple):
    """One answer as it stands in a file."""

    row: int
    when: str
    item: str
    value: str | float
    because: str = ""
    scale: Scale | None = None
    """Where the row itself, or the kind of file, says so."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one file."""

    answers: tuple[Answer, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    scales: Mapping[str, Scale] = field(default_factory=dict)
    """By item, the scale its numbers were on."""
    days_only: int = 0
    """Answers for which the file tells the day and no time."""
    doubles: int = 0
    """Rows that say what another row says."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of diary file."""

    name: str
    title: str
    recognise: Callable[[Sample], bool]
    read: Callable[[Member, Settings], Reading]


def settle(pieces: Iterable[Written | Trouble], source: str, settings: Settings) -> Reading:
    """Answers out of rows: times understood, numbers on one scale, doubles folded, and a reason for each row left."""
    listed = list(pieces)
    rows = [piece for piece in listed if isinstance(piece, Written)]
    troubles = [piece for piece in listed if isinstance(piece, Trouble)]
    moments = Moments([row.when for row in rows], settings.zone, settings.now, settings.date_order)
    scales = _scales(rows, settings)
    answers: dict[tuple[int, str], Answer] = {}
    doubles = 0
    for row in rows:
        found = _answer(row, source, moments, scales)
        if isinstance(found, Trouble):
            troubles.append(found)
            continue
        known = answers.setdefault((found.answered_at, found.item), found)
        if known.value != found.value:
            troubles.append(Trouble("two_values", row.row))
        elif known is not found:
            doubles += 1
    used = {item: scale for item, scale in scales.items() if scale != PERCENT}
    return Reading(tuple(answers.values()), tuple(sorted(troubles, key=_by_row)), used, moments.days_only, doubles)


def _by_row(trouble: Trouble) -> int:
    return trouble.row


def number(written: str | float) -> float | None:
    """A number as people write it, `6,5` too; None for what is none."""
    if isinstance(written, str):
        try:
            written = float(written.strip().replace(",", "."))
        except ValueError:
            return None
    return float(written) if math.isfinite(written) else None


def _scales(rows: Iterable[Written], settings: Settings) -> dict[str, Scale]:
    values: defaultdict[str, list[float]] = defaultdict(list)
    said: dict[str, Scale] = {}
    for row in rows:
        item, value = item_named(row.item), number(row.value)
        if item is None or value is None or is_score(item):
            continue
        values[item].append(value)
        if row.scale:
            said[item] = row.scale
    return {item: said.get(item) or settings.scale or scale_of(seen) for item, seen in values.items()}


def _answer(row: Written, source: str, moments: Moments, scales: Mapping[str, Scale]) -> Answer | Trouble:
    item = item_named(row.item)
    if item is None:
        return Trouble("bad_item", row.row)
    value = number(row.value)
    if value is None:
        return Trouble("bad_value", row.row)
    scale = Scale(*range_of(item)) if is_score(item) else row.scale or scales[item]
    if not scale.holds(value):
        return Trouble("out_of_range", row.row)
    at = moments.at(row.when.strip())
    if not isinstance(at, int):
        return Trouble(at, row.row)
    kept = value if is_score(item) else scale.stretched(value)
    return Answer(at, item, kept, row.because.strip() or None, source)


def plain_name(name: str) -> str:
    """A column's name without the accidents of writing."""
    return name.strip().strip("\"'\ufeff").strip().casefold()


def delimiter(header: str) -> str:
    """What stands between the columns."""
    return max((",", ";", "\t"), key=header.count)
