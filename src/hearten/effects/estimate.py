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
from hearten.effects.calls import POINT, Evidence, call, strictly
from hearten.effects.columns import FELT, REFERENCE, Felt, Plan, calendar, contrasts, felt_at, plan, visits
from hearten.effects.diary import Diary, diary
from hearten.effects.doses import felt
from hearten.effects.effect import Effect, Effects, Figures, Reason
from hearten.effects.minimum import CALL_DAYS, not_this_one, nothing_yet
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
    spent = sessions(seen, origin)
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
    layout = plan(case.sessions, case.reference, case.priors)
    belief, any_effect = _belief(case, layout, seed)
    taus = np.array(case.priors.fading_hours)
    per_hour = belief.mixture
    usual = felt(case.dose[None, :] / 3600, taus[belief.kernel][:, None])
    after_dose = per_hour.scaled(usual)
    numbers = {
        "estimate": after_dose.average(),
        "low": after_dose.quantile(0.025),
        "high": after_dose.quantile(0.975),
        "p_false_sign": np.minimum(per_hour.below(0.0), 1.0 - per_hour.below(0.0)),
        "p_small": after_dose.below(POINT) - after_dose.below(-POINT),
        "per_hour": per_hour.average(),
        "per_hour_low": per_hour.quantile(0.025),
        "per_hour_high": per_hour.quantile(0.975),
    }
    numbers["hidden_needed"] = hidden_needed(numbers["estimate"], float(case.diary.mood.std()))
    items = [
        _effect(case, place, Figures(**{name: float(each[place]) for name, each in numbers.items()}), any_effect)
        for place in range(len(case.sessions.units))
    ]
    fading = float(np.exp(belief.share @ np.log(taus)))
    return words.told(replace(blank, items=tuple(items), p_any=any_effect, fading_hours=fading))


def _belief(case: _Case, layout: Plan, seed: int) -> tuple[Belief, float]:
    """The posterior of every unit's points an hour, and how likely it is that anything matters at all."""
    when = calendar(case.diary, case.origin, case.priors)
    seen = visits(case.sessions, when.hours)
    felts = (
        case.reference if tau == REFERENCE else felt_at(case.sessions, when.hours, tau)
        for tau in case.priors.fading_hours
    )
    designs = [layout.design(each, seen, case.diary, when) for each in felts]
    prior = SizePrior.of(case.priors, layout.sizes)
    rows = contrasts(layout, case.sessions)
    belief = believe(designs, case.priors.fading_weights, prior, rows, seed)
    return belief, p_any(belief, designs[0], prior, prior.start(), case.priors.any_effect)


def _effect(case: _Case, place: int, figures: Figures, any_effect: float) -> Effect:
    unit, dose = case.sessions.units[place], float(case.dose[place])
    column = case.reference.units[:, place]
    windows = int((column >= FELT).sum())
    reason = not_this_one(column, case.diary)
    if reason is not None:
        return Effect(unit, dose, "cannot_tell_yet", reason, windows=windows)
    evidence = Evidence(
        unit.level, figures.estimate, figures.p_false_sign, figures.p_small, any_effect, case.diary.days
    )
    verdict, why = call(evidence, CALL_DAYS)
    return Effect(unit, dose, verdict, why, figures, windows, strictly(verdict, any_effect))
