"""Forget: take rows out of the vault so that they are gone from the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, tzinfo
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.clock import Microseconds, as_microseconds, local_zone
from hearten.journeys import check_in, events
from hearten.journeys.corrections import forget_orphans
from hearten.journeys.desk import Desk

Mask = npt.NDArray[np.bool_]

ABOUT_PLACES: tuple[events.Log, ...] = ("choices", "corrections", "experiments")
"""Logs whose things are about a platform, or about a space or voice on one."""
COUNTED_BY = {"traces": "key", "signals": "key", "checkins": "item"}
"""Tables whose rows are counted, and by which column."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to forget: everything that meets all conditions given. A wish without conditions means everything."""

    before: date | None = None
    """Things seen before this day began, in the person's zone. Things without a time are kept."""
    platform: str | None = None

    def mask(self, traces: pa.Table, zone: tzinfo) -> Mask:
        """True for the rows to forget."""
        chosen = np.ones(traces.num_rows, np.bool_)
        if self.before is not None:
            start = np.datetime64(_start(self.before, zone), "us")
            chosen &= traces["seen_at"].to_numpy() < start  # no time is not before any time
        if self.platform is not None:
            chosen &= traces["platform"].to_numpy() == self.platform
        return chosen


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is to forget, or was forgotten, kind by kind."""

    things: int = 0
    """Traces: what was seen or done."""
    read: int = 0
    """Texts that were read for what they carry, of those that go."""
    answers: int = 0
    """Of check-ins given before the day; none where only one platform is to be forgotten."""
    choices: int = 0
    """These three are about the platform; none where some of its traces may stay."""
    corrections: int = 0
    """What the person said of a message or a place."""
    experiments: int = 0
    plan: int = 0
    """Steps, lines and moments in the plan. This and the rest go only with everything."""
    notes: int = 0
    feeds: int = 0

    def __bool__(self) -> bool:
        return any(asdict(self).values())


def would_forget(desk: Desk, wish: Wish | None, zone: tzinfo | None = None) -> Amount:
    """How much `forget` would take away; without a wish, how much there is of everything."""
    if wish is None:
        return _everything(desk)
    where = zone or local_zone()
    traces = desk.vault.read("traces", ["key", "seen_at", "platform"])
    going = traces["key"].filter(pa.array(wish.mask(traces, where)))
    keys = desk.vault.read("signals", ["key"])["key"]
    found = Amount(len(going), read=len(keys.filter(pc.is_in(keys, going))))
    if wish.before is None:
        return replace(found, **{log: len(_about(desk, log, wish.platform)) for log in ABOUT_PLACES})
    if wish.platform is not None:
        return found
    start = np.datetime64(_start(wish.before, where), "us")
    answered = desk.vault.read("checkins", ["answered_at"])["answered_at"].to_numpy()
    return replace(found, answers=int((answered < start).sum()))


def forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> Amount:
    """Rewrite the vault without those traces and what goes with them; how much that was. It cannot be undone."""
    where = zone or local_zone()
    found = would_forget(desk, wish, where)
    _forget_also(desk, wish, where)  # first: while traces are left, a person can ask again after a power cut
    gone = desk.vault.forget(lambda traces: pa.chunked_array([pa.array(wish.mask(traces, where))]))
    forget_orphans(desk)
    desk.let_go()
    return replace(found, things=gone)


def forget_everything(desk: Desk) -> Amount:
    """Delete all that is in the vault and its keys; how much there was."""
    found = Amount(desk.vault.rows("traces")) if desk.locked else _everything(desk)
    desk.vault.erase()
    desk.let_go()
    return found


def _everything(desk: Desk) -> Amount:
    counted = {log: len(events.latest(desk, log)) for log in (*ABOUT_PLACES, "plan", "notes")}
    feeds = sum(event.event == "feed" for event in events.latest(desk, "feed").values())
    rows = {table: desk.vault.read(table, [column]).num_rows for table, column in COUNTED_BY.items()}
    return Amount(rows["traces"], rows["signals"], rows["checkins"], **counted, feeds=feeds)


def _forget_also(desk: Desk, wish: Wish, zone: tzinfo) -> None:
    if wish.before is None:
        for log in ABOUT_PLACES:
            if things := _about(desk, log, wish.platform):
                events.erase(desk, log, things)
    elif wish.platform is None:
        check_in.forget(desk, _start(wish.before, zone))


def _about(desk: Desk, log: events.Log, platform: str | None) -> set[str]:
    """The things of a log that are about a platform; without one, all that are about any."""
    told = ((event.id, _platform(event.body)) for event in events.history(desk, log))
    return {thing for thing, name in told if name is not None and platform in (None, name)}


def _platform(body: Mapping[str, Any]) -> str | None:
    """The platform that a row of a log is about. An experiment names it in its design, inside a line of its chain."""
    design = body.get("body", {}).get("design", {})
    found = body.get("platform") or design.get("subject", {}).get("platform")
    return found if isinstance(found, str) else None


def _start(day: date, zone: tzinfo) -> Microseconds:
    return as_microseconds(datetime.combine(day, time(), zone))
