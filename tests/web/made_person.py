"""The made-up person's vault, with one choice that came to its end: made once, copied for every test that needs it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from hearten.choices.choice import Target
from hearten.journeys import decide
from hearten.journeys.demo import make_demo

WEIGHS = Target("instagram", voice="perfect.days.daily")
"""A voice that truly weighs on the made-up person."""
ENDED = Target("web", "gossip.example")
"""A space that this person paused four weeks ago."""


@cache
def _made() -> Path:
    home = Path(mkdtemp(prefix="made-person-")) / "home"
    desk = make_demo(home)
    then = decide.today() - timedelta(days=28)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decide, "today", lambda _zone=None: then)
        decide.choose(desk, "pause", ENDED, feeling="unhappy")
    return home


def made_person(folder: Path) -> None:
    """Put this person's data home into `folder`, where `visit` looks for it."""
    shutil.copytree(_made(), folder / "home")
