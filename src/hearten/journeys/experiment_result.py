"""What an experiment in the vault showed, and whether it was kept to, from the traces themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hearten.effects.experiments import words
from hearten.effects.experiments.analysis import Adherence, Result, adherence, analyse, per_half_hour
from hearten.effects.experiments.design import Subject
from hearten.effects.experiments.errors import DesignError
from hearten.effects.experiments.outcomes import outcomes, spans
from hearten.journeys.desk import Desk
from hearten.journeys.experiment import Experiment, answers
from hearten.journeys.understand import moments
from hearten.languages.speaking import gettext as _

MEASURED = ("platform_off", "space_off", "voice_muted")
"""Changes whose keeping shows in traces; the others are the person's own word."""
A_MOMENT = 0.1
"""Minutes that something seen without a length counts for."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to say about an experiment now."""

    experiment: Experiment
    sentence: str
    result: Result | None = None
    """None where nothing is shown: not yet, too few answers, called off."""
    adherence: Adherence | None = None
    per_half_hour: tuple[float, float, float] | None = None
    notes: tuple[str, ...] = ()


def report(desk: Desk, experiment: Experiment) -> Report:
    """The result where it may be shown, else why there is none."""
    if experiment.status == "cancelled":
        return Report(experiment, _("You called this experiment off, so nothing was made of it."))
    if experiment.seed is None:
        return Report(experiment, _("This experiment has not been started yet."))
    measured = outcomes(experiment.design, answers(desk, experiment.design.outcome), experiment.moves)
    try:
        found = analyse(
            experiment.design, experiment.seed, measured, today=experiment.today(), stopped_on=experiment.stopped_on
        )
    except DesignError as reason:
        return Report(experiment, str(reason))
    done = _kept(desk, experiment)
    dose = per_half_hour(found, done)
    sentence = words.result_sentence(experiment.design, found, experiment.visible)
    return Report(experiment, sentence, found, done, dose, tuple(words.notes(experiment.design, found, done, dose)))


def _kept(desk: Desk, experiment: Experiment) -> Adherence:
    noted = [(experiment.noted or {}).get(row.day) for row in experiment.design.rows()]
    return adherence(experiment.drawn(), minutes(desk, experiment), noted)


def in_history(desk: Desk, subject: Subject) -> bool:
    """Whether anything that was brought in is of what this is about."""
    return bool(_of(moments(desk.vault), subject).any())


def minutes(desk: Desk, experiment: Experiment) -> list[float | None]:
    """Minutes in what was to be left out, row by row; None where nothing that was brought in reaches that far."""
    rows = spans(experiment.design, experiment.moves)
    if experiment.design.subject.change not in MEASURED:
        return [None] * len(rows)
    seen = moments(desk.vault)
    seen = seen.filter(pc.is_valid(seen["seen_at"]))
    at = seen["seen_at"].to_numpy().astype(np.int64) / 1e6
    if not at.size:
        return [None] * len(rows)
    wanted = _of(seen, experiment.design.subject)
    length = np.maximum(np.nan_to_num(seen["seconds"].to_numpy(zero_copy_only=False)) / 60, A_MOMENT) * wanted
    order = np.argsort(at)
    sums = np.concatenate([[0.0], np.cumsum(length[order])])
    at = at[order]
    places = [(np.searchsorted(at, start), np.searchsorted(at, end)) for start, end in rows]
    return [
        float(sums[last] - sums[first]) if at[0] < end and at[-1] >= end else None
        for (first, last), (_start, end) in zip(places, rows, strict=True)
    ]


def _of(seen: pa.Table, subject: Subject) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    wanted = np.ones(seen.num_rows, np.bool_)
    for column, name in (("platform", subject.platform), ("space", subject.space), ("voice", subject.voice)):
        if name is not None:
            wanted &= np.array([value == name for value in seen[column].to_pylist()], np.bool_)
    return wanted
