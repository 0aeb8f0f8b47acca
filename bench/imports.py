"""Import a file into a new vault as a whole process, and let another program read the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from bench import inputs
from bench.measure import HEARTEN, PEER_PYTHON, Cost, median, once

RUNS = int(os.environ.get("BENCH_RUNS", "3"))
PEERS = Path(__file__).with_name("peers")


def fresh_home(name: str) -> dict[str, str]:
    """The environment of a new, empty vault without a passphrase."""
    home = inputs.OUT / "homes" / name
    shutil.rmtree(home, ignore_errors=True)
    env = {"HEARTEN_HOME": str(home)}
    subprocess.run(
        [HEARTEN, "init", "--no-passphrase"], env={**os.environ, **env}, check=True, stderr=subprocess.DEVNULL
    )
    return env


def imported(path: Path) -> Cost:
    """Medians of importing `path` into a new vault each time."""
    return median([once([HEARTEN, "import", "--json", path], fresh_home(path.stem)) for _ in range(RUNS)])


def peer(script: str, path: Path, runs: int = RUNS) -> Cost:
    """In turn with ours, in the same run of the benchmark."""
    env = {"HOME": str(inputs.OUT / "peer-home")}
    return median([once([PEER_PYTHON, PEERS / script, path], env) for _ in range(runs)])


def rate(cost: Cost) -> str:
    """What an import has added, and how fast."""
    added = json.loads(cost.output)["added"]
    return f"{added:,} in {cost.cpu:.2f} CPU s = {added / cost.cpu:,.0f}/s, peak {cost.peak:.0f} MiB"


def against(ours: Cost, theirs: Cost, name: str) -> str:
    """A peer's figures, and ours as ratios of them. A peer prints how many it read and how many it could not."""
    added, read = json.loads(ours.output)["added"], int(theirs.output.split()[-2])
    their_rate = read / theirs.cpu
    ratio = f"{added / ours.cpu / their_rate:.2f}x its rate" if their_rate else "it reads none"
    memory = f"{ours.peak / theirs.peak:.2f}x its memory"
    return f"{name}: {read:,} in {theirs.cpu:.2f} CPU s, {theirs.peak:.0f} MiB; ours {ratio}, {memory}"
