"""What a container lists: files that may be read, and files that are refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hearten.sources.members import Stream
from hearten.sources.trace import UnreadReason


class Listed(NamedTuple):
    """One file in a container, before anybody asks for it. A tuple because there may be a hundred thousand."""

    path: str
    """Inside its container, safe, in our own form."""
    size: int | None
    """Bytes once unpacked, where the container says so."""
    open: Callable[[], Stream]
    """A fresh stream from the first byte."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that cannot or should not be opened: named, with the reason."""

    name: str
    """For the receipt: container and path."""
    reason: UnreadReason
    sentence: str
    """For people: what it is and what they can do."""
    bytes: int = 0
    """How large it is, packed, where that is known."""
