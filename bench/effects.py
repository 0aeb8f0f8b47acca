"""How sure `hearten effects` is: simulated people with known effects, fresh ones at every run.

    HEARTEN_BENCH_PEOPLE=100     how many people in the longest rows (the others scale with it)
    HEARTEN_BENCH_ROWS=a,b       only these rows; the others are taken from the last run, where there is one

The table goes to `docs/how-sure.md`, once every row of it was measured here.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench import inputs
from bench.effects_peer import PEERS, against_others
from bench.effects_people import END, GIVEN, Outcome, Record, outcome, records
from bench.simulate_voices import Voices, with_voices
from bench.table import Row, show
from hearten.effects.estimate import estimate
from hearten.effects.priors import DEFAULT, Priors
from hearten.effects.states import Floats

PAGE = Path(__file__).parents[1] / "docs" / "how-sure.md"
BEGIN, FINISH = "<!-- figures -->", "<!-- end of figures -->"
LARGE = 8.0
"""Points an hour."""


@dataclass(frozen=True)
class Crowd:
    """Some people who were simulated in the same way."""

    people: int
    seed: int
    records: tuple[Record, ...]
    cpu: tuple[float, ...]

    def of(self, level: str) -> Records:
        """The records of one level."""
        return Records(self.people, [record for record in self.records if record.level == level])


class Records:
    """What can be said about the records of one level."""

    def __init__(self, people: int, rows: Sequence[Record]) -> None:
        self.people = people
        self._rows = rows
        self._truth = self._column("truth")
        self._found = self._column("per_hour")
        self._told = np.isfinite(self._found)

    def _column(self, name: str) -> Floats:
        return np.array([getattr(row, name) for row in self._rows], np.float64)

    def coverage(self, least: float = 0.0) -> float:
        """The share of intervals that hold the truth, where it is at least so large."""
        chosen = self._told & (np.abs(self._truth) >= least)
        inside = (self._column("low") <= self._truth) & (self._truth <= self._column("high"))
        return float(inside[chosen].mean())

    def error_ratio(self) -> float:
        """Root mean square error beside that of guessing zero."""
        return self._error(self._found) / self._error(np.zeros_like(self._found))

    def error_ratio_to_rival(self) -> float:
        """... and beside that of least squares."""
        return self._error(self._found) / self._error(self._column("rival"))

    def _error(self, guess: Floats) -> float:
        return float(np.sqrt(np.mean(np.square(guess - self._truth)[self._told])))

    def calls(self, *, strict: bool = False) -> float:
        """Directions named, a person."""
        return float(self._called(strict).sum() / self.people)

    def sign_errors(self) -> str:
        """Wrong directions among those that were named."""
        called = self._called(strict=False) & (self._truth != 0)
        wrong = int((np.sign(self._found) != np.sign(self._truth))[called].sum())
        return f"{wrong / max(int(called.sum()), 1):.3f} ({wrong} of {int(called.sum())})"

    def power(self, *, strict: bool = False) -> float:
        """The share of large effects whose direction is named; those without a number count as not named."""
        large = np.abs(self._truth) >= LARGE
        return float(self._called(strict)[large].mean())

    def _called(self, strict: bool) -> np.ndarray[Any, np.dtype[np.bool_]]:
        return self._column("strict" if strict else "called") > 0

    def somebody(self, *, strict: bool = False) -> set[int]:
        """The people for whom a direction was named."""
        return {row.person for row, called in zip(self._rows, self._called(strict), strict=True) if called}


def run() -> list[dict[str, Any]]:
    """All rows of this subject."""
    people = int(os.environ.get("HEARTEN_BENCH_PEOPLE", "100"))
    crowds = {name: _crowd(name, max(2, round(people * share)), make) for name, (share, make) in CROWDS.items()}
    rows = [row for name, tell in TOLD.items() if (crowd := crowds[name]) for row in tell(crowd)]
    others = against_others()
    rows += others
    if None not in crowds.values() and len(others) == len(PEERS):  # else figures of the page would be lost
        _write(rows, crowds)
    return show("Effects", rows)


def _person(priors: Priors = DEFAULT, **config: Any) -> Callable[[int, int], Outcome]:  # noqa: ANN401 # the simulator's options
    return lambda number, seed: outcome(number, seed, priors, **config)


def _with_voices(number: int, seed: int) -> Outcome:
    seen, moods, known = with_voices(seed, Voices(), spaces=60)
    begun = time.process_time()
    found = estimate(seen, moods, as_of=END, seed=seed)
    return Outcome(tuple(records(number, found, known)), time.process_time() - begun)


CROWDS: dict[str, tuple[float, Callable[[int, int], Outcome]]] = {
    "default": (1.0, _person()),
    "none": (1.0, _person(null=True)),
    "half_year": (0.4, _person(days=180)),
    "year": (0.05, _person(days=365)),
    "short": (0.4, _person(kernel_h=1.0)),
    "long": (0.4, _person(kernel_h=4.0)),
    "short_unknown": (0.4, _person(GIVEN, kernel_h=1.0)),
    "long_unknown": (0.4, _person(GIVEN, kernel_h=4.0)),
    "reverse": (0.6, _person(null=True, reverse=0.5)),
    "reverse_real": (0.4, _person(reverse=0.5)),
    "stress": (0.4, _person(null=True, stress=5.0)),
    "voices": (0.6, _with_voices),
}


def _crowd(name: str, people: int, make: Callable[[int, int], Outcome]) -> Crowd | None:
    """Fresh people, or those of the last run where this row is not asked for."""
    kept = inputs.OUT / f"effects-{name}.json"
    asked = os.environ.get("HEARTEN_BENCH_ROWS")
    if asked is not None and name not in asked.split(","):
        return _load(kept) if kept.exists() else None
    seed = secrets.randbelow(2**31 - 10_000)
    outcomes = [make(number, seed + number) for number in range(people)]
    rows = tuple(record for each in outcomes for record in each.records)
    crowd = Crowd(people, seed, rows, tuple(each.cpu for each in outcomes))
    inputs.OUT.mkdir(exist_ok=True)
    kept.write_text(json.dumps(asdict(crowd)), encoding="utf-8")
    return crowd


def _load(path: Path) -> Crowd:
    kept = json.loads(path.read_text(encoding="utf-8"))
    rows = tuple(Record(**row) for row in kept["records"])
    return Crowd(kept["people"], kept["seed"], rows, tuple(kept["cpu"]))


def _default(crowd: Crowd) -> list[Row]:
    rows = []
    for level, asked in (("space", "0.93-0.97"), ("platform", "0.93-0.97")):
        some = crowd.of(level)
        rows += [
            Row(f"{level}s: 95 % ranges hold the truth", f"{some.coverage():.3f}", asked),
            Row(f"{level}s: ... where the effect is large", f"{some.coverage(LARGE):.3f}", ">= 0.88"),
            Row(f"{level}s: wrong directions among those named", some.sign_errors(), "<= 0.05"),
            Row(f"{level}s: error beside guessing zero", f"{some.error_ratio():.2f}", "<= 0.80"),
            Row(f"{level}s: directions named, a person", f"{some.calls():.2f}", ""),
            Row(f"{level}s: large effects found", f"{some.power():.3f} (strict {some.power(strict=True):.3f})", ""),
        ]
    rows += [
        Row("spaces: error beside least squares", f"{crowd.of('space').error_ratio_to_rival():.2f}", "<= 0.30"),
        Row("large platform effects found in 90 days", f"{crowd.of('platform').power():.3f}", ">= 0.25"),
        Row("CPU for 90 days, 200 spaces, 5 a day", _seconds(crowd), "<= 1 s"),
    ]
    return rows


def _none(crowd: Crowd) -> list[Row]:
    levels = [crowd.of(level) for level in ("platform", "space")]
    plain, strict = (set().union(*(level.somebody(strict=way) for level in levels)) for way in (False, True))
    calls = sum(level.calls() for level in levels)
    return [
        Row("no effects: people who hear a direction, strict", f"{len(strict) / crowd.people:.3f}", "<= 0.02"),
        Row("no effects: people who hear a direction", f"{len(plain) / crowd.people:.3f}", ""),
        Row("no effects: directions named, a person", f"{calls:.2f}", "<= 0.50"),
    ]


def _half_year(crowd: Crowd) -> list[Row]:
    some = crowd.of("platform")
    return [
        Row("large platform effects found in 180 days", f"{some.power():.3f}", ">= 0.45"),
        Row("... wrong directions among those named", some.sign_errors(), "<= 0.05"),
    ]


def _year(crowd: Crowd) -> list[Row]:
    return [Row("CPU for a year, 200 spaces, 5 a day", _seconds(crowd), "<= 3 s")]


def _fading(title: str) -> Callable[[Crowd], list[Row]]:
    def told(crowd: Crowd) -> list[Row]:
        measured = f"{crowd.of('space').coverage():.3f} (platforms {crowd.of('platform').coverage():.3f})"
        return [Row(f"{title}: ranges hold the truth", measured, ">= 0.92")]

    return told


def _reverse(crowd: Crowd) -> list[Row]:
    some = crowd.of("platform")
    measured = f"{some.calls(strict=True):.2f} strict, {some.calls():.2f} plain"
    return [
        Row("mood drives use, no effects: platforms named, a person", measured, "<= 0.40 strict"),
        Row("... platform ranges hold the truth", f"{some.coverage():.3f}", ""),
    ]


def _reverse_real(crowd: Crowd) -> list[Row]:
    some = crowd.of("platform")
    return [
        Row("mood drives use, real effects: platform ranges hold the truth", f"{some.coverage():.3f}", ""),
        Row("... wrong directions among those named", some.sign_errors(), ""),
        Row("... large platform effects found", f"{some.power():.3f}", ""),
    ]


def _stress(crowd: Crowd) -> list[Row]:
    some = crowd.of("platform")
    measured = f"{some.calls(strict=True):.2f} strict, {some.calls():.2f} plain"
    return [Row("hidden stress drives both, no effects: platforms named, a person", measured, "")]


def _voices(crowd: Crowd) -> list[Row]:
    some = crowd.of("voice")
    return [
        Row("voices: 95 % ranges hold the truth", f"{some.coverage():.3f}", "0.93-0.97"),
        Row("voices: wrong directions among those named", some.sign_errors(), "<= 0.05"),
        Row("voices: large effects found", f"{some.power():.3f}", ""),
    ]


TOLD: dict[str, Callable[[Crowd], list[Row]]] = {
    "default": _default,
    "none": _none,
    "half_year": _half_year,
    "year": _year,
    "short": _fading("effects last 1 h, found out"),
    "long": _fading("effects last 4 h, found out"),
    "short_unknown": _fading("effects last 1 h, taken for 2 h"),
    "long_unknown": _fading("effects last 4 h, taken for 2 h"),
    "reverse": _reverse,
    "reverse_real": _reverse_real,
    "stress": _stress,
    "voices": _voices,
}


def _seconds(crowd: Crowd) -> str:
    return f"{np.median(crowd.cpu):.2f} s (longest {max(crowd.cpu):.2f} s)"


def _write(rows: Sequence[Row], crowds: dict[str, Crowd | None]) -> None:
    """Put the table into the page."""
    people = ", ".join(f"{crowd.people} {name.replace('_', ' ')}" for name, crowd in crowds.items() if crowd)
    lines = ["", "| | measured | asked |", "|---|---|---|"]
    lines += [f"| {row.job} | {row.measured} | {row.asked} |" for row in rows]
    lines += ["", f"People simulated: {people}.", ""]
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(FINISH)[2]
    PAGE.write_text(before + BEGIN + "\n".join(lines) + FINISH + after, encoding="utf-8")
