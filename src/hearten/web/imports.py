"""Imports in the background: one at a time, remembered while the program runs.

start ─► waiting ─► reading ─► done | stopped | failed
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Literal

from django.utils.translation import gettext as _

from hearten.ground.errors import HeartenError
from hearten.ground.ids import fresh_name
from hearten.journeys.bring_in import Given, Progress, bring_in, settings_for, shape_report
from hearten.journeys.desk import Desk
from hearten.journeys.receipt import Receipt
from hearten.journeys.spool import SealedSpool
from hearten.web.choices import Choices

State = Literal["waiting", "reading", "done", "stopped", "failed"]

REMEMBERED = 50
"""Receipts kept in memory."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the files that a person sent lie in a spool: name, first byte, length."""

    spool: SealedSpool
    files: Sequence[tuple[str, int, int]]

    def givens(self) -> list[Given]:
        """The files, open for reading."""
        return [Given(name, file=self.spool.open(start, size)) for name, start, size in self.files]


@dataclass
class Errand:
    """One import, from the moment it is asked for."""

    home: Path
    """Into whose vault; the open vault itself is let go of once the import is over."""
    parts: Parts
    choices: Choices
    id: str = field(default_factory=fresh_name)
    state: State = "waiting"
    progress: Progress | None = None
    receipt: Receipt | None = None
    sentence: str = ""
    """What went wrong, for the person."""
    _stop: Event = field(default_factory=Event)

    @property
    def over(self) -> bool:
        """Nothing more will change."""
        return self.state in ("done", "stopped", "failed")

    @property
    def stopping(self) -> bool:
        """Asked to stop, and not over yet."""
        return self._stop.is_set() and not self.over

    @property
    def unknown(self) -> bool:
        """Some file was of a kind that Hearten does not know."""
        return self.receipt is not None and any(line.outcome == "unknown" for line in self.receipt.files)

    @property
    def asks_dates(self) -> bool:
        """Some dates can be read two ways, and the person can say which is meant."""
        return self.receipt is not None and self.receipt.asks_dates

    def stop(self) -> None:
        """Ask it to end soon. What is in the vault by then stays."""
        self._stop.set()

    def shape_report(self) -> str:
        """Keys and types of the files, no content."""
        return shape_report(self.parts.givens())

    def run(self, desk: Desk) -> Receipt:
        """Read everything; in the background thread."""
        self.state = "reading"
        wanted = self.choices
        settings = settings_for(desk, others_words=wanted.others_words, date_order=wanted.date_order)
        return bring_in(desk, self.parts.givens(), settings=settings, tell=self._tell, stop=self._stop.is_set)

    def finish(self, done: Future[Receipt]) -> None:
        """Note how it ended."""
        fault = done.exception()
        if fault is None:
            self.receipt = done.result()
            self.state = "stopped" if self.receipt.stopped else "done"
        else:
            self.sentence = str(fault) if isinstance(fault, HeartenError) else _our_mistake(fault)
            self.state = "failed"
        if not self.unknown and not self.asks_dates:
            self.parts.spool.close()

    def _tell(self, progress: Progress) -> None:
        self.progress = progress


def _our_mistake(fault: BaseException) -> str:
    log.error("an import failed", exc_info=(type(fault), fault, fault.__traceback__))
    return _("Hearten itself stumbled. That is our mistake, not yours. What was read before it is safe.")


class Imports:
    """All imports of this process."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._errands: dict[str, Errand] = {}

    def start(self, desk: Desk, parts: Parts, choices: Choices) -> Errand:
        """Begin as soon as the one before is over."""
        over = [earlier for earlier in self._errands.values() if earlier.over]
        for earlier in over:
            if earlier.parts is not parts:
                earlier.parts.spool.close()
        for oldest in over[: max(0, len(self._errands) + 1 - REMEMBERED)]:
            del self._errands[oldest.id]
        errand = Errand(desk.home, parts, choices)
        self._errands[errand.id] = errand
        self._worker.submit(errand.run, desk).add_done_callback(errand.finish)
        return errand

    def find(self, name: str) -> Errand | None:
        """The import of that name, unless it is long ago."""
        return self._errands.get(name)

    @property
    def busy(self) -> Errand | None:
        """The import that is not over yet, if there is one."""
        return next((errand for errand in self._errands.values() if not errand.over), None)

    def forget_receipts(self) -> None:
        """Let go of every import that is over: receipts name files."""
        for errand in list(self._errands.values()):
            if errand.over:
                errand.parts.spool.close()
                del self._errands[errand.id]

    def close(self) -> None:
        """Stop what runs, wait for it, and let go of everything that was sent."""
        for errand in self._errands.values():
            errand.stop()
        self._worker.shutdown(wait=True)
        for errand in self._errands.values():
            errand.parts.spool.close()
