"""Text in blocks of `Name: value` lines, each block begun by a line that tells a time; names in any language.

    Date: 2026-05-14 21:03:11 UTC          Datum: 2026-05-14 21:03:11 UTC
    Link: https://...                      Reactie: words that go
                                           over two lines

A line that names no field of the first block belongs to the field before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hearten.sources.trace import Unread

_TIMED = re.compile(r"[^:]{1,60}: ?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?: UTC)?\s*")
_LONGEST_NAME = 60
_MOST_FIELDS = 30


class Block(NamedTuple):
    """One block: its time as written, and the values behind it in the order of the first block's fields.

    Once a file's first block has shown what the field of the time is called, that name alone begins a block.
    """

    at: str
    values: list[str]
    """Empty texts for fields that are not there."""


def is_timed(line: str) -> bool:
    """A line that can begin a block."""
    return _TIMED.fullmatch(line) is not None


def blocks(source: Iterable[str | Unread]) -> Iterator[Block | Unread]:
    """Every block. What stands before the first is passed over."""
    begin = at = ""
    names: dict[str, int] = {}
    values: list[str] = []
    last = -1
    learning = False
    for line in source:
        if isinstance(line, Unread):
            yield line
            if line.reason == "cut_off":
                begin = ""  # nobody knows how the open block went on
        elif line.startswith(begin) if begin else is_timed(line):
            if begin:
                yield Block(at, values)
            name, _, at = line.partition(":")
            begin, at = f"{name}:", at.strip()
            values, last, learning = [""] * len(names), -1, not names
        elif begin and line.strip():
            last = _add(line, names, values, last, learning)
    if begin:
        yield Block(at, values)


def _add(line: str, names: dict[str, int], values: list[str], last: int, learning: bool) -> int:
    """Put a line where it belongs; says in which field that is."""
    name, colon, value = line.partition(":")
    place = names.get(name, -1) if colon else -1
    if place < 0 and learning and colon and len(name) <= _LONGEST_NAME and len(names) < _MOST_FIELDS:
        place = names[name] = len(names)
        values.append("")
    if place >= 0 and not values[place]:
        values[place] = value.lstrip(":").strip()  # some names are written with two colons
        return place
    if last >= 0:
        values[last] += f"\n{line}"
    return last
