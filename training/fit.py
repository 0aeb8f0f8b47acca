"""Fit the student: known labels only, sources evened out, a teacher mixed in, weights averaged."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
from torch import Tensor, nn

from hearten.signals.labels import LABELS
from hearten.signals.pieces import Pieces
from training import batches, evened
from training.data import Corpus
from training.hints import Hints
from training.student import INNER, Student, Vectors, resources

LONGEST = 72
PLAIN = ("identity", "counter", "dialect", "talk_pages")
# Labels whose unknowns the teacher may fill in. Not hate: what haters and their targets both say misleads it.
FILLED = [
    LABELS.index(name)
    for name in ("insult", "obscene_sexual", "support", "encouragement", "gratitude", "joy", "information")
]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long, how fast, and what is mixed in."""

    draws: int = 180_000
    epochs: int = 5
    batch: int = 64
    encoder_rate: float = 4e-4
    fresh_rate: float = 1.5e-3
    decay: float = 0.01
    smoothing: float = 0.02
    teacher_share: float = 0.35
    filled_weight: float = 0.15
    averaged_over: float = 0.995
    own_share: float = batches.OWN_SHARE
    hint_weight: float = 0.05
    seed: int = 0


class SourceTilt(nn.Module):
    """What each public source calls by a label differs. It gets a shift of its own, which is left out afterwards."""

    def __init__(self, sources: Sequence[str]) -> None:
        super().__init__()
        public = sorted({name for name in sources if not name.startswith("own_")})
        self.index = {name: at for at, name in enumerate(public, start=1)}  # row 0: our own texts, without a shift
        self.shift = nn.Parameter(torch.zeros(len(public) + 1, len(LABELS)))

    def forward(self, logits: Tensor, sources: Sequence[str]) -> Tensor:
        rows = torch.tensor([self.index.get(name, 0) for name in sources])
        shifted: Tensor = logits + self.shift[rows] * (rows > 0).unsqueeze(1)
        return shifted

    def cost(self) -> Tensor:
        return 0.002 * (self.shift**2).mean()


class Prepared(NamedTuple):
    """Texts with what is needed of them again and again, so that several trainings share it."""

    table: Corpus
    plain: list[np.ndarray]
    lower: list[np.ndarray]
    marks: np.ndarray
    hints: Hints

    @classmethod
    def of(cls, table: Corpus) -> Prepared:
        """Read all the texts."""
        lower = pieces([text.lower() for text in table.texts])
        return cls(table, pieces(table.texts), lower, evened.marks(table.texts), Hints.of(table))

    def take(self, rows: np.ndarray) -> Prepared:
        """Some of them, by their places."""
        plain, lower = ([ids[int(row)] for row in rows] for ids in (self.plain, self.lower))
        return Prepared(self.table.take(rows), plain, lower, self.marks[rows], self.hints.take(rows))


class Run:
    """One training: everything that a checkpoint holds."""

    def __init__(self, known: Prepared, recipe: Recipe, teacher: np.ndarray | None = None) -> None:
        torch.manual_seed(recipe.seed)
        self.table, self.recipe = known.table, recipe
        self.plain, self.lower, self.hints = known.plain, known.lower, known.hints
        self.target, self.weight = blended(known, teacher, recipe)
        self.model, self.vectors, self.tilt = Student(), Vectors(), SourceTilt(known.table.source.tolist())
        self.side = nn.Linear(INNER, known.hints.count)
        self.mean = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        fresh = {id(value) for value in self.model.fresh()}
        self.optimiser = torch.optim.AdamW(
            [
                {"params": [p for p in self.model.parameters() if id(p) not in fresh], "lr": recipe.encoder_rate},
                {"params": [*self.model.fresh(), *self.side.parameters()], "lr": recipe.fresh_rate},
                {"params": self.tilt.parameters(), "lr": 5e-3, "weight_decay": 0.0},
            ],
            weight_decay=recipe.decay,
            fused=True,
        )
        self.step, self.epoch, self.within = 0, 0, 0

    def all(self, checkpoint: Path | None = None, say: Callable[[str], object] = print) -> Student:
        """Run to the end, going on from the checkpoint where there is one; the averaged model comes back."""
        if checkpoint and checkpoint.exists():
            self._load(checkpoint)
        clock = time.process_time()
        while self.epoch < self.recipe.epochs:
            plan = self._batches(np.random.default_rng((self.recipe.seed, self.epoch)))
            for ids, rows in plan[self.within :]:
                loss = self._learn(ids, rows, (self.epoch + self.within / len(plan)) / self.recipe.epochs)
                self.within += 1
                if self.within % 100 == 0:
                    spent = time.process_time() - clock
                    say(f"epoch {self.epoch} step {self.within}/{len(plan)} loss {loss:.4f} {spent:.0f} CPU-s")
                if checkpoint and self.within % 400 == 0:
                    self._save(checkpoint)
            self.epoch, self.within = self.epoch + 1, 0
            if checkpoint:
                self._save(checkpoint)
        self.model.load_state_dict(self.mean)
        return self.model.eval()

    def _batches(self, rng: np.random.Generator) -> list[tuple[list[np.ndarray], np.ndarray]]:
        drawn = batches.epoch(self.table, self.recipe.draws, rng, self.recipe.own_share)
        small = rng.random(len(drawn)) < 0.5
        ids = [(self.lower if low else self.plain)[row] for row, low in zip(drawn, small, strict=True)]
        return [([ids[i] for i in at], drawn[at]) for at in batches.by_length(ids, self.recipe.batch, rng)]

    def _learn(self, ids: list[np.ndarray], rows: np.ndarray, done: float) -> float:
        rate = min(done / 0.06, (1 - done) / 0.94) + 1e-3
        for group, full in zip(
            self.optimiser.param_groups, (self.recipe.encoder_rate, self.recipe.fresh_rate, 5e-3), strict=True
        ):
            group["lr"] = full * rate
        self.model.train()
        padded, mask = batches.padded(ids)
        vectors = _dropped(self.vectors(padded, mask))
        with torch.autocast("cpu", torch.bfloat16):
            inner = self.model.inner(vectors, torch.from_numpy(mask))
            logits, side = self.model.answer(inner).float(), self.side(inner).float()
        loss = self._loss(logits, rows) + self.recipe.hint_weight * self._beside(side, rows) + self.tilt.cost()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            self._average()
        return float(loss.detach())

    def _loss(self, logits: Tensor, rows: np.ndarray) -> Tensor:
        tilted = self.tilt(logits, self.table.source[rows].tolist())
        target, weight = torch.from_numpy(self.target[rows]), torch.from_numpy(self.weight[rows])
        loss = F.binary_cross_entropy_with_logits(tilted, target, reduction="none") * weight
        return loss.sum() / weight.sum().clamp(min=1)

    def _beside(self, side: Tensor, rows: np.ndarray) -> Tensor:
        answers, asked = (torch.from_numpy(x) for x in self.hints.about(rows))
        loss: Tensor = F.binary_cross_entropy_with_logits(side, answers, asked, reduction="sum") / len(rows)
        return loss

    def _average(self) -> None:
        keep = min(self.recipe.averaged_over, (1 + self.step) / (80 + self.step))
        for name, value in self.model.state_dict().items():
            self.mean[name].mul_(keep).add_(value.detach(), alpha=1 - keep)

    def _save(self, path: Path) -> None:
        fresh = path.with_suffix(".new")
        state = {"model": self.model, "tilt": self.tilt, "side": self.side, "optimiser": self.optimiser}
        kept = {name: part.state_dict() for name, part in state.items()}
        torch.save({**kept, "mean": self.mean, "step": (self.step, self.epoch, self.within)}, fresh)
        fresh.replace(path)

    def _load(self, path: Path) -> None:
        state = torch.load(path)
        self.model.load_state_dict(state["model"])
        self.tilt.load_state_dict(state["tilt"])
        self.side.load_state_dict(state["side"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean, (self.step, self.epoch, self.within) = state["mean"], state["step"]


def pieces(texts: Sequence[str]) -> list[np.ndarray]:
    """Pieces as the program reads them, cut a little shorter, since long texts cost time."""
    reader = Pieces((resources() / "sp.model").read_bytes())
    return [
        found if len(found) <= LONGEST else np.append(found[: LONGEST - 1], found[-1]) for found in reader.of(texts)
    ]


def blended(known: Prepared, teacher: np.ndarray | None, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    """Targets and weights: labels smoothed, mixed with what the teacher said where it said something."""
    table = known.table
    target = table.present * (1 - 2 * recipe.smoothing) + recipe.smoothing
    weight = table.known * evened.factors(table, known.marks)
    weight[np.isin(table.family, PLAIN)] *= 2  # what is innocent has to be said twice
    if teacher is None:
        return target, weight
    with np.errstate(over="ignore"):
        soft = np.nan_to_num(1 / (1 + np.exp(-teacher)), nan=0.5)
    heard = ~np.isnan(teacher)
    given = heard & (table.known >= 0.5)
    target = np.where(given, (1 - recipe.teacher_share) * target + recipe.teacher_share * soft, target)
    unknown = np.zeros_like(given)
    unknown[:, FILLED] = (heard & (table.known < 0.5))[:, FILLED]
    target = np.where(unknown, soft, target)
    return target.astype(np.float32), np.where(unknown, recipe.filled_weight, weight).astype(np.float32)


def _dropped(vectors: Tensor, share: float = 0.06) -> Tensor:
    """Some pieces are not seen, so that no single word decides."""
    return vectors * (torch.rand(vectors.shape[:2]) >= share).unsqueeze(-1)


def logits(model: Student, vectors: Vectors, ids: Sequence[np.ndarray]) -> np.ndarray:
    """What the model says, in floating point."""
    out = np.zeros((len(ids), len(LABELS)), np.float32)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for rows in batches.by_length(ids, 128):
            padded, mask = batches.padded([ids[i] for i in rows])
            out[rows] = model(vectors(padded, mask), torch.from_numpy(mask)).float().numpy()
    return out
