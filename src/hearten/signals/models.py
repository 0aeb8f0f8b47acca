"""Which model answers: the trained network, or the small one that needs only NumPy where the network cannot run."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from hearten.ground.errors import HeartenError
from hearten.signals.calibration import Calibration
from hearten.signals.errors import SignalsUnavailable

WEIGHTS = Path(str(files("hearten.signals") / "weights"))
NETWORK, SMALL = "calibration.json", "calibration-simple.json"


class Reads(Protocol):
    """Anything that reads texts: the network, the small model, or a made-up one in a test."""

    @property
    def version(self) -> str:
        """Another text for other weights."""

    def logits(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """One row a text, one column a label."""


class Chosen:
    """A model with the calibration that belongs to it."""

    def __init__(self, model: Reads, calibration: Calibration, why_small: str = "") -> None:
        self.model = model
        self.calibration = calibration
        self.why_small = why_small
        """Why the small model stands in for the network; empty where it does not."""


def choose() -> Chosen:
    """The best model that loads here. Importing one is put off to this moment, for it costs most of a second."""
    try:
        return _load("hearten.signals.model", NETWORK)
    except (HeartenError, ImportError) as error:
        why = _sentence(error)
    try:
        return _load("hearten.signals.simple", SMALL, why)
    except (HeartenError, ImportError) as error:
        raise SignalsUnavailable(why) from error


@cache
def calibrations() -> dict[str, Calibration]:
    """The bars of every model that is installed, by its version; under "" those for all others. Loads no model."""
    found = [_calibration(name) for name in (NETWORK, SMALL)]
    return {"": Calibration.plain()} | {one.version: one for one in found if one is not None}


def _calibration(name: str) -> Calibration | None:
    try:
        return Calibration.load(WEIGHTS / name)
    except HeartenError:
        return None


def _load(module: str, calibration: str, why: str = "") -> Chosen:
    model: Reads = import_module(module).Model.load()
    return Chosen(model, Calibration.load(WEIGHTS / calibration), why)


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, HeartenError) else f"{type(error).__name__}: {error}."
