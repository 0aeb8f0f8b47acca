"""Web pages as Meta exports them: one record below the other inside `<main>`, read record by record.

    <main> <div class="…"> heading? body footer? </div> <div class="…"> … </div> … </main>
    <main> <section> heading <section> leaf </section> <section> leaf </section> … </section> … </main>

Class names change from year to year (`_2pi0 _2lej` until 2021, `_a6-g` since) and mean nothing, so records are known by
where they stand: they are what `<main>` holds. Within a record there are, in this order, a heading; rows of a label
and a value, or lines of words and links; and the time, as the last line or as the value of a row.

How records look, told by programs that read them: https://github.com/d3i-infra/data-donation-task
(platforms/facebook.py and instagram.py)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from hearten.sources.formats.markup import parse
from hearten.sources.members import Member, Stream
from hearten.sources.meta.shapes import Block, Shapes
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

CHUNK = 1 << 18
_LOOK = 1 << 17
"""As much of the records is looked at to tell how they begin."""
LARGEST_HEAD = 4 << 20
"""Style sheets may come before the first record; a page that has none after this much is no list."""
LARGEST_RECORD = 1 << 20
"""What goes on for longer was opened and never closed; then each of its pieces is a record."""
LARGEST_PIECE = 16 << 20
"""Nothing that a person wrote is longer; what is, is passed over and named."""

_MAIN = re.compile(rb"<(?:main\b[^<>]*|\w+[^<>]*\brole=\"main\"[^<>]*)>")
_ENDS = (b"</main", b"</body", b"</html")
_TODAYS = re.compile(rb'<\w+[^<>]*\bclass="[^"<>]*\b_a6-g\b[^<>]*>')
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_HOLDER = re.compile(rb"<(?:div|section|article|li)\b")
_STEADY = re.compile(rb'<\w+(?:\s+class="[^"]*")?')
_VOID = frozenset((b"br", b"img", b"hr", b"input", b"source", b"meta", b"link"))
_LEVELS = 4
"""So many elements may wrap all records."""


def looks_like_meta(sample: Sample) -> bool:
    """A page with Meta's frame, or with its style sheet, which may fill the whole head."""
    return sample.is_html and bool(_MAIN.search(sample.head) or b"._3-95" in sample.head or b"._a6-" in sample.head)


def blocks(stream: Stream, *, leaves: bool = False) -> Iterator[Block | Unread]:
    """Every record of a page. `leaves`: those that hold no others, each with the heading of what it stands in."""
    pieces = _Pieces(stream)
    shapes = Shapes()
    found = _leaves(pieces, shapes) if leaves else _whole(pieces)
    for count, (markup, heading) in enumerate(found, 1):
        block = shapes.block(markup, heading)
        yield block or Unread("not_understood", f"item {count}", _size(markup))
    if pieces.too_large:
        yield Unread("too_large", "one record", pieces.too_large)
    if pieces.is_cut:
        yield Unread("cut_off", "end of file", pieces.lost)


def first_blocks(member: Member, limit: int, *, leaves: bool = False) -> list[Block]:
    """The first records of a page."""
    stream = member.open()
    try:
        return [block for block in islice(blocks(stream, leaves=leaves), limit) if isinstance(block, Block)]
    finally:
        stream.close()


def page_title(member: Member) -> str | None:
    """What the page is called: for a conversation, the name of the other one or of the group."""
    head = Sample.of(member).text
    start = head.find("<title>")
    end = head.find("</title>", start)
    title = parse(head[start : end + len("</title>")]) if 0 <= start < end else None
    return (title.words() or None) if title else None


# -- from bytes to records ---------------------------------------------------------------------------------------------


class _Pieces:
    """The markup from one opening of a record to the next; the tag that opens is the first one inside `<main>`."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.element = ""
        self.is_cut = False
        self.lost = 0
        self.too_large = 0

    def __iter__(self) -> Iterator[str]:
        buffer, opening = self._find_opening()
        if not opening:
            self._end(buffer)
            return
        mark = opening.decode("utf-8", "replace")
        self.element = mark[1:].partition(" ")[0]
        buffer = buffer[buffer.find(opening) :]
        while chunk := self._stream.read(max(CHUNK, len(buffer))):
            buffer += chunk
            last = buffer.rfind(opening)
            if last > 0:
                yield from (mark + piece for piece in _text(buffer[:last]).split(mark)[1:])
                buffer = buffer[last:]
            elif len(buffer) > LARGEST_PIECE:
                self.too_large = len(buffer) + _skip(self._stream)
                return
        *whole, last_piece = _text(buffer).split(mark)[1:]
        yield from (mark + piece for piece in whole)
        self._end(buffer)
        yield mark + (self._without_torn_tag(last_piece) if self.is_cut else last_piece)

    def _find_opening(self) -> tuple[bytes, bytes]:
        """The page from `<main>` on, and how its records begin (b"" where it has none)."""
        buffer = b""
        while chunk := self._stream.read(CHUNK):
            buffer += chunk
            main = _MAIN.search(buffer)
            if main and len(buffer) > main.end() + _LOOK:
                break
            if not main and len(buffer) > LARGEST_HEAD:
                return buffer, b""
        main = _MAIN.search(buffer)
        return (buffer[main.end() :], _opening(buffer[main.end() :])) if main else (buffer, b"")

    def _end(self, rest: bytes) -> None:
        """Note whether the page was read to its end."""
        missing = max(self._stream.lost, 0)
        self.is_cut = bool(missing) or not any(mark in rest for mark in _ENDS)
        self.lost = missing

    def _without_torn_tag(self, piece: str) -> str:
        """The piece up to its last whole tag: what stands behind it is torn."""
        end = piece.rfind(">") + 1
        self.lost += _size(piece[end:])
        return piece[:end]


def _opening(page: bytes) -> bytes:
    """How a record begins: as today's do, or like the most of what `<main>` holds, or like all that it holds."""
    todays = Counter(map(_steady, _TODAYS.findall(page)))
    if todays:
        first = next(iter(todays))
        return first if todays[first] > 1 else todays.most_common(1)[0][0]
    children: list[list[bytes]] = [[] for _ in range(_LEVELS)]
    depth = 0
    for tag in _TAG.finditer(page):
        if tag[1]:
            depth -= 1
            if depth < 0:
                break
            continue
        if depth < _LEVELS:
            children[depth].append(tag[0])
        depth += tag[2] not in _VOID
    outermost = next((_steady(tag) for tag in children[0] if _HOLDER.match(tag)), b"")
    for level in children:
        if len(level) > 1:
            counts = Counter(_steady(tag) for tag in level if _HOLDER.match(tag))
            (best, times), *_ = [*counts.most_common(1), (b"", 0)]
            return best if times > 1 and best != b"<div" else outermost
    return outermost


def _steady(tag: bytes) -> bytes:
    """The part of a tag that is the same in every record; labels for screen readers and the like are not."""
    match = _STEADY.match(tag)
    return match[0] if match else tag


def _whole(pieces: _Pieces) -> Iterator[tuple[str, str | None]]:
    """The records that `<main>` itself holds, with all that is inside them."""
    held: list[str] = []
    opened = closed = ""
    depth = size = 0
    for piece in pieces:
        opened, closed = opened or f"<{pieces.element}", closed or f"</{pieces.element}"
        depth += piece.count(opened) - piece.count(closed)
        if depth <= 0 and not held:
            yield piece, None
            depth = 0
            continue
        held.append(piece)
        size += len(piece)
        if depth <= 0:
            yield "".join(held), None
        elif size > LARGEST_RECORD:
            yield from ((part, None) for part in held)
        else:
            continue
        held, depth, size = [], 0, 0
    if held and not pieces.is_cut:
        yield "".join(held), None
    pieces.lost += sum(map(_size, held)) if pieces.is_cut else 0


def _leaves(pieces: _Pieces, shapes: Shapes) -> Iterator[tuple[str, str | None]]:
    """The innermost records, each with the nearest heading above it."""
    heading: str | None = None
    for piece in pieces:
        if piece.count(f"<{pieces.element}") > piece.count(f"</{pieces.element}"):
            parent = shapes.block(piece)
            heading = (parent.heading if parent else None) or heading
            pieces.lost += _size(piece) if pieces.is_cut else 0
        else:
            yield piece, heading


def _skip(stream: Stream) -> int:
    skipped = 0
    while chunk := stream.read(CHUNK):
        skipped += len(chunk)
    return skipped


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _text(page: bytes) -> str:
    return page.decode("utf-8", "replace")
