"""Answers that are remembered as long as what they were made from is there, and no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from threading import Lock, RLock
from typing import TypeVar, cast

Answer = TypeVar("Answer")


class Memory:
    """The newest answer to each question. Whoever asks while another is working it out waits for the same answer."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}
        self._asking: defaultdict[str, RLock] = defaultdict(RLock)
        self._lock = Lock()
        self._life = 0

    def get(self, question: str, state: object, make: Callable[[], Answer]) -> Answer:
        """The answer made when things stood as in `state`, made now if there is none."""
        with self._lock:
            asking = self._asking[question]
        with asking:
            with self._lock:
                kept, life = self._kept.get(question), self._life
            if kept is not None and kept[0] == state:
                return cast("Answer", kept[1])
            answer = make()
            with self._lock:
                if life == self._life:  # else all was to be let go of meanwhile
                    self._kept[question] = state, answer
            return answer

    def let_go(self) -> None:
        """Keep none of them, nor what is being worked out just now."""
        with self._lock:
            self._kept.clear()
            self._life += 1
