"""Traces and check-ins in, effects out. Needs no vault: two tables will do.

check-ins ─► diary      ┐
                        ├─► enough? ─► designs (one a length of fading) ─► belief ─► calls ─► sentences
moments   ─► sessions   ┘
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, tzinfo

import numpy as np
import pyarrow as pa

from hearten.effects import words
from hearten.effects.belief import Belief, believe, p_any
from hearten.effects.calls import DIRECTIONS, POINT, Evidence, call, strictly, with_mixed
from hearten.effects.columns import FELT, REFERENCE, Felt, calendar, contrasts, felt_at, plan, visits
from hearten.effects.diary import Diary, diary
from hearten.effects.doses import doses_ahead, felt
from hearten.effects.effect import Effect, Effects, Figures, Reason
from hearten.effects.evidence import Design
from hearten.effects.lead import mood_came_first
from hearten.effects.minimum import absent, not_this_one, nothing_yet
from hearten.effects.priors import DEFAULT, Priors
from hearten.effects.sensitivity import hidden_needed
from hearten.effects.sizes import SizePrior
from hearten.effects.states import Floats
from hearten.effects.typical import typical_seconds
from hearten.effects.units import Sessions, instants, sessions
from hearten.ground.clock import Microseconds
from hearten.ground.clock import now as present
from hearten.ground.ids import HOUR


@dataclass(frozen=True)
class _Case:
    """One person's data, and what has been made of them so far."""

    diary: Diary
    sessions: Sessions
    reference: Felt
    origin: int
    dose: Floats
    """Usual seconds of each unit."""
    priors: Priors


def estimate(
    seen: pa.Table,
    moods: pa.Table,
    *,
    zone: tzinfo = UTC,
    as_of: Microseconds | None = None,
    priors: Priors = DEFAULT,
    seed: int = 0,
) -> Effects:
    """What goes with a person's mood.

    `seen` has `seen_at` (timestamps), `seconds`, `platform` and, where known, `space`, `voice`, `hostile`, `support`;
    `moods` has `answered_at` and `value`, 0 to 100. The same tables, zone, priors and seed give the same answer.
    """
    when = present() if as_of is None else as_of
    answered = moods["answered_at"].cast(pa.timestamp("us", tz="UTC")).drop_null()
    at = answered.cast(pa.int64()).to_numpy().astype(np.int64)
    value = moods.filter(moods["answered_at"].is_valid())["value"].cast(pa.float64()).to_numpy(zero_copy_only=False)
    kept = diary(at, value, when, zone, instants(seen))
    origin = int(kept.at[0]) if len(kept.at) else when
    spent = sessions(seen, origin, (origin, int(kept.at[-1]) if len(kept.at) else when))
    hours = (kept.at - origin) / HOUR
    reference = felt_at(spent, hours, REFERENCE) if len(spent.start) and len(hours) else None
    blank = Effects(when, len(kept.at), kept.days, moved=kept.moved, left_out=dict(sorted(kept.left_out.items())))
    dose = typical_seconds(spent, origin, zone)
    reason = nothing_yet(kept, spent, reference)
    if reason is not None or reference is None:
        return _without_numbers(blank, spent, dose, reason or "no_times")
    return _with_numbers(blank, _Case(kept, spent, reference, origin, dose, priors), seed)


def _without_numbers(blank: Effects, spent: Sessions, dose: Floats, reason: Reason) -> Effects:
    items = [Effect(unit, seconds, "cannot_tell_yet", reason) for unit, seconds in zip(spent.units, dose, strict=True)]
    return words.told(replace(blank, items=tuple(items), reason=reason))


def _with_numbers(blank: Effects, case: _Case, seed: int) -> Effects:
    found = _found(case, seed)
    figures = _figures(case, found.belief)
    items = [_effect(case, found, place, each) for place, each in enumerate(figures)]
    fading = float(np.exp(found.belief.share @ np.log(case.priors.fading_hours)))
    return words.told(replace(blank, items=with_mixed(items), p_any=found.p_any, fading_hours=fading))


@dataclass(frozen=True)
class _Found:
    """What is believed, and the design that is most likely."""

    belief: Belief
    p_any: float
    design: Design
    tau: float


def _found(case: _Case, seed: int) -> _Found:
    """The posterior of every unit's points an hour, and how likely it is that anything matters at all."""
    layout, taus = plan(case.sessions, case.reference, case.priors), case.priors.fading_hours
    when = calendar(case.diary, case.origin, case.priors)
    seen = visits(case.sessions, when.hours)
    felts = (case.reference if tau == REFERENCE else felt_at(case.sessions, when.hours, tau) for tau in taus)
    designs = [layout.design(each, seen, case.diary, when) for each in felts]
    prior = SizePrior.of(case.priors, layout.sizes)
    belief = believe(designs, case.priors.fading_weights, prior, contrasts(layout, case.sessions), seed)
    best = int(belief.share.argmax())
    any_effect = p_any(belief, designs[best], prior, case.priors.any_effect)
    return _Found(belief, any_effect, designs[best], taus[best])


def _figures(case: _Case, belief: Belief) -> list[Figures]:
    """The numbers of every unit, after its usual dose and for an hour."""
    per_hour = belief.mixture
    taus = np.array(case.priors.fading_hours)[belief.kernel]
    after_dose = per_hour.scaled(felt(case.dose[None, :] / 3600, taus[:, None]))
    down, middle = per_hour.below(0.0), after_dose.average()
    columns = (
        middle,
        after_dose.quantile(0.025),
        after_dose.quantile(0.975),
        np.minimum(down, 1.0 - down),
        after_dose.below(POINT) - after_dose.below(-POINT),
        per_hour.average(),
        per_hour.quantile(0.025),
        per_hour.quantile(0.975),
        hidden_needed(middle, float(case.diary.mood.std())),
    )
    return [Figures(*row) for row in np.column_stack(columns).tolist()]


def _effect(case: _Case, found: _Found, place: int, figures: Figures) -> Effect:
    unit, dose = case.sessions.units[place], float(case.dose[place])
    column = case.reference.units[:, place]
    windows = int((column >= FELT).sum())
    reason = absent(case.sessions, place) or not_this_one(column, case.diary)
    if reason is not None:
        return Effect(unit, dose, "cannot_tell_yet", reason, windows=windows)
    evidence = Evidence(unit.level, figures.estimate, figures.p_false_sign, figures.p_small, found.p_any)
    verdict, why = call(evidence, case.diary.days)
    if verdict in DIRECTIONS and _mood_first(case, found, place, figures.estimate):
        verdict, why = "cannot_tell_yet", "mood_came_first"
    return Effect(unit, dose, verdict, why, figures, windows, strictly(verdict, found.p_any))


def _mood_first(case: _Case, found: _Found, place: int, estimate: float) -> bool:
    """The lead test for one unit."""
    spent, hours = case.sessions, (case.diary.at - case.origin) / HOUR
    member = spent.of(spent.units[place].level) == place
    one = np.zeros(int(member.sum()), np.int64)
    after = doses_ahead(spent.start[member], spent.hours[member], one, 1, hours, found.tau)[:, 0]
    return mood_came_first(found.design, found.belief.likeliest, after, estimate)
