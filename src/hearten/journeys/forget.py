"""Forget: take rows out of the vault so that they are gone from the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.ground.clock import Microseconds, as_microseconds, local_zone
from hearten.journeys import check_in, events
from hearten.journeys.corrections import forget_orphans
from hearten.journeys.desk import Desk

Mask = npt.NDArray[np.bool_]

ABOUT_PLACES: tuple[events.Log, ...] = ("choices", "corrections", "experiments")
"""Logs whose things are about a platform, or about a space or voice on one."""


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
class Also:
    """What goes along with the traces of a wish, because it would make no sense or tell too much without them."""

    check_ins: int = 0
    """Answers given before the day; none where only one platform is to be forgotten."""
    said: int = 0
    """Choices, corrections, feelings and experiments about the platform; none where some of its traces may stay."""

    def __bool__(self) -> bool:
        return bool(self.check_ins or self.said)


def would_forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """How many traces `forget` would take away."""
    traces = desk.vault.read("traces", ["key", "seen_at", "platform"])
    return int(wish.mask(traces, zone or local_zone()).sum())


def would_also_forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> Also:
    """What else `forget` would take away."""
    if wish.before is None:
        return Also(said=sum(len(_about(desk, log, wish.platform)) for log in ABOUT_PLACES))
    if wish.platform is not None:
        return Also()
    start = np.datetime64(_start(wish.before, zone or local_zone()), "us")
    answered = desk.vault.read("checkins", ["answered_at"])["answered_at"].to_numpy()
    return Also(check_ins=int((answered < start).sum()))


def forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """Rewrite the vault without those traces and their texts; how many were taken away. It cannot be undone."""
    where = zone or local_zone()
    _forget_also(desk, wish, where)  # first: while traces are left, a person can ask again after a power cut
    gone = desk.vault.forget(lambda traces: pa.chunked_array([pa.array(wish.mask(traces, where))]))
    forget_orphans(desk)
    return gone


def forget_everything(desk: Desk) -> int:
    """Delete all that is in the vault and its keys; how many traces there were."""
    traces = desk.vault.rows("traces")
    desk.vault.erase()
    return traces


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
