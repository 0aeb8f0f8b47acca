"""How well is a source told that was never seen? One short training for each source, without it.

Shorter than the real training and without any teacher, so that nothing about the source leaks in.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch

from hearten.signals.labels import LABELS
from training import data, fit, measure

OUT = Path("training/measured/left_out.json")
RECIPE = fit.Recipe(draws=45_000, epochs=1, own_share=0.33)
ENOUGH = 4_000  # texts of a source to judge by
JUDGED = (
    *(("davidson2017", "hate"), ("hatexplain", "hate"), ("hatexplain", "insult"), ("hatemojibuild", "hate")),
    *(("stormfront", "hate"), ("misogyny_eacl2021", "hate"), ("misogyny_eacl2021", "insult"), ("convabuse", "hate")),
    *(("convabuse", "insult"), ("mlma", "hate"), ("mlma", "insult"), ("germeval2018", "hate")),
    *(("germeval2018", "insult"), ("told_br", "hate"), ("told_br", "insult")),
    *(("toxic_spans_civil", "hate"), ("toxic_spans_civil", "insult")),
)


def main() -> None:
    """Every source in turn; one that is done is not done again."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    known = fit.Prepared.of(about_hostility(data.corpus()))
    found: dict[str, Any] = (
        json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {"draws": RECIPE.draws, "sources": {}}
    )
    for source in sys.argv[1:] or sorted({name for name, _ in JUDGED}):
        if not any(key.startswith(f"{source} ") for key in found["sources"]):
            found["sources"] |= judged(known, source)
            OUT.write_text(json.dumps(found, indent=1), encoding="utf-8")


def about_hostility(table: data.Corpus) -> data.Corpus:
    """What says something about hate or insults: the rest would only take time from a short training."""
    known = table.known[:, [LABELS.index("hate"), LABELS.index("insult")]] >= 0.5
    return table.take(np.flatnonzero(known.any(1)))


def judged(known: fit.Prepared, source: str) -> dict[str, dict[str, float]]:
    """AUROC for each label of a source, by a model that never saw it."""
    away = known.table.source == source
    run = fit.Run(known.take(np.flatnonzero(~known.table.validation & ~away)), RECIPE)
    student = run.all(say=len)
    some = np.random.default_rng(0).permutation(np.flatnonzero(away))[:ENOUGH]
    tested = known.take(some)
    test, said = tested.table, fit.logits(student, run.vectors, tested.plain)
    out = {}
    for name, label in JUDGED:
        at = LABELS.index(label)
        rows = test.known[:, at] >= 0.3
        score = measure.auroc(test.present[rows, at], said[rows, at]) if name == source else None
        if score is not None:
            out[f"{source} {label}"] = {
                "auroc": score,
                "texts": int(rows.sum()),
                "present": int(test.present[rows, at].sum()),
            }
            print(source, label, round(score, 3), flush=True)
    return out


if __name__ == "__main__":
    np.seterr(over="ignore")
    main()
