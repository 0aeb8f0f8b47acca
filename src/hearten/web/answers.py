"""A page that answers a form gets an address of its own.

Browsers write what a form sent, beside the page it led to, into the file from which they restore windows after a
crash. A page that was asked for by its address has nothing that could be written down, and can be loaded anew.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpResponse

KEPT = 20
"""Pages in memory; those before are let go."""
SECONDS = 15 * 60
"""How long each stays there."""


@dataclass(frozen=True, slots=True)
class _Answer:
    path: str
    content: bytes
    kind: str
    status: int
    at: float
    once: bool


@dataclass
class Answers:
    """The pages that answered the last forms; in memory only, and gone when the vault is locked."""

    _kept: OrderedDict[str, _Answer] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, path: str, answer: HttpResponse, *, once: bool = False) -> str:
        """The name under which this page can be asked for; `once` if it must not be seen a second time."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            kind = answer["Content-Type"]
            self._kept[name] = _Answer(path, answer.content, kind, answer.status_code, time.monotonic(), once)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return name

    def find(self, path: str, name: str) -> HttpResponse | None:
        """The page of that name, if it is still here."""
        with self._lock:
            found = self._kept.get(name)
            if found and found.once:
                del self._kept[name]
        if found is None or found.path != path or time.monotonic() - found.at > SECONDS:
            return None
        return HttpResponse(found.content, content_type=found.kind, status=found.status)

    def forget(self) -> None:
        """Keep none of them."""
        with self._lock:
            self._kept.clear()
