"""Traces and check-ins as the columns of a design: which units get one, and what each of them is compared with.

mood = level, hours of the day, weekend, trend            always there
     + m * all hours + P * platform + S * space + V * voice + slope * (hours x how hostile)
         + a * visits to the platform, before and after alike
         + states of mood, chance

The visits are there because moods also bring people to places. A mood that was there anyway shows in visits
on both sides of a check-in; an effect shows only after it, and with the length of a visit. What both sides share is no
effect. (Mood's own movements look the same forwards and backwards in time, so what goes with visits *after* a check-in
measures what would go with visits *before* it if they did nothing.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hearten.effects.diary import Diary
from hearten.effects.doses import doses, doses_ahead
from hearten.effects.effect import LEVELS
from hearten.effects.evidence import Design
from hearten.effects.priors import Priors
from hearten.effects.states import Calendar, Floats, Ints
from hearten.effects.units import Sessions
from hearten.ground.ids import DAY, HOUR

FELT = 1.2 / 60
"""Felt hours from which a check-in counts as coming soon after something: 1.2 minutes."""
OWN = 3
"""So many such check-ins give a space or voice a column of its own; with fewer it speaks through its platform."""
MOST = 400
"""Columns of spaces and voices at most, those with the most hours first."""
REFERENCE = 2.0
"""Hours of fading by which check-ins are counted."""


@dataclass(frozen=True)
class Felt:
    """What was felt of each unit at each check-in, for one length of fading."""

    tau: float
    units: Floats
    """A column for each unit of `Sessions`."""
    all: Floats
    slopes: Floats
    """A column for each kind of content: felt hours times how much of it there was."""


@dataclass(frozen=True)
class Visits:
    """How many visits to each platform lie around each check-in."""

    around: Floats
    """A column for each platform: visits before and after alike, fading with their distance."""


def felt_at(sessions: Sessions, at: Floats, tau: float, *, ahead: bool = False) -> Felt:
    """The doses at check-ins (hours, ascending); `ahead` looks at what came next instead of what came before."""
    look = doses_ahead if ahead else doses
    units = np.zeros((len(at), len(sessions.units)))
    for level in LEVELS:
        units += look(sessions.start, sessions.hours, sessions.of(level), len(sessions.units), at, tau)
    nothing = np.zeros(len(sessions.start), np.int64)
    everything = look(sessions.start, sessions.hours, nothing, 1, at, tau)
    slopes = [
        look(sessions.start, sessions.hours * np.nan_to_num(share), nothing, 1, at, tau)
        for share in sessions.slopes.values()
    ]
    return Felt(tau, units, everything, np.column_stack([np.zeros((len(at), 0)), *slopes]))


VISIT_HOURS = 4.0
"""How far around a check-in visits tell of its mood: about as long as a mood lasts."""
APART = 10 / 60
"""Hours. After a break as long as this, coming back is a new visit."""
VISIT = 0.1
"""What one visit counts for, chosen so that the size of `a` is like that of an effect an hour."""


def visits(sessions: Sessions, at: Floats) -> Visits:
    """The visits around check-ins (hours, ascending)."""
    order = np.lexsort([sessions.start, sessions.platform])
    start, platform = sessions.start[order], sessions.platform[order]
    end = np.maximum.accumulate(start + sessions.hours[order] + 1e6 * platform)  # platforms kept apart
    fresh = np.append(True, (start + 1e6 * platform)[1:] > end[:-1] + APART)
    begun, where = start[fresh], platform[fresh]
    each = np.full(len(begun), VISIT)
    platforms = sum(unit.level == "platform" for unit in sessions.units)
    sides = [look(begun, each, where, platforms, at, VISIT_HOURS) for look in (doses, doses_ahead)]
    return Visits(sides[0] + sides[1])


@dataclass(frozen=True)
class Plan:
    """Which columns there are, the same for every length of fading."""

    own: Ints
    """The units with a column of their own."""
    group: Ints
    """The learned size of each column, -1 for common and slopes."""
    scale: Floats
    sizes: tuple[float, ...]
    """The prior scale of each learned size."""

    def design(self, felt: Felt, seen: Visits, diary: Diary, calendar: Calendar) -> Design:
        """The design for one length of fading."""
        columns = np.column_stack([felt.all, felt.slopes, felt.units[:, self.own], seen.around])
        bystanders = seen.around.shape[1]
        return Design(diary.mood, calendar, always(diary), columns, self.group, self.scale, bystanders)


def plan(sessions: Sessions, reference: Felt, priors: Priors) -> Plan:
    """Platforms always have a column; spaces and voices where enough check-ins came soon after them."""
    windows = (reference.units >= FELT).sum(axis=0)
    level = np.array([LEVELS.index(unit.level) for unit in sessions.units], np.int64)
    finer = np.flatnonzero((level > 0) & (windows >= OWN))
    finer = np.sort(finer[np.argsort(-sessions.hours_by_unit()[finer], kind="stable")][:MOST])
    own = np.append(np.flatnonzero(level == 0), finer)
    present, group = np.unique(level[own], return_inverse=True)
    fixed, platforms = 1 + len(sessions.slopes), int((level == 0).sum())
    priors_by_level = (priors.platform, priors.space, priors.voice)
    return Plan(
        own,
        np.concatenate([np.full(fixed, -1), group, np.full(platforms, len(present))]).astype(np.int64),
        np.concatenate([[priors.common], np.full(fixed - 1, priors.slope), np.ones(len(own) + platforms)]),
        (*(priors_by_level[place] for place in present), priors.visits),
    )


def contrasts(plan: Plan, sessions: Sessions) -> Floats:
    """For each unit (rows) how much an hour of it, as this person spends it, holds of each column."""
    hours = sessions.hours
    member = [sessions.of(level) for level in LEVELS]
    place = np.full(len(sessions.units) + 1, -1)
    place[plan.own] = np.arange(len(plan.own)) + 1 + len(sessions.slopes)
    weights = np.zeros((len(sessions.units), len(plan.group)))
    for unit in member:
        known = unit >= 0
        weights[:, 0] += np.bincount(unit[known], weights=hours[known], minlength=len(weights))
        for number, share in enumerate(sessions.slopes.values()):
            seen = (hours * np.nan_to_num(share))[known]
            weights[:, 1 + number] += np.bincount(unit[known], weights=seen, minlength=len(weights))
        for other in member:
            both = known & (place[other] >= 0)
            np.add.at(weights, (unit[both], place[other][both]), hours[both])
    return weights / np.maximum(weights[:, :1], 1e-12)


def calendar(diary: Diary, origin: int, priors: Priors) -> Calendar:
    """When the check-ins were, for the states of mood; stretches of different kinds share no day."""
    return Calendar((diary.at - origin) / HOUR, diary.local // DAY, priors.slow_days)


def always(diary: Diary) -> Floats:
    """Level and trend of each stretch, two waves of the day, the weekend; without what cannot be told apart."""
    days = diary.local / DAY
    turn = 2 * np.pi * (days % 1)
    columns = [(diary.stretch == stretch).astype(np.float64) for stretch in range(diary.stretch.max() + 1)]
    waves = [np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)]
    weekend = (((diary.local // DAY) + 3) % 7 >= 5).astype(np.float64)  # 1970 began on a Thursday
    trends = [column * (days - days[column > 0].mean()) / max(np.ptp(days[column > 0]), 1.0) for column in columns]
    return _independent(np.column_stack([*columns, *waves, weekend, *trends]))


def _independent(columns: Floats) -> Floats:
    """The columns, in their order, that are not nearly made of those before them."""
    kept: list[Floats] = []
    basis = np.zeros((len(columns), 0))
    for column in columns.T:
        rest = column - basis @ (basis.T @ column)
        size = float(np.linalg.norm(rest))
        if size > 0.05 * np.sqrt(len(column)) * 0.5 or not kept:
            kept.append(column)
            basis = np.column_stack([basis, rest / size])
    return np.column_stack(kept)
