"""Forget: take rows out of the vault so that they are gone from the disk."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, tzinfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hearten.ground.clock import Microseconds, as_microseconds, local_zone
from hearten.journeys import check_in, events, forget_named
from hearten.journeys.corrections import forget_orphans
from hearten.journeys.desk import Desk
from hearten.journeys.forget_named import ABOUT_PLACES, Place
from hearten.journeys.preferences import forget_answers

Mask = npt.NDArray[np.bool_]

COUNTED_BY = {"traces": "key", "signals": "key", "checkins": "item"}
"""Tables whose rows are counted, and by which column."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to forget: everything that meets all conditions given. A wish without conditions means everything."""

    before: date | None = None
    """Things seen before this day began, in the person's zone. Things without a time are kept."""
    platform: str | None = None
    space: str | None = None
    voice: str | None = None

    @property
    def place(self) -> Place:
        """Where the things are, whenever they were seen."""
        return Place(self.platform, self.space, self.voice)

    def mask(self, traces: pa.Table, zone: tzinfo) -> Mask:
        """True for the rows to forget."""
        chosen = np.ones(traces.num_rows, np.bool_)
        if self.before is not None:
            start = np.datetime64(_start(self.before, zone), "us")
            chosen &= traces["seen_at"].to_numpy() < start  # no time is not before any time
        for column, wanted in (("platform", self.platform), ("space", self.space), ("voice", self.voice)):
            if wanted is not None:
                chosen &= traces[column].to_numpy() == wanted
        return chosen


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is to forget, or was forgotten, kind by kind."""

    things: int = 0
    """Traces: what was seen or done."""
    read: int = 0
    """Texts that were read for what they carry, of those that go."""
    answers: int = 0
    """Of check-ins given before the day; none where only one place is to be forgotten."""
    reasons: int = 0
    """Answers that stay, without the name given as their reason: nothing that is left bears it."""
    choices: int = 0
    """These three are about the place; none where some of its traces may stay."""
    corrections: int = 0
    """What the person said of a message or a place."""
    experiments: int = 0
    plan: int = 0
    """Steps, lines and moments in the plan. They and the notes go only with everything."""
    notes: int = 0
    feeds: int = 0
    """Those of the place."""
    own_words: int = 0
    """Entries of the plan and notes that name the place and stay: they are the person's own words."""

    def __bool__(self) -> bool:
        return any(asdict(replace(self, own_words=0)).values())


def would_forget(desk: Desk, wish: Wish | None, zone: tzinfo | None = None) -> Amount:
    """How much `forget` would take away; without a wish, how much there is of everything."""
    if wish is None:
        return _everything(desk)
    where = zone or local_zone()
    traces = desk.vault.read("traces", _COLUMNS)
    mask = wish.mask(traces, where)
    going = traces["key"].filter(pa.array(mask))
    keys = desk.vault.read("signals", ["key"])["key"]
    found = Amount(len(going), read=len(keys.filter(pc.is_in(keys, going))))
    found = replace(found, reasons=forget_named.reasons(desk, _names_gone(traces, mask, wish)))
    if wish.before is None:
        said = {log: len(forget_named.about(desk, log, wish.place)) for log in ABOUT_PLACES}
        feeds, stay = len(forget_named.feeds(desk, wish.place)), forget_named.own_words(desk, wish.place)
        return replace(found, **said, feeds=feeds, own_words=stay)
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
    """Delete all that is in the vault, its keys and the settings; how much there was."""
    found = Amount(desk.vault.rows("traces")) if desk.locked else _everything(desk)
    desk.vault.erase()
    forget_answers(desk.home)
    desk.let_go()
    return found


def _everything(desk: Desk) -> Amount:
    counted = {log: len(events.latest(desk, log)) for log in (*ABOUT_PLACES, "plan", "notes")}
    feeds = sum(event.event == "feed" for event in events.latest(desk, "feed").values())
    rows = {table: desk.vault.read(table, [column]).num_rows for table, column in COUNTED_BY.items()}
    return Amount(rows["traces"], rows["signals"], rows["checkins"], **counted, feeds=feeds)


def _forget_also(desk: Desk, wish: Wish, zone: tzinfo) -> None:
    traces = desk.vault.read("traces", _COLUMNS)
    forget_named.take_out_reasons(desk, _names_gone(traces, wish.mask(traces, zone), wish))
    if wish.before is None:
        forget_named.take_out(desk, wish.place)
    elif wish.platform is None:
        check_in.forget(desk, _start(wish.before, zone))


_COLUMNS = ["key", "seen_at", "platform", "space", "voice"]


def _names_gone(traces: pa.Table, going: Mask, wish: Wish) -> frozenset[str]:
    """Names of spaces and voices that nothing bears once the traces are gone, and of the place itself."""
    mask = pa.array(going)

    def names(kept: pa.Table) -> set[str]:
        return {name for column in ("space", "voice") for name in pc.unique(kept[column]).to_pylist() if name}

    itself = wish.place.names if wish.before is None else frozenset()
    return (itself | names(traces.filter(mask))) - names(traces.filter(pc.invert(mask)))


def _start(day: date, zone: tzinfo) -> Microseconds:
    return as_microseconds(datetime.combine(day, time(), zone))
