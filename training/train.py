"""`make train`: from the data and our own texts to the files that ship. A killed run goes on where it was."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from hearten.signals import model, simple
from hearten.signals.files import Weights
from hearten.signals.models import WEIGHTS
from training import batches, calibrate, data, export, fit, opinions, small
from training.student import Student

OUT, MEASURED = Path("training/out"), Path("training/measured")
MONTH = "2026.12"
SHOWN = 90_000  # texts from which the small model learns


def main() -> None:
    """The student, its files, its calibration; then the small model and its own."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    torch.use_deterministic_algorithms(mode=True)
    OUT.mkdir(exist_ok=True)
    clock = time.process_time()
    table = data.corpus()
    student = fitted(table)
    version = ship(student, table, WEIGHTS)
    note = {"cpu_seconds": round(time.process_time() - clock), "texts": len(table), "recipe": asdict(fit.Recipe()),
            "torch": torch.__version__, "version": version}  # fmt: skip
    (MEASURED / "training.json").write_text(json.dumps(note, indent=1), encoding="utf-8")


def fitted(table: data.Corpus) -> Student:
    """The student after all its passages, or from the last checkpoint of a run that was stopped."""
    log = (OUT / "train.log").open("a", encoding="utf-8")

    def say(line: str) -> None:
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    with log:
        said = opinions.about(table.texts, OUT / opinions.FILE)
        rows = ~table.validation
        run = fit.Run(fit.Prepared.of(table.take(rows)), fit.Recipe(), None if said is None else said[rows])
        return run.all(OUT / "student.pt", say)


def ship(student: Student, table: data.Corpus, folder: Path) -> str:
    """Write every file; the version comes back. Bars are set on one half of the validation texts; the other half is
    for `make evaluate`."""
    export.files(student, folder)
    version = export.version(folder, MONTH)
    export.sums(folder, version)
    network = model.Model(Weights.of(folder))
    apart = table.take(table.validation & data.for_calibration(table))
    texts = list(apart.texts)
    _write(folder / "calibration.json", calibrate.calibrated(network.logits(texts), apart, version))
    _small(table.take(~table.validation), network, folder)
    export.sums(folder, version)
    stand_in = simple.Model(Weights.of(folder))
    _write(folder / "calibration-simple.json", calibrate.calibrated(stand_in.logits(texts), apart, stand_in.version))
    export.sums(folder, version)
    return version


def _small(table: data.Corpus, network: model.Model, folder: Path) -> None:
    """A part of the texts is enough for the small model, and asking the network about all would take long."""
    some = table.take(np.unique(batches.epoch(table, SHOWN, np.random.default_rng(0))))
    small.written(small.taught(some, network.logits(list(some.texts))), folder / simple.FILE)


def _write(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
