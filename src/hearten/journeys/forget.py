"""Forget: take rows out of the vault so that they are gone from the disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.clock import local_zone
from hearten.journeys.desk import Desk


@dataclass(frozen=True, slots=True)
class Wish:
    """What to forget: everything that meets all conditions given. A wish without conditions means everything."""

    before: date | None = None
    """Things seen before this day began, in the person's zone. Things without a time are kept."""
    platform: str | None = None

    def mask(self, traces: pa.Table, zone: tzinfo) -> pa.ChunkedArray:
        """True for the rows to forget."""
        chosen = pc.is_valid(traces["key"])
        if self.before is not None:
            start = pa.scalar(datetime.combine(self.before, time(), zone), pa.timestamp("us", "UTC"))
            chosen = pc.and_(chosen, pc.fill_null(pc.less(traces["seen_at"], start), False))
        if self.platform is not None:
            chosen = pc.and_(chosen, pc.equal(traces["platform"], pa.scalar(self.platform)))
        return chosen


def would_forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """How many traces `forget` would take away."""
    traces = desk.vault.read("traces", ["key", "seen_at", "platform"])
    return pc.sum(wish.mask(traces, zone or local_zone())).as_py() or 0


def forget(desk: Desk, wish: Wish, zone: tzinfo | None = None) -> int:
    """Rewrite the vault without those traces and their texts; how many were taken away. It cannot be undone."""
    where = zone or local_zone()
    return desk.vault.forget(lambda traces: wish.mask(traces, where))


def forget_everything(desk: Desk) -> int:
    """Delete all that is in the vault and its keys; how many traces there were."""
    traces = desk.vault.rows("traces")
    desk.vault.erase()
    return traces
