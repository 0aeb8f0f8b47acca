"""Texts per CPU second beside a BERT-base, one text alone, and memory: measured where torch is, in `.venv-train`."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from bench.table import Row, show

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv-train" / "bin" / "python"


def run() -> dict[str, Any]:
    """The figures of `training.speed`; nothing where the training environment was never made."""
    if not PYTHON.exists():
        print("signals: run `make train` or `make evaluate` once; BERT-base needs the environment that they make")
        return {}
    alone = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [PYTHON, "-m", "training.speed"], cwd=ROOT, env=alone, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    ours, theirs = found["texts_per_cpu_second"], found["bert_base_per_cpu_second"]
    rows = [
        Row("texts a CPU second", f"{ours:,.0f}", ">= 2,500", f"BERT-base in torch: {theirs:.1f}"),
        Row("the same, as a ratio", f"{found['ratio']:.0f}x", ">= 100x"),
        Row("one text alone", f"{found['one_text_ms']:.2f} ms", "<= 5 ms"),
        Row(
            "loading, CPU",
            f"{found['load_cpu_seconds']:.2f} s",
            "<= 0.5 s",
            f"onnxruntime: {found['import_cpu_seconds']:.2f} s more",
        ),
        Row(f"memory over {found['memory_texts']:,.0f} texts", f"{found['memory_mib']:.0f} MiB", "<= 400 MiB"),
        Row("the small model", f"{found['small_per_cpu_second']:,.0f}", "texts a CPU second"),
    ]
    return {**found, "rows": show("signals", rows)}
