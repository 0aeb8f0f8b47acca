"""A program killed in the middle of an import loses nothing that it said was safe."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.made import takeout

from hearten.journeys.desk import make_vault, open_desk

ENTRIES = 3_000
KILLS = 50

CHILD = """
import sys
from pathlib import Path
from hearten.journeys import bring_in, intake
from hearten.journeys.desk import open_desk
bring_in.BATCH, intake.SEGMENT = 50, 100
print("ready", flush=True)
bring_in.bring_in(open_desk(Path(sys.argv[1])), [bring_in.Given("takeout.zip", Path(sys.argv[2]))],
                tell=lambda step: print(step.safe, flush=True))
print("done", flush=True)
"""


@pytest.mark.xdist_group("slow")
def test_every_acknowledged_row_survives_fifty_kills(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_vault(home, None)
    packed = takeout(tmp_path / "takeout.zip", ENTRIES)
    draw = random.Random()
    before, killed, finished = 0, 0, 0
    while killed < KILLS and finished < KILLS:
        acknowledged, done = _import_and_kill(home, packed, draw.uniform(0, 0.25))
        killed, finished = killed + (not done), finished + done
        vault = open_desk(home).vault
        traces, texts = vault.read("traces"), vault.read("texts")
        assert vault.damage == []
        assert traces.num_rows >= before + acknowledged
        assert set(texts["key"].to_pylist()) <= set(traces["key"].to_pylist())
        before = traces.num_rows
        if done:
            vault.forget(lambda table: table["mine"])
            before = 0
    assert killed >= KILLS // 2, "too few of the runs were killed in the middle"


def _import_and_kill(home: Path, packed: Path, seconds: float) -> tuple[int, bool]:
    """Start an import, kill it after that long; how many rows it called safe, and whether it was done already."""
    command = [sys.executable, "-c", CHILD, str(home), str(packed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read().split()
    counts = [int(word) for word in said if word.isdigit()]
    return max(counts, default=0), "done" in said
