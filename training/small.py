"""The small model's vectors: learnt from the same labels, and from what the student says about every text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor, nn

from hearten.signals.labels import LABELS
from hearten.signals.simple import BUCKETS, features
from training import batches
from training.data import Corpus

WIDTH, TURNED = 32, 48


class Small(nn.Module):
    """Summed vectors, one bent layer beside them, and a linear answer."""

    def __init__(self) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(BUCKETS, WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.vectors.weight, std=0.05)
        self.turn, self.answer = nn.Linear(WIDTH, TURNED), nn.Linear(WIDTH + TURNED, len(LABELS))

    def forward(self, places: Tensor, starts: Tensor, lengths: Tensor) -> Tensor:
        pooled = self.vectors(places, starts) / lengths.sqrt().unsqueeze(1)
        logits: Tensor = self.answer(torch.cat([pooled, F.relu(self.turn(pooled))], 1))
        return logits


def taught(table: Corpus, opinions: np.ndarray, *, draws: int = 100_000, epochs: int = 4, seed: int = 0) -> Small:
    """Learn half from the labels, half from the student's opinion, which every text has on every label."""
    torch.manual_seed(seed)
    model, rng = Small(), np.random.default_rng(seed)
    slow = torch.optim.Adam([*model.turn.parameters(), *model.answer.parameters()], lr=2e-3)
    quick = torch.optim.SparseAdam(list(model.vectors.parameters()), lr=4e-3)
    places = [features(text) for text in table.texts]
    soft = 1 / (1 + np.exp(-opinions))
    target = np.where(table.known >= 0.5, 0.5 * table.present + 0.5 * soft, soft).astype(np.float32)
    weight = np.where(table.known >= 0.5, 1.0, 0.4).astype(np.float32)
    for _ in range(epochs):
        rows = batches.epoch(table, draws, rng)
        for at in range(0, len(rows), 256):
            some = rows[at : at + 256]
            logits = model(*_bag([places[row] for row in some]))
            loss = F.binary_cross_entropy_with_logits(logits, torch.from_numpy(target[some]), reduction="none")
            slow.zero_grad(), quick.zero_grad()
            (loss * torch.from_numpy(weight[some])).mean().backward()
            slow.step(), quick.step()
    return model.eval()


def _bag(places: list[np.ndarray]) -> tuple[Tensor, Tensor, Tensor]:
    lengths = torch.tensor([len(one) for one in places])
    starts = torch.cat([torch.zeros(1, dtype=torch.long), lengths.cumsum(0)[:-1]])
    return torch.from_numpy(np.concatenate(places)), starts, lengths.float()


def written(model: Small, path: Path) -> None:
    """Vectors in 8 bits, the two layers as they are."""
    vectors = model.vectors.weight.detach().numpy()
    step = np.float32(np.quantile(np.abs(vectors), 0.9999) / 127)
    whole = np.clip(np.rint(vectors / step), -127, 127).astype(np.int8)
    layers = {"turn": model.turn, "answer": model.answer}
    stored = {name: layer.weight.detach().numpy().T for name, layer in layers.items()}
    stored |= {f"{name}_bias": layer.bias.detach().numpy() for name, layer in layers.items()}
    np.savez_compressed(path, vectors=whole, step=step, **stored)
