"""Starts writers that come to harm, for `test_crash.py`. Imports once and forks, so that fifty of them take seconds.

nursery.py points FOLDER OUT DEED   a copy of the vault for each step of the deed, with a writer that died there
nursery.py kills FOLDER COUNT       writers killed at any moment; prints what each had been told is safe
nursery.py together FOLDER COUNT    writers that all append at once
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.vault.invented import opened, tables, where

from hearten.vault import keys, rewrite

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
DIED = 9
ROWS = 8
"""Traces in one transaction, with two texts."""

DEEDS: dict[str, Callable[[Path], object]] = {
    "create": lambda folder: keys.create(folder, None),
    "append": lambda folder: opened(folder).append(tables(1000, ROWS)),
    "forget": lambda folder: opened(folder).forget(where("platform", "tiktok")),
    "compact": lambda folder: opened(folder).compact(),
    "mend": opened,
    "erase": lambda folder: opened(folder).erase(),
}


rewrite.MANY = 3  # so that a small vault is worth compacting


def points(folder: Path, out: Path, deed: str) -> None:
    """Do the deed again and again on fresh copies, each time dying one step later, until it comes to its end."""
    for step in range(1, 500):
        copy = out / str(step)
        if folder.exists():
            shutil.copytree(folder, copy)
        if _wait(_fork(partial(_die_at, step, copy, DEEDS[deed]))) == 0:
            return
    raise RuntimeError("the deed has no end")


def _die_at(step: int, folder: Path, deed: Callable[[Path], object]) -> None:
    left = step

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in STEPS or (event == "open" and isinstance(args[2], int) and args[2] & WRITING)
        if changes and str(args[0]).startswith(str(folder)):
            left -= 1
            if left == 0:
                os._exit(DIED)

    sys.addaudithook(count)
    deed(folder)


def kills(folder: Path, count: int) -> None:
    """Kill that many writers, each after a random time; a line for each with the last transaction it called safe."""
    draw = random.Random()
    number = 0
    for _ in range(count):
        ours, theirs = os.pipe()
        child = _fork(partial(_append_for_ever, folder, number, theirs))
        os.close(theirs)
        time.sleep(draw.uniform(0.01, 0.25))
        os.kill(child, signal.SIGKILL)
        with os.fdopen(ours, "rb") as pipe:
            safe = [int(line) for line in pipe.read().split()]
        os.waitpid(child, 0)
        sys.stdout.write(f"{number} {max(safe, default=number - 1)}\n")
        number = max(safe, default=number - 1) + 2  # the one that was being written may or may not be there


def _append_for_ever(folder: Path, number: int, pipe: int) -> None:
    vault = opened(folder)
    while True:
        vault.append(tables(number * ROWS, ROWS, source=str(number)))
        os.write(pipe, b"%d\n" % number)
        number += 1


def together(folder: Path, count: int) -> None:
    """Let that many writers append ten transactions each, all at the same time."""
    children = [_fork(partial(_append_ten, folder, writer)) for writer in range(count)]
    for child in children:
        _wait(child)


def _append_ten(folder: Path, writer: int) -> None:
    vault = opened(folder)
    for number in range(writer * 10, writer * 10 + 10):
        vault.append(tables(number * ROWS, ROWS, source=str(number)))


def _fork(work: Callable[[], None]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            sys.stderr.flush()
            os._exit(status)
    return child


def _wait(child: int) -> int:
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in {0, DIED}:
        raise RuntimeError("a writer failed")
    return status


if __name__ == "__main__":
    tables(0, 1)  # what is imported at first use is imported here, once
    match sys.argv[1:]:
        case ["points", folder, out, deed]:
            points(Path(folder), Path(out), deed)
        case ["kills", folder, count]:
            kills(Path(folder), int(count))
        case ["together", folder, count]:
            together(Path(folder), int(count))
