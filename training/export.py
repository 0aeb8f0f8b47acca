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

ROWS = 502  # of a block: a fifteenth of a shard


def files(model: Student, folder: Path) -> None:
    """Write the network, the table of vectors and the pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    graph.written(graph.built(state, model.epsilon), folder / "signals.onnx")
    blocks = packed(table())
    (folder / "vectors.zst").write_bytes(b"".join(blocks))
    scale, low = scales()
    layout = {
        "width": 512,
        "rows_of_block": ROWS,
        "scale": scale.tolist(),
        "low": low.tolist(),
        "blocks": [*map(len, blocks)],
    }
    (folder / "vectors.json").write_text(json.dumps(layout) + "\n", encoding="utf-8")
    shutil.copyfile(resources() / "sp.model", folder / "pieces.model")
    shutil.copyfile(Path(__file__).parent / "NOTICE", folder / "NOTICE")
    shutil.copyfile(Path("LICENSE"), folder / "LICENSE")


def packed(values: np.ndarray) -> list[bytes]:
    """The table shard by shard, in blocks. These numbers have no repeats: a higher level would gain a hundredth."""
    codec = pa.Codec("zstd", compression_level=1)
    by_shard = np.concatenate([values[shard::SHARDS] for shard in range(SHARDS)])
    return [
        bytes(codec.compress(by_shard[at : at + ROWS].tobytes(), asbytes=True)) for at in range(0, len(by_shard), ROWS)
    ]


def version(folder: Path, month: str) -> str:
    """The month, and the beginning of the network's sum: what another network scored is then scored anew."""
    return f"{month}-{hashlib.sha256((folder / 'signals.onnx').read_bytes()).hexdigest()[:6]}"


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
