"""What a person has answered once and need not be asked again. Nothing private, so it is not encrypted."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

DateOrder = Literal["day_first", "month_first"]

FILE = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Answers so far."""

    date_order: DateOrder | None = None
    """How dates like 03/04 are meant in this person's files, where a file leaves it open."""


def preferences(home: Path) -> Preferences:
    """What was answered in `home`; none where the file is missing or makes no sense."""
    try:
        answers = json.loads((home / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    order = answers.get("date_order") if isinstance(answers, dict) else None
    return Preferences(order if order in ("day_first", "month_first") else None)


def remember(home: Path, answers: Preferences) -> None:
    """Keep the answers."""
    home.mkdir(parents=True, exist_ok=True)
    fresh = home / f"{FILE}.new"
    fresh.write_text(json.dumps(asdict(answers)), encoding="utf-8")
    fresh.replace(home / FILE)
