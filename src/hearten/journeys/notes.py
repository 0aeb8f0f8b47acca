"""Notes that a person keeps for themselves: what is wrong in a guide, answers in a lesson, what two people agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hearten.ground.clock import Microseconds
from hearten.journeys.desk import Desk
from hearten.journeys.events import Event, erase, latest, write

Kind = Literal["wrong", "lesson", "agreement"]


@dataclass(frozen=True, slots=True)
class Note:
    """One note, in the vault and nowhere else."""

    id: str
    at: Microseconds
    kind: str
    body: Mapping[str, Any]


def keep_note(desk: Desk, kind: Kind, body: Mapping[str, Any]) -> Note:
    """Write a note into the vault; durable when this returns."""
    return _note(write(desk, "notes", kind, body))


def notes(desk: Desk) -> list[Note]:
    """All notes, the newest first."""
    return sorted(map(_note, latest(desk, "notes").values()), key=lambda note: -note.at)


def drop_note(desk: Desk, name: str) -> bool:
    """Take a note off the disk; whether there was one of that name."""
    return erase(desk, "notes", [name]) > 0


def _note(event: Event) -> Note:
    return Note(event.id, event.at, event.event, event.body)
