"""What a person has answered once and need not be asked again.

It has to be read while the vault is locked, so it is not encrypted. Nothing from the history is in it, and no other
account of the machine may read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from hearten.signals.labels import LABELS

DateOrder = Literal["day_first", "month_first"]

AgeBand = Literal["under_13", "13_15", "16_17", "18_and_over"]
AGE_BANDS: tuple[AgeBand, ...] = get_args(AgeBand)

LONGEST_LOCK = 240
"""Minutes."""

FILE = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Answers so far."""

    date_order: DateOrder | None = None
    """How dates like 03/04 are meant in this person's files, where a file leaves it open."""
    language: str | None = None
    """The language of the pages; None: what the browser asks for."""
    country: str | None = None
    """Where the person looks for help; None: where this machine's clock says it is."""
    age_band: AgeBand | None = None
    """How old the person is, roughly, where they said so: which lines and pages fit."""
    lock_after: int = 0
    """Minutes without a request after which a vault with a passphrase is locked; 0: never."""
    shared_computer: bool = False
    """Whether somebody else uses this computer: neutral titles, and a way to lock on every page."""
    signals: bool = True
    """Whether Hearten may read what words carry, on this machine."""
    labels_off: tuple[str, ...] = ()
    """Labels that the person has switched off, in the order of all labels."""


def preferences(home: Path) -> Preferences:
    """What was answered in `home`; none where the file is missing or makes no sense."""
    try:
        answers = json.loads((home / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(answers, dict):
        return Preferences()
    order, off = answers.get("date_order"), answers.get("labels_off")
    return Preferences(
        date_order=cast("DateOrder", order) if order in ("day_first", "month_first") else None,
        language=_word(answers, "language"),
        country=_word(answers, "country"),
        age_band=next((band for band in AGE_BANDS if band == answers.get("age_band")), None),
        lock_after=_minutes(answers.get("lock_after")),
        shared_computer=answers.get("shared_computer") is True,
        signals=answers.get("signals") is not False,
        labels_off=tuple(label for label in LABELS if isinstance(off, list) and label in off),
    )


def _minutes(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST_LOCK else 0


def _word(answers: Mapping[str, Any], name: str) -> str | None:
    value = answers.get(name)
    return value if isinstance(value, str) and value else None


def remember(home: Path, answers: Preferences) -> None:
    """Keep the answers."""
    home.mkdir(parents=True, exist_ok=True)
    fresh = home / f"{FILE}.new"
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(asdict(answers)), encoding="utf-8")
    fresh.replace(home / FILE)


def forget_answers(home: Path) -> None:
    """Take them off the disk."""
    for name in (FILE, f"{FILE}.new"):
        (home / name).unlink(missing_ok=True)
