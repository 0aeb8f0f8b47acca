"""From a trained student to the files that are shipped."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa

from training import graph
from training.student import SHARDS, Student, resources, scales, table


def files(model: Student, folder: Path, kept: Path) -> None:
    """Write the network, the table of vectors and the pieces. Packing takes minutes, so `kept` remembers it."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    graph.written(graph.built(state, model.epsilon), folder / "signals.onnx")
    if not kept.exists():
        kept.write_bytes(packed(table()))
    shutil.copyfile(kept, folder / "vectors.zst")
    shutil.copyfile(resources() / "sp.model", folder / "pieces.model")
    scale, low = scales()
    layout = {"rows": len(table()), "width": 512, "shards": SHARDS, "scale": scale.tolist(), "low": low.tolist()}
    (folder / "vectors.json").write_text(json.dumps(layout) + "\n", encoding="utf-8")


def packed(values: np.ndarray) -> bytes:
    """The table as one zstd frame."""
    return bytes(pa.Codec("zstd", compression_level=19).compress(values.tobytes(), asbytes=True))


def sums(folder: Path, version: str) -> None:
    """Write what each file has to be, byte for byte."""
    names = (
        "signals.onnx",
        "vectors.zst",
        "vectors.json",
        "pieces.model",
        "simple.npz",
        "calibration.json",
        "calibration-simple.json",
    )
    found = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names if (folder / name).exists()
    }
    (folder / "weights.json").write_text(
        json.dumps({"version": version, "sha256": found}, indent=1) + "\n", encoding="utf-8"
    )
