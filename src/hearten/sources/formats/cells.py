"""Web pages that are one long row of like cells, read cell by cell in constant memory.

    bytes ─► what opens every cell ─► blocks that end where a cell opens ─► one text a cell

No tree is built: a page of 300,000 entries would need gigabytes as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hearten.sources.members import Stream
from hearten.sources.text import unescape_html
from hearten.sources.trace import Unread

CHUNK = 1 << 18
LARGEST_HEAD = 4 << 20
"""Style sheets and scripts may come before the first cell; more than this is no list of cells."""
LARGEST_CELL = 16 << 20
REPEATS = 3
"""A tag that opens this often may be what opens a cell."""

_TAG = re.compile(rb"<(?:div|li|tr|section|article)\b[^<>]{0,400}>")
_MARKUP = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?\s*>", re.IGNORECASE)


def cells(stream: Stream, *openings: bytes) -> Iterator[str | Unread]:
    """The markup of each cell, from behind `opening` to where the next cell opens.

    `openings` are the beginnings of a tag (`<div class="outer-cell`) that are known to open a cell; where none of
    them is in the file, it is the tag that opens most often, so that new class names do not stop us.
    """
    buffer, opening = _head(stream, openings)
    if not opening:
        if stream.lost:
            yield Unread("cut_off", "end of file", max(stream.lost, 0))
        return
    mark = opening.decode()
    is_page = b"<html" in buffer[:4096].lower()
    count = 0
    buffer = buffer[buffer.find(opening) :]
    while chunk := stream.read(max(CHUNK, len(buffer))):
        buffer += chunk
        last = buffer.rfind(opening)
        if last > 0:
            for cell in buffer[:last].decode("utf-8", "replace").split(mark)[1:]:
                count += 1
                yield cell
            buffer = buffer[last:]
        elif len(buffer) > LARGEST_CELL:
            count += 1
            yield Unread("too_large", f"item {count}", _skip(stream, len(buffer)))
            return
    for piece in buffer.split(opening)[1:-1]:
        count += 1
        yield piece.decode("utf-8", "replace")
    yield from _last(buffer[buffer.rfind(opening) :], opening, count + 1, is_page, stream)


def text_of(markup: str) -> str:
    """The words of a piece of markup."""
    if "<" in markup:
        markup = _MARKUP.sub("", markup)
    return (unescape_html(markup) if "&" in markup else markup).strip()


def lines_of(markup: str) -> list[str]:
    """The markup between the line breaks."""
    return _BREAK.split(markup)


def _head(stream: Stream, openings: tuple[bytes, ...]) -> tuple[bytes, bytes]:
    """The file up to some place behind the first cell's opening, and that opening (b"" where there is no cell)."""
    buffer = b""
    while True:
        chunk = stream.read(CHUNK)
        buffer += chunk
        known = next((opening for opening in openings if opening in buffer), b"")
        if known:
            return buffer, known
        if not chunk or len(buffer) > LARGEST_HEAD:
            return buffer, _most_repeated(buffer)


def _most_repeated(page: bytes) -> bytes:
    """The whole tag that opens most often, the first of them where several do."""
    counts = Counter(_TAG.findall(page))
    tag, times = max(counts.items(), key=lambda item: item[1], default=(b"", 0))
    return tag if times >= REPEATS else b""


def _last(piece: bytes, opening: bytes, number: int, is_page: bool, stream: Stream) -> Iterator[str | Unread]:
    """The last cell, and whether the end of the page stands behind it."""
    missing = max(stream.lost, 0)
    end = _end_of_cell(piece, opening)
    if end < 0:
        yield Unread("cut_off", f"item {number}", len(piece) + missing)
        return
    yield piece[:end].decode("utf-8", "replace").removeprefix(opening.decode())
    if stream.lost or (is_page and b"</html" not in piece[end:].lower()):
        yield Unread("cut_off", "end of file", len(piece) - end + missing)


def _end_of_cell(piece: bytes, opening: bytes) -> int:
    """Where the element that `opening` opens is closed; -1 where it is not."""
    element = re.escape(opening[1:].partition(b" ")[0].partition(b">")[0])
    depth = 0
    for tag in re.finditer(rb"<(/?)" + element + rb"\b[^<>]*>", piece):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return -1


def _skip(stream: Stream, skipped: int) -> int:
    while chunk := stream.read(CHUNK):
        skipped += len(chunk)
    return skipped
