"""Who is who in a download from Reddit: whose it is, and who else takes part in a conversation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hearten.sources.csvrows import rows
from hearten.sources.members import Member
from hearten.sources.sample import Sample
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


def owner_of(member: Member) -> str | None:
    """The account that the download is of, from the statistics beside the file."""
    statistics = member.beside("statistics.csv")
    for row in Sample.of(statistics).csv_rows if statistics else ():
        if len(row) > 1 and row[0] == "account name" and row[1]:
            return row[1]
    return None


def talks_in(member: Member, talk_column: str, name_columns: tuple[str, ...]) -> Talks:
    """Read a file once for who takes part where."""
    names: dict[str, tuple[str, ...]] = {}
    place, places = -1, [-1]
    stream = member.open()
    try:
        for number, row in enumerate(row for row in rows(stream) if not isinstance(row, Unread)):
            if number == 0:
                header = [name.strip().casefold() for name in row]
                place = header.index(talk_column) if talk_column in header else -1
                places = [header.index(name) for name in name_columns if name in header]
            elif 0 <= place < len(row):
                known = names.get(row[place], ())
                new = [row[at] for at in places if at < len(row) and row[at] and row[at] not in known]
                if new and len(known) < _ENOUGH and len(names) < _MOST_TALKS:
                    names[row[place]] = (*known, *dict.fromkeys(new))
    finally:
        stream.close()
    return Talks(names)
