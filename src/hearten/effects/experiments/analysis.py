"""What an experiment showed: intention to treat first, then what was really done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from hearten.effects.experiments.bets import Bets
from hearten.effects.experiments.design import FEWEST_ROWS, Design, Row
from hearten.effects.experiments.draw import schedule
from hearten.effects.experiments.errors import DesignError
from hearten.effects.experiments.frame import Floats, frame
from hearten.effects.experiments.shuffle import REDRAWS, Shuffle
from hearten.languages.speaking import gettext as _

Method = Literal["shuffle", "bets"]
Call = Literal["lifts", "weighs", "practically_nothing", "cannot_tell_yet"]

SMALL = 1.0
"""An effect within a point of none is practically nothing."""


class NotYet(DesignError):
    """Looking before the end would spoil an experiment of fixed length."""

    def __init__(self, ends_on: date) -> None:
        self.ends_on = ends_on
        super().__init__(
            _(
                "This experiment runs until {day}. Looking before would make chance look like an effect, so nothing is "
                "shown yet. You can stop it at any time."
            ).format(day=f"{ends_on.day} {ends_on:%B %Y}")
        )


class TooFewAnswers(DesignError):
    """So few days with an answer that there is nothing to compare."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(
            _("{rows} whole days or windows have a check-in so far, and it takes {fewest} to tell anything.").format(
                rows=rows, fewest=FEWEST_ROWS
            )
        )


class AllAlike(DesignError):
    """Every answer is the same, so there is nothing to compare."""

    def __init__(self) -> None:
        super().__init__(_("Every check-in says the same, so days with and without the change cannot be told apart."))


@dataclass(frozen=True, slots=True)
class Result:
    """An effect in points of the outcome: with the change less without it."""

    method: Method
    """`shuffle` at the planned end; `bets` where it was allowed to look, or where the person stopped early."""
    estimate: float
    low: float
    high: float
    """95 % (1 - alpha): effects that the method does not reject."""
    p: float
    """How often chance alone looks as striking; with `bets`, 1 over the largest wealth."""
    call: Call
    rows: int
    """Days or windows with an outcome."""
    planned: int
    with_change: int
    may_stop_now: bool
    """With `bets`: the question is answered, and the rest of the days are not needed."""


def analyse(
    design: Design,
    seed: str,
    outcomes: Sequence[float | None],
    *,
    today: date,
    stopped_on: date | None = None,
) -> Result:
    """The effect on the days as they were drawn, whatever was done on them (intention to treat).

    `outcomes` has one value, or None, for each row of the design. A design of fixed length shows nothing before its
    end; where the person stopped it early, the method that allows looking is used on the days before that.
    """
    method = _method(design, today, stopped_on)
    over = _over(design.rows(), min(today, stopped_on or date.max))
    there = [value is not None and done for value, done in zip(outcomes, over, strict=True)]
    return _result(design, method, _Kept.of(design.rows(), schedule(design, seed), outcomes, there), seed)


def _over(rows: Sequence[Row], today: date) -> list[bool]:
    """Whether the whole block of each row lies before today: half a pair is no fair bet."""
    last = {row.block: row.day for row in rows}
    return [last[row.block] < today for row in rows]


def _method(design: Design, today: date, stopped_on: date | None) -> Method:
    if design.may_stop or (stopped_on is not None and stopped_on <= design.ends_on):
        return "bets"
    if today <= design.ends_on:
        raise NotYet(design.ends_on)
    return "shuffle"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows that count."""

    rows: tuple[Row, ...]
    outcome: Floats
    actual: Floats
    planned: int

    @classmethod
    def of(
        cls, rows: Sequence[Row], drawn: Sequence[bool], outcomes: Sequence[float | None], there: Sequence[bool]
    ) -> _Kept:
        kept = [number for number, is_there in enumerate(there) if is_there]
        if len(kept) < FEWEST_ROWS or len({drawn[number] for number in kept}) < 2:
            raise TooFewAnswers(len(kept))
        values = [value for number in kept if (value := outcomes[number]) is not None]
        if len(set(values)) < 2:
            raise AllAlike
        actual = [0.5 if drawn[number] else -0.5 for number in kept]
        return cls(tuple(rows[number] for number in kept), np.array(values), np.array(actual), len(rows))


def _result(design: Design, method: Method, kept: _Kept, seed: str) -> Result:
    rows = frame(design, kept.rows)
    rho = rows.rho_of(kept.outcome, design.variation.rho)
    chance = np.random.default_rng(list(bytes.fromhex(seed)))
    shuffle = Shuffle(rows, kept.actual, rho, rows.redraws(REDRAWS, chance), complete=rows.has_all(REDRAWS))
    if method == "shuffle":
        found = shuffle.test(kept.outcome, design.alpha)
        estimate, low, high, p = found.estimate, found.low, found.high, found.p
    else:
        estimate = shuffle.estimate(kept.outcome)
        bets = Bets.on(design, rows)
        p = bets.p(kept.outcome, kept.actual)
        low, high = bets.sequence(kept.outcome, kept.actual, estimate, design.alpha)
    call = _call(design, p, estimate, low, high)
    answered = method == "bets" and call != "cannot_tell_yet"
    with_change = int((kept.actual > 0).sum())
    return Result(method, estimate, low, high, p, call, len(kept.rows), kept.planned, with_change, answered)


def _call(design: Design, p: float, estimate: float, low: float, high: float) -> Call:
    if low > -SMALL and high < SMALL:
        return "practically_nothing"
    if p > design.alpha:
        return "cannot_tell_yet"
    return "weighs" if (estimate > 0) == design.lower_is_better else "lifts"


@dataclass(frozen=True, slots=True)
class Adherence:
    """What was really done, from traces or from what the person noted."""

    days_with_change: int
    """Rows on which the change was drawn and something is known."""
    kept: int
    """Of those, rows on which it was kept to."""
    dose_with: float | None = None
    """Mean minutes a row with the change; None where nothing measures it."""
    dose_without: float | None = None

    @property
    def less(self) -> float | None:
        """Minutes less a row with the change than without."""
        if self.dose_with is None or self.dose_without is None:
            return None
        return self.dose_without - self.dose_with


ENOUGH_MINUTES = 10.0


def per_half_hour(result: Result, adherence: Adherence) -> tuple[float, float, float] | None:
    """The effect of half an hour less: the effect of the plan over what the plan changed. Only where it changed much.

    Second to the effect of the plan: it takes for granted that the plan works through those minutes alone.
    """
    less = adherence.less
    if less is None or less < ENOUGH_MINUTES or less < 0.5 * (adherence.dose_without or 0.0):
        return None
    scale = 30.0 / less
    return result.estimate * scale, result.low * scale, result.high * scale


def adherence(
    drawn: Sequence[bool], minutes: Sequence[float | None], noted: Sequence[bool | None] | None = None
) -> Adherence:
    """Minutes of what was to be left out, row by row, against the draw; a person's own note wins over the traces."""
    notes = list(noted) if noted is not None else [None] * len(drawn)
    with_change = [value for value, is_drawn in zip(minutes, drawn, strict=True) if is_drawn and value is not None]
    without = [value for value, is_drawn in zip(minutes, drawn, strict=True) if not is_drawn and value is not None]
    usual = float(np.mean(without)) if without else None
    kept = [
        _was_kept(minute, note, usual) for minute, note, is_drawn in zip(minutes, notes, drawn, strict=True) if is_drawn
    ]
    known = [was for was in kept if was is not None]
    mean = float(np.mean(with_change)) if with_change else None
    return Adherence(len(known), sum(known), mean, usual)


def _was_kept(minutes: float | None, note: bool | None, usual: float | None) -> bool | None:
    if note is not None or minutes is None:
        return note
    return minutes <= 0.2 * (usual or 0.0)


def wealth(design: Design, seed: str, outcomes: Sequence[float | None]) -> npt.NDArray[np.float64]:
    """The wealth of the bets after each block, for a picture; only for experiments that may stop."""
    rows = design.rows()
    kept = _Kept.of(rows, schedule(design, seed), outcomes, [value is not None for value in outcomes])
    bets = Bets.on(design, frame(design, kept.rows))
    return np.exp(bets.wealth(kept.outcome[:, None], kept.actual[:, None])[:, 0])
