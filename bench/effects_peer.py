"""The same simulated people by others: PyMC draws from the posterior step by step, statsmodels fits a mixed model."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench import inputs
from bench.effects_people import GIVEN, outcome, simulator, usual_columns
from bench.measure import PEER_PYTHON, once
from bench.table import Row
from hearten.effects.states import Floats

PROGRAMS = Path(__file__).with_name("peers")
PEERS = {"pymc": "PyMC", "statsmodels": "statsmodels"}
"""By the name under which their row is asked for."""
ASKED = {"pymc": "no worse, >= 10 times less CPU", "statsmodels": "no worse"}

Side = tuple[Floats, npt.NDArray[np.bool_], float]


@dataclass(frozen=True)
class Pair:
    """One person by both: squared errors and hits of every space, and CPU seconds."""

    ours: Side
    theirs: Side


def against_others() -> list[Row]:
    """A row for each peer that sets both side by side, from this run or the last one."""
    return [row for name in PEERS if (row := _against(name))]


def _against(name: str) -> Row | None:
    kept = inputs.OUT / f"effects-{name}.json"
    asked = os.environ.get("HEARTEN_BENCH_ROWS")
    if asked is None or name in asked.split(","):
        people = max(2, round(int(os.environ.get("HEARTEN_BENCH_PEOPLE", "100")) * 0.2))
        seed = secrets.randbelow(2**31 - 10_000)
        pairs = [_pair(name, seed + number) for number in range(people)]
        kept.write_text(json.dumps(_figures(pairs)), encoding="utf-8")
    if not kept.exists():
        return None
    figures = json.loads(kept.read_text(encoding="utf-8"))
    measured = "error {error:.2f}, ranges hold {hit:.3f}, {cpu:.2f} CPU s".format(**figures["ours"])
    peer = "{title}: error {error:.2f}, ranges hold {hit:.3f}, {cpu:.1f} CPU s".format(
        title=PEERS[name], **figures["theirs"]
    )
    times = figures["theirs"]["cpu"] / figures["ours"]["cpu"]
    job = f"beside {PEERS[name]}, {figures['people']} people"
    return Row(job, f"{measured}; {peer}: {times:.0f} times ours", ASKED[name])


def _figures(pairs: list[Pair]) -> dict[str, Any]:
    def side(sides: list[Side]) -> dict[str, float]:
        return {
            "error": float(np.sqrt(np.concatenate([each[0] for each in sides]).mean())),
            "hit": float(np.concatenate([each[1] for each in sides]).mean()),
            "cpu": float(np.mean([each[2] for each in sides])),
        }

    return {
        "people": len(pairs),
        "ours": side([pair.ours for pair in pairs]),
        "theirs": side([pair.theirs for pair in pairs]),
    }


def _pair(peer: str, seed: int) -> Pair:
    """Both are told how long effects last, and are measured on the spaces for which we give a number."""
    ours = outcome(0, seed, GIVEN)
    rows = {row.name: row for row in ours.records if row.level == "space" and np.isfinite(row.per_hour)}
    person = simulator().simulate(simulator().Config(), seed)
    doses = simulator().exposure(person, person.cfg.kernel_h)
    used = np.flatnonzero(doses.any(axis=0))
    answer = _answered(peer, person, doses[:, used], person.platform[used])
    places = [(row, int(np.flatnonzero(used == int(name.split()[1]))[0])) for name, row in rows.items()]
    truth = np.array([row.truth for row, _ in places])
    mean, low, high = (np.array([answer[key][place] for _, place in places]) for key in ("mean", "low", "high"))
    found = np.array([[row.per_hour, row.low, row.high] for row, _ in places]).T
    return Pair(
        (np.square(found[0] - truth), (found[1] <= truth) & (truth <= found[2]), ours.cpu),
        (np.square(mean - truth), (low <= truth) & (truth <= high), answer["cpu"]),
    )


def _answered(peer: str, person: Any, doses: Floats, platform: Any) -> dict[str, Any]:  # noqa: ANN401 # the simulator's Person
    path = inputs.OUT / "effects-person.npz"
    path.parent.mkdir(exist_ok=True)
    centred = person.y - person.y.mean()
    near = np.append(False, np.diff(person.t) < 5)
    before = np.where(near, np.append(0.0, centred[:-1]), 0.0)
    day = np.unique(person.t // 24, return_inverse=True)[1]
    usual = usual_columns(person)[:, 1:]
    np.savez(path, mood=person.y, usual=usual, doses=doses, platform=platform, day=day, before=before)
    answer: dict[str, Any] = json.loads(once([PEER_PYTHON, PROGRAMS / f"effects_{peer}.py", path]).output)
    return answer
