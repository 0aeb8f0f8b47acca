"""Run a command as a whole process and say what it cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEARTEN = Path(sys.executable).with_name("hearten")
PEER_PYTHON = Path(__file__).parents[1] / ".venv-bench" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians over the runs; `peak` is the largest resident set of any run."""

    cpu: float
    """User and system seconds of the process and its children."""
    wall: float
    peak: float
    """MiB."""
    output: str
    """Standard output of the last run."""


def once(command: Sequence[str | Path], env: dict[str, str] | None = None) -> Cost:
    """One run. Raises where the command fails in a way that no damaged input explains (status 2 and above)."""
    everything = {**os.environ, **(env or {})}
    everything.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling all modules anew would cost every run a second
    start = os.times().elapsed
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, env=everything)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with status {process.returncode}")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Cost(usage.ru_utime + usage.ru_stime, os.times().elapsed - start, peak, text)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of several runs."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        max(cost.peak for cost in costs),
        costs[-1].output,
    )
