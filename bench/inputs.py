"""The files that the benchmarks read: synthetic, the same at every run, made once under `bench/out/`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench import make_chrome_history

OUT = Path(__file__).with_name("out")
GENERATOR = Path(__file__).parents[2] / "shared" / "tools" / "gen_takeout.py"
ENTRIES = 300_000


def takeout(form: str, entries: int = ENTRIES) -> Path:
    """A Takeout zip with that many watched videos; `form` is json, html or html-old."""
    folder = OUT / f"takeout-{form}-{entries}"
    packed = folder.with_suffix(".zip")
    if not packed.exists():
        OUT.mkdir(exist_ok=True)
        command: list[str | Path] = [sys.executable, GENERATOR, folder, "-n", str(entries), "--format", form]
        command += ["--zip", packed]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return packed


def takeout_folder(form: str, entries: int = ENTRIES) -> Path:
    """The same, unpacked, for the peer that reads folders."""
    return takeout(form, entries).with_suffix("") / "Takeout"


def chrome_history() -> Path:
    """A Chrome database with 300,000 visits."""
    return made("History", lambda target: make_chrome_history.write(target, ENTRIES))


def made(name: str, write: Callable[[Path], None]) -> Path:
    """The file of that name, written if it is not there yet."""
    target = OUT / name
    if not target.exists():
        OUT.mkdir(exist_ok=True)
        unfinished = OUT / f"{name}.new"
        write(unfinished)
        unfinished.replace(target)
    return target


def unpacked(packed: Path) -> Path:
    """The folder that a zip holds, for peers that read folders."""
    folder = packed.with_suffix("")
    if not folder.exists():
        unfinished = packed.with_suffix(".new")
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(unfinished)
        unfinished.replace(folder)
    return folder


def cut(path: Path, part: float) -> Path:
    """The first `part` of a file, as a broken download leaves it."""
    target = path.with_name(f"{path.stem}-cut{path.suffix}")
    if not target.exists():
        whole = path.read_bytes()
        target.write_bytes(whole[: int(len(whole) * part)])
    return target


def cut_member(form: str, part: float) -> Path:
    """A whole zip whose one member was cut before it was packed."""
    target = OUT / f"takeout-{form}-member-cut.zip"
    if not target.exists():
        with zipfile.ZipFile(takeout(form)) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            name = whole.namelist()[0]
            content = whole.read(name)
            packed.writestr(name, content[: int(len(content) * part)])
    return target
