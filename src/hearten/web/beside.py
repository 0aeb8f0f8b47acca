"""Work that takes longer than a page may: done beside the requests, and remembered until the vault changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from hearten.journeys.decide import today
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import preferences

Answer = TypeVar("Answer")
Asked = tuple[Desk, str, date, bool, tuple[str, ...]]
"""What an answer depends on: the vault and how it stands, the day, and what Hearten may read out of words."""


@dataclass(frozen=True, slots=True)
class _Known(Generic[Answer]):
    """An answer and what it rests on. What is known of one vault is never shown for another, nor after a lock."""

    answer: Answer
    desk: Desk
    segments: frozenset[str]

    def may_be_shown(self, desk: Desk) -> bool:
        """Things may have been added since; none may have been taken away, here or by another program."""
        return self.desk is desk and self.segments <= desk.vault.segments


@dataclass
class Beside(Generic[Answer]):
    """The answer to one question about the vault, fresh as far as it can be."""

    work: Callable[[Desk], Answer]
    _lock: Lock = field(default_factory=Lock)
    _asked: Asked | None = None
    _future: Future[_Known[Answer]] | None = None
    _last: _Known[Answer] | None = None

    def ask(self, desk: Desk) -> tuple[Answer | None, bool]:
        """The newest answer there is, and whether it is up to date; where it is not, a fresh one is begun."""
        with self._lock:
            done = self._future is None or self._future.done()  # asked once: it may be done a moment later
            if self._future is not None and done:
                self._last = self._result(self._future)
            last = self._last.answer if self._last is not None and self._last.may_be_shown(desk) else None
            asked = _as_it_stands(desk)
            if self._asked is not None and self._asked[0] is desk and self._asked[1:] == asked[1:]:
                return last, done
            if done:
                self._asked = asked
                worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
                self._future = worker.submit(self._worked, desk)
                worker.shutdown(wait=False)
            return last, False

    def _worked(self, desk: Desk) -> _Known[Answer]:
        before = desk.vault.segments
        answer = self.work(desk)
        return _Known(answer, desk, before | desk.vault.segments)

    def _result(self, done: Future[_Known[Answer]]) -> _Known[Answer]:
        """What came of it; work that failed is told of once, and begun anew when it is asked for again."""
        try:
            return done.result()
        except BaseException:
            self._asked = self._future = None
            raise

    def soon(self, desk: Desk, seconds: float) -> Answer | None:
        """The answer for the vault as it stands, if it is there within so many seconds."""
        end = time.monotonic() + seconds
        while True:
            answer, fresh = self.ask(desk)
            left, future = end - time.monotonic(), self._future
            if fresh or left <= 0 or future is None:
                return answer if fresh else None
            wait_for((future,), left)

    def wait(self, desk: Desk) -> Answer:
        """The answer for the vault as it stands, however long it takes."""
        while True:
            answer, fresh = self.ask(desk)
            if fresh and answer is not None:
                return answer
            future = self._future
            if future is not None:
                future.exception()

    def forget(self) -> None:
        """Keep nothing in memory."""
        with self._lock:
            self._asked = self._future = self._last = None


def _as_it_stands(desk: Desk) -> Asked:
    answers = preferences(desk.home)
    return desk, desk.vault.generation, today(), answers.signals, answers.labels_off
