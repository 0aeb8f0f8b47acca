"""Forget: take rows out of the vault so that they are gone from the disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.ground.clock import as_microseconds, local_zone
from hearten.journeys.corrections import forget_orphans
from hearten.journeys.desk import Desk

Mask = npt.NDArray[np.bool_]


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
            start = np.datetime64(as_microseconds(datetime.combine(self.before, time(), zone)), "us")
            chosen &= traces["seen_at"].to_numpy() < start  # no time is not before any time
        if self.platform is not None:
            chosen &= traces["platform"].to_numpy() == self.platform
        return chosen


def would_forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """How many traces `forget` would take away."""
    traces = desk.vault.read("traces", ["key", "seen_at", "platform"])
    return int(wish.mask(traces, zone or local_zone()).sum())


def forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """Rewrite the vault without those traces and their texts; how many were taken away. It cannot be undone."""
    where = zone or local_zone()
    gone = desk.vault.forget(lambda traces: pa.chunked_array([pa.array(wish.mask(traces, where))]))
    forget_orphans(desk)
    return gone


def forget_everything(desk: Desk) -> int:
    """Delete all that is in the vault and its keys; how many traces there were."""
    traces = desk.vault.rows("traces")
    desk.vault.erase()
    return traces
