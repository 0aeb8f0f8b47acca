"""Who takes part in which conversation of a table of messages, read once before the messages themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hearten.sources.formats.csvrows import rows
from hearten.sources.members import Stream
from hearten.sources.trace import Unread

_MOST_TALKS = 50_000
_ENOUGH = 3
"""More names than these need not be known of one conversation: it is a group."""


@dataclass(frozen=True, slots=True)
class Talks:
    """Which names occur in which conversation of a file."""

    names: dict[str, tuple[str, ...]]

    @property
    def most_present(self) -> str | None:
        """Who takes part in more conversations than anybody else."""
        counts = Counter(name for names in self.names.values() for name in names).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
            return None
        return counts[0][0]

    def others(self, talk: str, owner: str | None) -> tuple[str, ...]:
        """Who takes part beside the person."""
        return tuple(name for name in self.names.get(talk, ()) if name != owner)


def talks_in(stream: Stream, talk_column: str, name_columns: tuple[str, ...]) -> Talks:
    """Read a table once for who takes part where. What stands above the header is passed over."""
    names: dict[str, tuple[str, ...]] = {}
    place, places = -1, [-1]
    try:
        for row in rows(stream):
            if isinstance(row, Unread):
                continue
            if place < 0:
                header = [name.strip().casefold() for name in row]
                place = header.index(talk_column) if talk_column in header else -1
                places = [header.index(name) for name in name_columns if name in header]
            elif place < len(row):
                known = names.get(row[place], ())
                new = [row[at] for at in places if at < len(row) and row[at] and row[at] not in known]
                if new and len(known) < _ENOUGH and len(names) < _MOST_TALKS:
                    names[row[place]] = (*known, *dict.fromkeys(new))
    finally:
        stream.close()
    return Talks(names)
