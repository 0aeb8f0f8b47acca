"""Experiments: false alarms, power, stopping, intervals, and whether the smallest visible effect is what was said.

A person's outcome is level, trend, weekends, and what hangs over from day to day (standard deviation 7.5, lag-1
correlation .35; an answer after two hours: 13 and .3). Seeds are fresh at every run.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from scipy import stats

from bench.experiment_people import reverse_causation
from bench.table import Row, show
from hearten.effects.experiments.bets import Bets
from hearten.effects.experiments.design import Design, Kind, Subject, blocks_in
from hearten.effects.experiments.frame import Floats, Frame, frame
from hearten.effects.experiments.past import variation_of
from hearten.effects.experiments.shuffle import Shuffle
from hearten.effects.experiments.variation import TYPICAL, TYPICAL_WINDOW
from hearten.effects.experiments.visible import noise, smallest_visible

NULLS, POWERS, INTERVALS = 8_000, 1_000, 400
"""8,000 so that 5 % and twice its Monte Carlo error is 5.5 %."""
REDRAWS = 199
"""Few, and the level is still exact: 10 of 200 orders."""
SUBJECT = Subject("platform_off", platform="any")

DESIGNS: tuple[tuple[Kind, int], ...] = (
    ("day_pairs", 28), ("day_pairs", 56), ("day_pairs", 84), ("coin_days", 28), ("coin_days", 56), ("coin_days", 84),
    ("three_day_pairs", 56), ("three_day_pairs", 84), ("week_pairs", 84), ("windows", 28),
)  # fmt: skip
STOPPING: tuple[tuple[Kind, int], ...] = (
    ("day_pairs", 56), ("day_pairs", 84), ("coin_days", 56), ("three_day_pairs", 84), ("windows", 28),
)  # fmt: skip
VISIBLE_STOPPING: tuple[tuple[Kind, int], ...] = (("day_pairs", 56), ("coin_days", 84), ("windows", 28))
RANGES: tuple[tuple[Kind, int], ...] = (("day_pairs", 56), ("coin_days", 56), ("week_pairs", 84))
PAPER = {  # the figures of an earlier prototype: false alarms, power at 3 and at 5 points
    ("day_pairs", 28): (".05", ".21", ".50"), ("day_pairs", 56): (".05", ".43", ".85"),
    ("day_pairs", 84): (".05", ".60", ".96"), ("coin_days", 28): (".04-.07", ".15", ".38"),
    ("coin_days", 56): (".04-.07", ".32", ".68"), ("coin_days", 84): (".04-.07", ".45", ".84"),
    ("three_day_pairs", 56): (".045", ".21", ".49"), ("three_day_pairs", 84): (".04", ".33", ".68"),
    ("week_pairs", 84): (".03", ".16", ".37"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lives:
    """Many made-up people in one design: a column each."""

    design: Design
    rows: Frame
    outcome: Floats
    actual: Floats

    def with_effect(self, effect: float) -> Floats:
        """What they answer where the change does something."""
        return self.outcome + effect * self.actual


def design(kind: Kind, days: int, *, may_stop: bool = False) -> Design:
    """A design of so many days, for a typical person."""
    usual = replace(TYPICAL_WINDOW, answered=1.0) if kind == "windows" else TYPICAL
    return Design(SUBJECT, kind, blocks_in(kind, days), date(2026, 1, 5), "UTC", variation=usual, may_stop=may_stop)


def lives(made: Design, count: int, chance: np.random.Generator) -> Lives:
    """People whose outcome the change does not touch, and the days drawn for them."""
    rows = frame(made, made.rows())
    own = noise(rows, made.variation.sd, made.variation.rho, count, chance)
    slow = 60 + 3 * rows.nuisance[:, 1:2] + 2 * rows.nuisance[:, 2:3]
    return Lives(made, rows, slow + own, rows.treated(chance.random((count, rows.blocks)) < 0.5).T)


def p_values(people: Lives, effect: float, chance: np.random.Generator) -> Iterator[float]:
    """The p value of the randomisation test for each person."""
    outcomes = people.with_effect(effect)
    for outcome, actual in zip(outcomes.T, people.actual.T, strict=True):
        yield _shuffle(people, outcome, actual, chance).p(outcome)


def _shuffle(people: Lives, outcome: Floats, actual: Floats, chance: np.random.Generator) -> Shuffle:
    rho = people.rows.rho_of(outcome, people.design.variation.rho)
    others = people.rows.redraws(REDRAWS, chance)
    return Shuffle(people.rows, actual, rho, others, complete=people.rows.has_all(REDRAWS))


def share(values: Iterator[float]) -> float:
    """How many of the p values are small."""
    return float(np.mean([value <= 0.05 for value in values]))


def fixed(chance: np.random.Generator) -> list[Row]:
    """The test at the planned end, in every design."""
    rows = []
    for kind, days in DESIGNS:
        people = lives(design(kind, days), NULLS, chance)
        fewer = replace_people(people, POWERS)
        alarms = share(p_values(people, 0.0, chance))
        powers = [share(p_values(fewer, effect, chance)) for effect in (3.0, 5.0)]
        told = PAPER.get((kind, days), ("", "", ""))
        measured = f"{alarms:.4f}  {powers[0]:.2f}  {powers[1]:.2f}"
        rows.append(Row(f"{kind}, {days} days", measured, "<= .055", "reference " + " ".join(told) if told[0] else ""))
    return rows


def replace_people(people: Lives, count: int) -> Lives:
    """The first so many of them."""
    return replace(people, outcome=people.outcome[:, :count], actual=people.actual[:, :count])


def hard_nulls(chance: np.random.Generator) -> list[Row]:
    """Lives that break every assumption but the coin: 28 pairs of days, no effect."""
    people = lives(design("day_pairs", 56), NULLS, chance)
    shape = people.outcome.shape
    bad_week = np.where((np.arange(56) // 7 == 3)[:, None], -25.0, 0.0)
    lifes = {
        "what hangs over is .7, not .35": noise(people.rows, 7.5, 0.7, shape[1], chance) + 60,
        "heavy tails (t with 2 degrees)": 60 + 5 * chance.standard_t(2, shape),
        "one very bad week": people.outcome + bad_week,
        "spread grows fourfold": 60 + (people.outcome - 60) * np.linspace(0.5, 2, 56)[:, None],
        "rounded to tens, floor at 50": np.clip(np.round(people.outcome, -1), 50, 100),
    }
    rows = []
    for name, outcome in lifes.items():
        alarms = share(p_values(replace(people, outcome=outcome), 0.0, chance))
        wealth = Bets.on(people.design, people.rows).wealth(outcome, people.actual).max(axis=0)
        stopped = float(np.mean(wealth >= np.log(20)))
        rows.append(Row(name, f"{alarms:.4f}  {stopped:.4f}", "<= .055, <= .05"))
    return rows


def stopping(chance: np.random.Generator) -> list[Row]:
    """Looking after every block, stopping at wealth 20; and the sequence of ranges."""
    rows = []
    told = {56: "reference .03 .20 .53, stop at pair 22", 84: "reference - .29 .76"}
    for kind, days in STOPPING:
        people = lives(design(kind, days, may_stop=True), NULLS, chance)
        bets = Bets.on(people.design, people.rows)
        paths = [bets.wealth(people.with_effect(effect), people.actual) for effect in (0.0, 3.0, 5.0)]
        found = [float(np.mean(path.max(axis=0) >= np.log(20))) for path in paths]
        covers, width = sequences(replace_people(people, INTERVALS), 4.0)
        first = np.argmax(paths[2] >= np.log(20), axis=0)[paths[2].max(axis=0) >= np.log(20)] + 1
        measured = f"{found[0]:.4f}  {found[1]:.2f}  {found[2]:.2f}  stop {first.mean():.0f}  covers {covers:.3f}"
        peer = told.get(days, "") if kind == "day_pairs" else ""
        rows.append(Row(f"{kind}, {days} days", f"{measured}  width {width:.1f}", "<= .05, covers >= .95", peer))
    return rows


def sequences(people: Lives, effect: float) -> tuple[float, float]:
    """How often the range holds the truth at every look, and how wide it is at the end."""
    bets = Bets.on(people.design, people.rows)
    outcomes = people.with_effect(effect)
    pairs = zip(outcomes.T, people.actual.T, strict=True)
    ranges = np.array([bets.sequence(outcome, actual, effect, 0.05) for outcome, actual in pairs])
    # the grid is centred on the truth, so that the middle one of the effects looked at is the truth itself
    truth = bets.wealth(people.outcome, people.actual).max(axis=0) < np.log(20)
    return float(truth.mean()), float(np.mean(ranges[:, 1] - ranges[:, 0]))


def intervals(chance: np.random.Generator) -> list[Row]:
    """The range at the planned end: how often it holds the truth."""
    rows = []
    for kind, days in RANGES:
        people = lives(design(kind, days), POWERS * 2, chance)
        held, width = 0, []
        for outcome, actual in zip(people.with_effect(4.0).T, people.actual.T, strict=True):
            found = _shuffle(people, outcome, actual, chance).test(outcome, 0.05)
            held += found.low <= 4.0 <= found.high
            width.append(found.high - found.low)
        rows.append(Row(f"{kind}, {days} days", f"{held / (POWERS * 2):.3f}  width {np.median(width):.1f}", ">= .94"))
    return rows


def visible(chance: np.random.Generator) -> list[Row]:
    """The smallest visible effect: what is said before, against the effect that is found in 4 of 5 simulations."""
    rows = []
    for kind, days in DESIGNS:
        said = smallest_visible(design(kind, days))
        people = lives(design(kind, days), POWERS, chance)

        def power(effect: float, people: Lives = people) -> float:
            return share(p_values(people, effect, chance))

        rows.append(_ratio(f"{kind}, {days} days", said, power))
    for kind, days in VISIBLE_STOPPING:
        made = design(kind, days, may_stop=True)
        said = smallest_visible(made)
        people = lives(made, POWERS, chance)
        bets = Bets.on(made, people.rows)

        def stop_power(effect: float, people: Lives = people, bets: Bets = bets) -> float:
            wealth = bets.wealth(people.with_effect(effect), people.actual)
            return float(np.mean(wealth.max(axis=0) >= np.log(20)))

        rows.append(_ratio(f"{kind}, {days} days, may stop", said, stop_power))
    return [*rows, _some_days_missing(chance)]


def _some_days_missing(chance: np.random.Generator) -> Row:
    """Seven of ten days have an answer, other days in every life."""
    usual = design("day_pairs", 56)
    said = smallest_visible(replace(usual, variation=replace(TYPICAL, answered=0.7)))
    parts = []
    for _ in range(100):
        rows = frame(usual, [row for row in usual.rows() if chance.random() < 0.7])
        outcome = 60 + noise(rows, TYPICAL.sd, TYPICAL.rho, 8, chance)
        parts.append(Lives(usual, rows, outcome, rows.treated(chance.random((8, rows.blocks)) < 0.5).T))

    def power(effect: float) -> float:
        return float(np.mean([share(p_values(part, effect, chance)) for part in parts]))

    return _ratio("day_pairs, 56 days, 7 of 10 answered", said, power)


def full_simulator(chance: np.random.Generator) -> list[Row]:
    """The reference simulator of a life online."""
    return reverse_causation(design("day_pairs", 56), chance)


def _ratio(name: str, said: float, power: Callable[[float], float]) -> Row:
    """Where a line through the powers around it crosses four in five."""
    effects = said * np.array([0.8, 0.9, 1.0, 1.1, 1.2])
    powers = np.clip([power(effect) for effect in effects], 0.005, 0.995)
    slope, start = np.polyfit(effects, stats.norm.ppf(powers), 1)
    truth = (stats.norm.ppf(0.8) - start) / slope
    return Row(name, f"said {said:.2f}, simulated {truth:.2f}, ratio {said / truth:.2f}", ".85 to 1.15")


def from_history(chance: np.random.Generator) -> list[Row]:
    """The same where the person's variation is measured on their own days before, once a day."""
    rows = []
    truth = smallest_visible(design("day_pairs", 56))
    for days in (30, 60, 120):
        before = frame(design("coin_days", days), design("coin_days", days).rows())
        own = 60 + noise(before, TYPICAL.sd, TYPICAL.rho, 150, chance)
        ratios = []
        for column in own.T:
            answers = [(1_767_225_600.0 + 86_400 * day + 43_200, float(value)) for day, value in enumerate(column)]
            known = variation_of(answers, "UTC")
            ratios.append(smallest_visible(replace(design("day_pairs", 56), variation=known)) / truth)
        low, middle, high = np.quantile(ratios, [0.1, 0.5, 0.9])
        measured = f"ratio {middle:.2f}, 8 of 10 people {low:.2f} to {high:.2f}"
        rows.append(Row(f"{days} days before, 28 pairs", measured, "median .85 to 1.15"))
    return rows


def peers(chance: np.random.Generator) -> list[Row]:
    """What people do without a coin, or with one and a t-test, on the same lives without an effect."""
    people = lives(design("day_pairs", 56), NULLS, chance)
    half = stats.ttest_ind(people.outcome[:28], people.outcome[28:], axis=0).pvalue
    apart = (2 * people.outcome * people.actual).reshape(28, 2, -1).sum(axis=1)
    looks = np.array([stats.ttest_1samp(apart[:pairs], 0, axis=0).pvalue for pairs in range(4, 29)])
    return [
        Row("before and after, t-test, 56 days", f"{np.mean(half <= 0.05):.3f}", "<= .05", "reference .154, no trend"),
        Row("pairs, t-test after each pair", f"{np.mean(looks.min(axis=0) <= 0.05):.3f}", "<= .05", "reference .22"),
    ]


def run() -> dict[str, Any]:
    """Every table."""
    chance = np.random.default_rng(secrets.randbits(128))
    tables: dict[str, Callable[[np.random.Generator], list[Row]]] = {
        "Experiments: false alarms, power at 3 points, at 5 points": fixed,
        "Experiments: false alarms at the end, and with stopping, in hard lives": hard_nulls,
        "Experiments that may stop: false alarms, power at 3 and 5, mean pair or row of stopping": stopping,
        "Ranges at the planned end": intervals,
        "Smallest visible effect": visible,
        "Smallest visible effect from a person's own days": from_history,
        "In the reference simulator: mood drives use, nothing drives mood": full_simulator,
        "Without all this": peers,
    }
    return {title: show(title, table(chance)) for title, table in tables.items()}
