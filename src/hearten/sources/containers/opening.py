"""What a person hands over, opened: files, folders, zips and tars in any mix, all parts of one history.

path or open file ─► sniffed by its first bytes ─► zip | tar | gzip | folder | a file by itself
                                                      └─► files ─► Member, or Refused
                                                            └─► a container inside: opened, one level deep
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from hearten.sources.containers.finding import Finder, Found, Spot
from hearten.sources.containers.folders import file_in
from hearten.sources.containers.handles import Window, on_disk, size_of
from hearten.sources.containers.listed import Listed, Refused
from hearten.sources.containers.names import relative, same
from hearten.sources.members import Member


def open_paths(paths: Iterable[Path]) -> Iterator[Member | Refused]:
    """Every file in what the person named, as parts of one history, and what is not opened and why.

    Lazy: a member may be read as soon as it comes, or later. A link that the person named is followed, others are not.
    """
    return iter(_History(Finder().in_paths(paths)))


def open_streams(files: Iterable[tuple[str, BinaryIO]]) -> Iterator[Member | Refused]:
    """The same for files that are open already and can seek; a name may hold folders (`Takeout/YouTube/a.json`).

    The files stay open; whoever opened them closes them when the members are no longer needed.
    """
    return iter(_History(Finder().in_streams(files)))


class _History:
    """All files of one call, kept as they are found, so that each can ask for its neighbours."""

    def __init__(self, source: Iterator[Found | Refused]) -> None:
        self._source = source
        self._found: list[Found | Refused] = []
        self._index: dict[str, list[Found]] | None = None

    def __iter__(self) -> Iterator[Member | Refused]:
        at = 0
        while at < len(self._found) or self._advance():
            found = self._found[at]
            at += 1
            yield found if isinstance(found, Refused) else self._member(found)

    def _advance(self) -> bool:
        found = next(self._source, None)
        if found is not None:
            self._found.append(found)
        return found is not None

    def _member(self, found: Found) -> Member:
        path, size, opener = found.listed
        return Member(found.spot.name, path, size, opener, partial(self._beside, found))

    def _beside(self, found: Found, step: str) -> Member | None:
        """In the same container first, then in the others; where several fit, nobody can say which is meant."""
        path = relative(found.listed.path, step)
        if path is None:
            return None
        if found.spot.home is not None and (neighbour := _on_disk(found.spot.home, path)):
            return self._member(neighbour)
        everywhere = self._by_path().get(same(path), [])
        here = [other for other in everywhere if other.spot.number == found.spot.number]
        candidates = here or everywhere
        return self._member(candidates[0]) if len(candidates) == 1 else None

    def _by_path(self) -> dict[str, list[Found]]:
        if self._index is None:
            while self._advance():
                pass
            self._index = defaultdict(list)
            for found in self._found:
                if isinstance(found, Found):
                    self._index[same(found.listed.path)].append(found)
        return self._index


def _on_disk(home: Path, name: str) -> Found | None:
    """The file next to one that was given by itself."""
    file = None if "/" in name else file_in(home, name)
    if file is None:
        return None
    opener = on_disk(file)
    try:
        size = size_of(opener)
    except OSError:
        return None
    return Found(Spot(file.name, home=home), Listed(file.name, size, partial(Window, opener, 0, size)))
