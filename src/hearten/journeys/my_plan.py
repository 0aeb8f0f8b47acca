"""My plan in the vault: read it, write it, keep a line or a moment, take something out."""

from __future__ import annotations

from collections.abc import Mapping

from hearten.care.helplines import facts
from hearten.care.plan.plan import Entry, Plan, plan, trimmed
from hearten.care.plan.steps import STEPS
from hearten.ground.clock import as_datetime, local_zone
from hearten.ground.ids import fresh_name
from hearten.journeys import events
from hearten.journeys.desk import Desk

LOG: events.Log = "plan"
KEPT = "kept"


def my_plan(desk: Desk) -> Plan:
    """The plan as it stands. Needs the key."""
    return plan(_entry(event) for event in events.latest(desk, LOG).values())


def _entry(event: events.Event) -> Entry:
    day = as_datetime(event.at, local_zone()).date()
    return Entry(event.id, event.event == KEPT, day, event.body)


def write_steps(desk: Desk, words: Mapping[str, str]) -> None:
    """Write the steps that changed. A step that was emptied leaves nothing behind."""
    before = my_plan(desk).words
    for step in STEPS:
        fresh = trimmed(words.get(step.id, before.get(step.id, "")))
        if fresh == before.get(step.id, ""):
            continue
        events.erase(desk, LOG, [step.id])
        if fresh:
            events.write(desk, LOG, KEPT, {"words": fresh}, thing=step.id)


def keep_line(desk: Desk, line: str) -> bool:
    """Save a line; whether there is such a one. Works while the vault is locked."""
    if facts.find_line(line) is None:
        return False
    events.write(desk, LOG, KEPT, {"line": line}, thing=f"line:{line}")
    return True


def keep_moment(desk: Desk, words: str) -> bool:
    """Keep a good moment; whether there were words. Works while the vault is locked."""
    if not trimmed(words):
        return False
    events.write(desk, LOG, KEPT, {"words": trimmed(words)}, thing=f"moment:{fresh_name()}")
    return True


def take_out(desk: Desk, thing: str) -> None:
    """Take a line or a moment out, off the disk too."""
    events.erase(desk, LOG, [thing])
