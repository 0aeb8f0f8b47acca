"""Small logs in the vault, such as choices and the plan: a change is a new row, and the latest one wins."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.clock import EPOCH, Microseconds, as_microseconds, now
from hearten.ground.ids import fresh_name
from hearten.journeys.desk import Desk
from hearten.vault.tables import INSTANT

Log = Literal["choices", "experiments", "plan", "corrections", "notes", "feed"]


@dataclass(frozen=True, slots=True)
class Event:
    """One change to one thing."""

    id: str
    at: Microseconds
    event: str
    """What happened to it, in a word of the room whose log this is."""
    body: Mapping[str, Any]
    """How the thing stands since."""


def write(desk: Desk, log: Log, event: str, body: Mapping[str, Any], *, thing: str | None = None) -> Event:
    """Add a change; durable when this returns. A thing without a name yet gets one. Works while the vault is locked."""
    written = Event(thing or fresh_name(), now(), event, dict(body))
    columns = {
        "at": pa.array([written.at], INSTANT),
        "id": pa.array([written.id]),
        "event": pa.array([event]),
        "body": pa.array([orjson.dumps(written.body).decode()]),
    }
    desk.vault.append({log: pa.table(columns)})
    return written


def history(desk: Desk, log: Log, thing: str | None = None) -> list[Event]:
    """Every change in the order in which it was written, of one thing or of all."""
    rows = desk.vault.read(log).to_pylist()
    return [_event(row) for row in rows if thing is None or row["id"] == thing]


def latest(desk: Desk, log: Log) -> dict[str, Event]:
    """How each thing stands, oldest thing first."""
    return {event.id: event for event in history(desk, log)}


def erase(desk: Desk, log: Log, things: Collection[str]) -> int:
    """Take things and their whole past off the disk; how many changes that was."""
    wanted = pa.array(sorted(things), pa.string())
    return desk.vault.drop(log, lambda rows: pc.is_in(rows["id"], wanted))


def drop_past(desk: Desk, log: Log, event: Event) -> int:
    """Take what a thing was before this change off the disk; the change itself is safe already."""
    wanted, when = pa.scalar(event.id), pa.scalar(event.at, INSTANT)
    return desk.vault.drop(log, lambda rows: pc.and_(pc.equal(rows["id"], wanted), pc.less(rows["at"], when)))


def _event(row: Mapping[str, Any]) -> Event:
    at = as_microseconds(row["at"] or EPOCH)
    return Event(row["id"], at, row["event"], orjson.loads(row["body"]))
