"""Comma-separated rows, streamed: marks, odd line ends, torn quotes and cut ends do not lose their neighbours.

bytes ─► decoded lines ─► csv ─► one list a row
                            └──► Unread for a line with a fault; the lines behind it are read again
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator

from hearten.sources.members import Stream
from hearten.sources.trace import Unread

CHUNK = 1 << 18
LONGEST_LINE = 1 << 22
LINES_OF_A_ROW = 20
"""At the end of a file, a quote that stays open over more lines than this was torn open earlier, not cut off here."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rows(stream: Stream, delimiter: str = ",") -> Iterator[list[str] | Unread]:
    """Every row that is not empty, the header too, in the order of the file."""
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter)
    width = 0
    while True:
        lines.begin_row()
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:  # a field beyond csv's limit: its quote was never closed
            yield lines.give_up()
            continue
        if lines.ended or lines.is_cut(len(row) < width):
            yield lines.give_up()
            reader = csv.reader(lines, delimiter=delimiter)
        elif any(row):
            width = len(row)
            yield row
    if stream.lost:
        yield Unread("cut_off", "end of file", max(stream.lost, 0))


class _Lines:
    """The lines of a stream, with those of the present row kept so that they can be read again."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._source = _decoded_lines(stream)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._lines_before = 0
        self.ended = False
        """csv asked for a line beyond the last: the row it now makes of what it has is torn."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._again.popleft() if self._again else next(self._source)
        except StopIteration:
            self.ended = bool(self._row)
            raise
        self._row.append(line)
        return line

    def begin_row(self) -> None:
        """What was handed out so far was read well."""
        self._lines_before += len(self._row)
        self._row.clear()

    def is_cut(self, is_short: bool) -> bool:
        """Whether the row is the last, without its line end, and something of it is missing."""
        return not self._row[-1].endswith(("\n", "\r")) and (is_short or self._stream.lost != 0)

    def give_up(self) -> Unread:
        """Pass over the row where the file ends in it; else over its first line, and read those behind it again."""
        at_end = not self._row[-1].endswith(("\n", "\r")) or self.ended
        is_cut = at_end and (self._stream.lost != 0 or len(self._row) <= LINES_OF_A_ROW)
        kept = len(self._row) if is_cut else 1
        self._again.extendleft(reversed(self._row[kept:]))
        del self._row[kept:]
        self.ended = False
        length = sum(len(line.encode()) for line in self._row)
        return Unread("cut_off" if is_cut else "not_understood", f"line {self._lines_before + 1}", length)


def _decoded_lines(stream: Stream) -> Iterator[str]:
    """Lines with their ends; in UTF-8, or UTF-16 where a mark says so."""
    chunk = stream.read(CHUNK)
    encoding = "utf-16" if chunk[:2] in _UTF16 else "utf-8-sig"
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("replace"), translate=False)
    rest = ""
    while chunk:
        lines = io.StringIO(rest + decoder.decode(chunk).replace("\0", ""), newline="").readlines()
        rest = lines.pop() if lines else ""
        yield from lines
        if len(rest) > LONGEST_LINE:
            yield rest
            rest = ""
        chunk = stream.read(CHUNK)
    yield from io.StringIO(rest + decoder.decode(b"", final=True), newline="")
