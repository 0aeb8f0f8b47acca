"""One file inside what the person gave us, whatever container it came in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol


class Stream(Protocol):
    """A readable binary stream that never raises for damage: it ends early and says how much is missing."""

    @property
    def lost(self) -> int:
        """Bytes known to be missing after the end of what could be read; valid once `read` has returned nothing."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; b"" at the end or at the damage."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read."""

    name: str
    """For the receipt: container and path, `takeout.zip: Takeout/YouTube/history/watch-history.json`."""
    path: str
    """Inside its container, NFC-normalised, forward slashes: `Takeout/YouTube/history/watch-history.json`."""
    size: int | None
    """Bytes once unpacked, where the container says so."""
    open: Callable[[], Stream]
    """A fresh stream from the first byte; may be called again and again."""
    beside: Callable[[str], Member | None]
    """A file by its path relative to this one's folder (`../index.json`, `History-wal`), matched without regard to
    case and Unicode form; None where there is no such file or more than one."""


def read_all(member: Member, limit: int) -> bytes:
    """The whole of a small file, at most `limit` bytes of it."""
    stream = member.open()
    try:
        parts = []
        while limit > 0 and (part := stream.read(min(limit, 1 << 20))):
            parts.append(part)
            limit -= len(part)
        return b"".join(parts)
    finally:
        stream.close()


def from_bytes(path: str, content: bytes, beside: dict[str, bytes] | None = None, lost: int = 0) -> Member:
    """A member that lives in memory: for tests, demonstrations and pasted text."""
    others = beside or {}

    def find(name: str) -> Member | None:
        return from_bytes(name, others[name], others) if name in others else None

    return Member(path, path, len(content), lambda: _MemoryStream(content, lost), find)


class _MemoryStream:
    def __init__(self, content: bytes, lost: int) -> None:
        self._view = BytesIO(content)
        self.lost = lost

    def read(self, size: int = -1, /) -> bytes:
        return self._view.read(size)

    def close(self) -> None:
        self._view.close()
