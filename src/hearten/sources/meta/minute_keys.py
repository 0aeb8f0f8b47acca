"""Keys for a platform whose exports tell time by the second in one format and by the minute in another.

Several like things may happen within one minute, so they are numbered in the order of their file:

    10:07:12 liked fern, 10:07:40 liked fern   ─►  (fern, 10:07), (fern, 10:07, 1)

Both formats list the same things, so both arrive at the same keys; and a later export that holds the minute again adds
nothing that is known.
"""

from __future__ import annotations

from hearten.ground.ids import MINUTE, trace_key

_MANY = 10_000
"""As many minutes are remembered, and as many before those: files are in sequence, so like things are close."""


class MinuteKeys:
    """Makes the keys of one file."""

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self._counts: dict[tuple[str, str, int], int] = {}
        self._older: dict[tuple[str, str, int], int] = {}

    def of(self, act: str, target: str, at: int | None) -> bytes:
        """The key of the next thing that was done to `target` at `at`."""
        if at is None:
            return trace_key(self.platform, act, target, None)
        thing = (act, target, at // MINUTE)
        count = self._counts.get(thing)
        if count is None:
            count = self._older.get(thing, 0)
            if len(self._counts) >= _MANY:
                self._older, self._counts = self._counts, {}
        self._counts[thing] = count + 1
        return trace_key(self.platform, act, f"{target}\0{count}" if count else target, at, MINUTE)
