"""A program killed while it reads words loses only numbers it had not saved, and the next one catches up."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.talks import ME, bring, invented_ears

from hearten.journeys.desk import make_vault, open_desk
from hearten.journeys.listening import nobody, update

TEXTS = 600
KILLS = 8

CHILD = """
import sys, time
from pathlib import Path
from hearten.journeys import listening
from hearten.journeys.desk import open_desk
from tests.talks import invented_ears
listening.BATCH, listening.SAVED_TOGETHER = 5, 20

def tell(step):
    print(step.done, flush=True)
    time.sleep(0.002)

desk = open_desk(Path(sys.argv[1]))
print("ready", flush=True)
listening.update(desk, invented_ears(desk), tell=tell)
print("done", flush=True)
"""


@pytest.mark.xdist_group("slow")
def test_a_kill_costs_only_what_was_not_saved(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_vault(home, None)
    said = [(minute, ME, f"thanks for everything number {minute}") for minute in range(TEXTS)]
    bring(open_desk(home), {"Quiet Kettle": said}, nobody)
    draw = random.Random()
    before, killed, finished = 0, 0, False
    while killed < KILLS and not finished:
        told, finished = _update_and_kill(home, draw.uniform(0, 0.2))
        killed += not finished
        vault = open_desk(home).vault
        rows = vault.read("signals")
        assert vault.damage == []
        assert rows.num_rows >= before + told - 20, "what was told is saved, but for the last twenty"
        assert set(rows["key"].to_pylist()) <= set(vault.read("texts")["key"].to_pylist())
        before = rows.num_rows
    assert killed > KILLS // 2, "too few of the runs were killed in the middle"
    desk = open_desk(home)
    heard = update(desk, invented_ears(desk))
    assert (heard.scored, heard.missing) == (TEXTS - before, 0)
    assert desk.vault.read("signals").num_rows == TEXTS == desk.vault.rows("texts")


def _update_and_kill(home: Path, seconds: float) -> tuple[int, bool]:
    """Begin to read, kill it after that long; how many texts it said were read, and whether it was done already."""
    command = [sys.executable, "-c", CHILD, str(home)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said = child.stdout.read().split()
    counts = [int(word) for word in said if word.isdigit()]
    return max(counts, default=0), "done" in said
