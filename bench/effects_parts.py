"""How sure `hearten effects --by act` is, and why `--by hour` names no direction: simulated people, fresh at every run.

HEARTEN_BENCH_PEOPLE=100     how many people each row has
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from bench.effects_people import END, simulator, tables
from bench.table import Row, show
from hearten.effects.calls import DIRECTIONS
from hearten.effects.clocks import DAY_PARTS
from hearten.effects.effect import Effect
from hearten.effects.parts import estimate_parts
from hearten.effects.states import Floats, Ints

ACTS = ("viewed", "messaged", "liked", "posted", "searched")
PLANTED = {"viewed": -10.0, "messaged": 8.0, "evening": -10.0, "morning": 8.0}
"""Points an hour, where a row has effects."""
FADING = 2.0
"""Hours."""

Cut = Callable[[Any], tuple[tuple[str, ...], Ints]]


@dataclass(frozen=True, slots=True)
class Heard:
    """What people heard, over a whole row."""

    people: int
    named: int
    wrong: int
    somebody: int
    planted: int

    @property
    def said(self) -> str:
        """The figures of a row without effects."""
        return f"{self.somebody} of {self.people} people hear {self.named}"

    @property
    def found(self) -> str:
        """The figures of a row with them."""
        return f"{self.named - self.wrong} of {self.planted} found, {self.wrong} wrong"


def run() -> list[dict[str, Any]]:
    """All rows of this subject."""
    people = int(os.environ.get("HEARTEN_BENCH_PEOPLE", "100"))
    rows = []
    for title, cut in (("acts", _by_act), ("times of day, if they were named", _by_hour)):
        nothing, driven = (_crowd(people, cut, reverse=reverse) for reverse in (0.0, 0.5))
        real = _crowd(people, cut, reverse=0.0, planted=True)
        rows += [
            Row(f"{title}: directions where nothing has an effect", nothing.said, ""),
            Row(f"{title}: ... and low moods bring people online", driven.said, ""),
            Row(f"{title}: effects of 8 and 10 points an hour", real.found, ""),
        ]
    return show("Effects by act and by time of day", rows)


def _crowd(people: int, cut: Cut, *, reverse: float, planted: bool = False) -> Heard:
    seed = secrets.randbelow(2**31 - 10_000)
    told = [list(_person(seed + number, cut, reverse, planted=planted)) for number in range(people)]
    named = [(item, truth) for person in told for item, truth in person if item.call in DIRECTIONS]
    wrong = sum((item.call == "lifts") != (truth > 0) or not truth for item, truth in named)
    somebody = sum(any(item.call in DIRECTIONS for item, _truth in person) for person in told)
    return Heard(people, len(named), wrong, somebody, sum(truth != 0 for person in told for _item, truth in person))


def _person(seed: int, cut: Cut, reverse: float, *, planted: bool) -> Iterator[tuple[Effect, float]]:
    """Each part of one person with what is true of it. As an act, for which directions are named."""
    person = simulator().simulate(simulator().Config(null=True, reverse=reverse), seed)
    names, part = cut(person)
    effects = np.array([PLANTED.get(name, 0.0) if planted else 0.0 for name in names])
    seen, moods = tables(person)
    value = np.clip(person.y + _lift(person, effects[part]), 0, 100)
    moods = moods.set_column(1, "value", pa.array(value))
    seen = seen.append_column("part", pa.array(np.array(names)[part], pa.string()))
    for item in estimate_parts(seen, moods, "act", as_of=END).items:
        yield item, float(effects[names.index(str(item.unit.part))])


def _by_act(person: Any) -> tuple[tuple[str, ...], Ints]:  # noqa: ANN401 # the simulator's Person
    return ACTS, person.platform[person.s_space] % len(ACTS)


def _by_hour(person: Any) -> tuple[tuple[str, ...], Ints]:  # noqa: ANN401 # the simulator's Person
    return DAY_PARTS, (person.s_t % 24 // 6).astype(np.int64)


def _lift(person: Any, per_hour: Floats) -> Floats:  # noqa: ANN401 # the simulator's Person
    """What the moments before each check-in add to its mood."""
    since = person.t[:, None] - person.s_t[None, :]
    felt = np.where(since > 0, np.exp(-np.maximum(since, 0.0) / FADING), 0.0)
    added: Floats = felt @ (per_hour * person.s_min / 60)
    return added


if __name__ == "__main__":
    run()
