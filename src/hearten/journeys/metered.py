"""How far a file has been read."""

from __future__ import annotations

from hearten.sources.members import Member, Stream


class Meter:
    """Counts the bytes that a reader takes from a member."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self.done = 0

    def open(self) -> Stream:
        """Its bytes, counted as they go."""
        return _Metered(self._member.open(), self)


class _Metered:
    def __init__(self, stream: Stream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter
        self._done = 0

    @property
    def lost(self) -> int:
        return self._stream.lost

    def read(self, size: int = -1, /) -> bytes:
        part = self._stream.read(size)
        self._done += len(part)
        self._meter.done = max(self._meter.done, self._done)
        return part

    def close(self) -> None:
        self._stream.close()
