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
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from hearten.sources.markup import Line, Node, lines, parse
from hearten.sources.members import Member, Stream, from_bytes
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

CHUNK = 1 << 18
LARGEST_HEAD = 4 << 20
"""Style sheets may come before the first record; a page that has none after this much is no list."""
LARGEST_RECORD = 1 << 20
"""What goes on for longer was opened and never closed; then each of its pieces is a record."""

_MAIN = re.compile(rb"<(?:main\b[^<>]*|\w+[^<>]*\brole=\"main\"[^<>]*)>")
_ENDS = (b"</main", b"</body", b"</html")
_FIRST_TAG = re.compile(rb"\s*<(?:div|section|article|li)\b[^<>]*>")
_STEADY = re.compile(rb"<\w+(?:\s+class=\"[^\"]*\")?")
"""The part of a tag that is the same in every record; labels for screen readers and the like are not."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_REACTIONS = frozenset(("ul",))
"""Lists in a record are what others put under it."""


class Row(NamedTuple):
    """A label with what stands beside or below it. Several groups of rows may stand below one, for a thing inside."""

    label: str
    value: str
    target: str | None
    groups: list[list[Row]]


class Block:
    """One record of a page."""

    def __init__(self, root: Node, heading: str | None = None) -> None:
        self._root = root
        self._above = heading

    @cached_property
    def _parts(self) -> tuple[str | None, list[Node]]:
        """The heading, and what comes after it."""
        inner = self._root.elements()
        if inner and (inner[0].name in _HEADINGS or (len(inner) > 1 and not inner[0].elements())):
            return inner[0].words() or None, inner[1:]
        return None, inner

    @property
    def heading(self) -> str | None:
        """What stands at the top of the record."""
        return self._parts[0]

    @property
    def section(self) -> str | None:
        """What stands at the top of the section that the record is in."""
        return self._above

    @cached_property
    def lines(self) -> list[Line]:
        """The lines below the heading that stand in no table, from the top down."""
        without = _REACTIONS | {"table"}
        return [line for part in self._parts[1] for line in lines(part, without)]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the record's tables."""
        return [row for part in self._parts[1] for row in _rows(part)]

    @property
    def is_empty(self) -> bool:
        """Nothing but perhaps a heading."""
        return not self.lines and not self.rows


def looks_like_meta(sample: Sample) -> bool:
    """A page with Meta's frame, or with its style sheet, which may fill the whole head."""
    return sample.is_html and bool(_MAIN.search(sample.head) or b"._3-95" in sample.head or b"._a6-" in sample.head)


def blocks(stream: Stream, *, leaves: bool = False) -> Iterator[Block | Unread]:
    """Every record of a page. `leaves`: those that hold no others, each with the heading of what it stands in."""
    pieces = _Pieces(stream)
    found = _leaves(pieces) if leaves else _whole(pieces)
    for count, (markup, heading) in enumerate(found, 1):
        root = parse(markup)
        if root is None:
            yield Unread("not_understood", f"item {count}", len(markup.encode("utf-8", "surrogatepass")))
        else:
            yield Block(root, heading)
    if pieces.is_cut:
        yield Unread("cut_off", "end of file", pieces.lost)


def first_blocks(member: Member, limit: int, *, leaves: bool = False) -> list[Block]:
    """The first records of a page."""
    stream = member.open()
    try:
        return [block for block in islice(blocks(stream, leaves=leaves), limit) if isinstance(block, Block)]
    finally:
        stream.close()


def sample_blocks(sample: Sample) -> list[Block]:
    """The records in the head of a file."""
    return first_blocks(from_bytes(sample.path, sample.head), 50)


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
        *whole, last_piece = _text(buffer).split(mark)[1:]
        yield from (mark + piece for piece in whole)
        if self._end(buffer):
            yield mark + last_piece

    def _find_opening(self) -> tuple[bytes, bytes]:
        """The page from `<main>` on, and how its records begin (b"" where it has none)."""
        buffer = b""
        while chunk := self._stream.read(CHUNK):
            buffer += chunk
            main = _MAIN.search(buffer)
            if main and len(buffer) > main.end() + CHUNK // 2:
                break
            if not main and len(buffer) > LARGEST_HEAD:
                return buffer, b""
        main = _MAIN.search(buffer)
        return (buffer[main.end() :], _opening(buffer[main.end() :])) if main else (buffer, b"")

    def _end(self, rest: bytes) -> bool:
        """Whether the page was read to its end, or at least the last record was closed."""
        missing = max(self._stream.lost, 0)
        ends = [at for mark in _ENDS if (at := rest.find(mark)) >= 0]
        self.is_cut = bool(missing) or not ends
        self.lost = missing
        if ends or not self.element:
            return True
        name = self.element.encode()
        if rest.count(b"<" + name) <= rest.count(b"</" + name):
            return True
        self.lost += len(rest)
        return False


def _opening(page: bytes) -> bytes:
    """How a record begins: like the first tag inside `<main>`, or the first inside that where only one is."""
    at = 0
    first = b""
    for _ in range(4):
        tag = _FIRST_TAG.match(page, at)
        if tag is None:
            break
        steady = _STEADY.match(tag[0].lstrip())
        opening = steady[0] if steady else b""
        first = first or opening
        if page.count(opening) > 1 and opening != b"<div":
            return opening
        at = tag.end()
    return first


def _whole(pieces: _Pieces) -> Iterator[tuple[str, str | None]]:
    """The records that `<main>` itself holds, with all that is inside them."""
    held: list[str] = []
    depth = size = 0
    for piece in pieces:
        opened, closed = f"<{pieces.element}", f"</{pieces.element}"
        held.append(piece)
        size += len(piece)
        depth += piece.count(opened) - piece.count(closed)
        if depth <= 0:
            yield "".join(held), None
        elif size > LARGEST_RECORD:
            yield from ((part, None) for part in held)
        else:
            continue
        held, depth, size = [], 0, 0
    if held and not pieces.is_cut:
        yield "".join(held), None
    pieces.lost += sum(len(piece.encode("utf-8", "surrogatepass")) for piece in held) if pieces.is_cut else 0


def _leaves(pieces: _Pieces) -> Iterator[tuple[str, str | None]]:
    """The innermost records, each with the nearest heading above it."""
    heading: str | None = None
    for piece in pieces:
        if piece.count(f"<{pieces.element}") > piece.count(f"</{pieces.element}"):
            root = parse(piece)
            above = Block(root).heading if root else None
            heading = above or heading
        else:
            yield piece, heading


def _text(page: bytes) -> str:
    return page.decode("utf-8", "replace")


# -- rows --------------------------------------------------------------------------------------------------------------


def _rows(node: Node) -> list[Row]:
    """The rows of the outermost tables in an element."""
    if node.name == "tr":
        return [_row(node)]
    return [row for part in node.elements() for row in _rows(part)]


def _row(node: Node) -> Row:
    cells = [part for part in node.elements() if part.name in ("td", "th")]
    if len(cells) > 1:
        value = cells[1]
        return Row(cells[0].words(), value.words(), value.first_target(), _groups(value))
    if not cells:
        return Row("", node.words(), node.first_target(), [])
    groups = _groups(cells[0])
    label = cells[0].own_words() or (_first_heading(cells[0]) or "")
    below = "" if groups else " ".join(part.words() for part in cells[0].elements())
    return Row(label, below.strip(), cells[0].first_target(), groups)


def _groups(node: Node) -> list[list[Row]]:
    """The innermost tables in a cell, each with its rows."""
    found: list[list[Row]] = []
    for part in node.elements():
        inner = _groups(part)
        if part.name == "table" and not inner:
            found.append(_rows(part))
        else:
            found.extend(inner)
    return found


def _first_heading(node: Node) -> str | None:
    for part in node.elements():
        if part.name in _HEADINGS:
            return part.words()
        if (found := _first_heading(part)) is not None:
            return found
    return None
