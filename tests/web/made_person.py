"""The made-up person's vault, with a choice and an experiment that came to their end: made once, copied for every test
that needs it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from hearten.choices.choice import Target
from hearten.effects.experiments.design import Subject
from hearten.ground.clock import now
from hearten.ground.ids import DAY
from hearten.journeys import decide, experiment
from hearten.journeys.demo import make_demo
from hearten.journeys.desk import Desk

WEIGHS = Target("instagram", voice="perfect.days.daily")
"""A voice that truly weighs on the made-up person."""
ENDED = Target("web", "gossip.example")
"""A space that this person paused four weeks ago."""
EXPERIMENT_AGE = 63
"""Days since the experiment was planned."""


@cache
def _made() -> Path:
    home = Path(mkdtemp(prefix="made-person-")) / "home"
    desk = make_demo(home)
    then = decide.today() - timedelta(days=28)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decide, "today", lambda _zone=None: then)
        decide.choose(desk, "pause", ENDED, feeling="unhappy")
    _experiment(desk)
    return home


def _experiment(desk: Desk) -> None:
    """Eight weeks with and without a voice, begun nine weeks ago."""
    then = now() - EXPERIMENT_AGE * DAY
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(experiment, "now", lambda: then)
        made, _plan = experiment.plan(
            desk, experiment.Wish(Subject("voice_muted", WEIGHS.platform, voice=WEIGHS.voice))
        )
        experiment.start(desk, made.id)
    for night in range(1, 40, 3):
        experiment.note_day(desk, made.id, made.today() - timedelta(days=EXPERIMENT_AGE - night), kept=night % 4 != 0)


def made_person(folder: Path) -> None:
    """Put this person's data home into `folder`, where `visit` looks for it."""
    shutil.copytree(_made(), folder / "home")
